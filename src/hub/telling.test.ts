import { expect, test } from 'vitest';
import type { Told } from '../protocol/told.ts';
import type { Codec } from './ports/gateways.ts';
import type { Session } from './session.ts';
import { Tellings } from './telling.ts';

const said = (seq: number): Told => ({
  ...{ on: 'said', log: 'l', seq, id: `${seq}`, at: 1, room: '#a', text: `${seq}` },
  by: { id: 'p', nickname: '김' },
});

test('[G1] what is told together is encoded once for each kind of reader, also for those who asked for some of it', () => {
  const encoded: Told[] = [];
  const codec: Codec<unknown> = {
    name: 'noting',
    encode(told) {
      encoded.push(told);
      return 'seq' in told && told.seq === 2 ? null : told;
    },
  };
  const askers = [1, 3].map((seq) => ({ seq, session: { id: `${seq}` } as unknown as Session }));
  const heard: Told[] = [];
  const hear = (told: Told) => void heard.push(told);
  const tellings = new Tellings(
    [1, 2, 3, 4].map((seq) => {
      const asker = askers.find((one) => one.seq === seq);
      return { told: said(seq), asking: asker ? { session: asker.session, hear } : null };
    }),
  );
  const shared = tellings.after([], codec);
  expect(tellings.after([], codec)).toHaveLength(3);
  expect(shared).toEqual([said(1), said(3), said(4)]);
  for (const { session } of askers) {
    expect(tellings.isHeardBy(session)).toBe(true);
    const parcels: unknown[] = [];
    tellings.deal(session, codec, (parcel) => parcels.push(parcel));
    expect(parcels.filter((parcel) => typeof parcel === 'function')).toHaveLength(1);
    expect(parcels).toHaveLength(3);
  }
  expect(encoded).toHaveLength(4);
});
