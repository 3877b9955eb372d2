import { expect, test } from 'vitest';
import { Changes } from './changes.ts';
import type { ConnectionState } from './connection.ts';
import { insist } from './insisting.ts';
import { type Asked, LOST } from './transport.ts';

/** A connection that loses what it is asked, so often as there are states here: each is what it is after one more change. */
function lossy(...after: ConnectionState['is'][]) {
  const changes = new Changes();
  const asked: unknown[] = [];
  const connection = {
    state: { is: 'here' } as ConnectionState,
    subscribe: changes.subscribe,
    async ask(name: string, wish: object): Promise<never> {
      asked.push([name, wish]);
      const next = after.shift();
      if (next === undefined) return { ok: true, again: asked.length > 1 } as never;
      connection.state = { is: 'lost' } as ConnectionState;
      setImmediate(() => {
        for (const is of ['connecting', next]) {
          connection.state = { is } as ConnectionState;
          changes.tell();
        }
      });
      return LOST as never;
    },
  };
  return { connection, asked };
}

const wish = { id: 'm', key: 'k' };

test('[S11] what got lost is asked for again under the same key, once one is back, until there is an answer', async () => {
  const { connection, asked } = lossy('here', 'here');
  expect(await insist(connection, 'delete', wish)).toEqual({ ok: true, again: true });
  expect(asked).toEqual([1, 2, 3].map(() => ['delete', wish]));
});

test('who has left meanwhile asks for nothing more', async () => {
  for (const gone of ['nameless', 'closed'] as const) {
    const { connection, asked } = lossy(gone);
    expect(await insist(connection, 'pin', wish)).toEqual(LOST satisfies Asked);
    expect(asked).toHaveLength(1);
  }
});

test('a refusal is an answer', async () => {
  const refused = { ok: false, error: { code: 'not_yours', message: '' } };
  const { connection } = lossy();
  const asking = insist({ ...connection, ask: async () => refused as never }, 'delete', wish);
  expect(await asking).toEqual(refused);
});
