import { connect } from 'node:net';
import { expect, test } from 'vitest';
import type { LabCall } from '../../protocol/lab.ts';
import { Line } from './line.ts';
import { openTcp, type TcpLine } from './tcp.ts';

const line = () => new Line({ way: 'tcp', number: 1, now: () => 0, tell: () => {} });

test('who writes on and on though nobody reads is refused, and nothing piles up', async () => {
  const one = line();
  let accepted = () => {};
  const ready = new Promise<void>((resolve) => {
    accepted = resolve;
  });
  const end = openTcp(one, (socket) => {
    socket.pause();
    accepted();
  });
  expect(end.write(Buffer.from('too early'))).toBe(false);
  await ready;
  let count = 0;
  while (end.write(Buffer.alloc(60_000)) && count < 1_000) count += 1;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(1_000);
  one.cut();
});

test('the server socket takes its own client, though a stranger comes first', async () => {
  const one = line();
  const at = new Map<LabCall, string | null>();
  let turnedAway: Promise<void> | null = null;
  await new Promise<void>((resolve) => {
    const watched: TcpLine = {
      made(call, address = null) {
        at.set(call, address);
        if (call === 'server bind') turnedAway = strangerAt(Number(address?.split(':').at(-1)));
        if (at.has('server accept') && at.has('client connect')) resolve();
      },
      open: (...args) => one.open(...args),
      end: () => one.end(),
      onEnd: (run) => one.onEnd(run),
    };
    openTcp(watched, () => {});
  });
  await turnedAway;
  expect(at.get('server accept')).toBe(at.get('client connect'));
  one.cut();
});

/** Resolves when somebody who connects there is turned away. */
function strangerAt(port: number): Promise<void> {
  const stranger = connect(port, '127.0.0.1').on('error', () => {});
  return new Promise((resolve) => stranger.resume().once('close', () => resolve()));
}
