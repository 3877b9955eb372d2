import { describe, expect, test } from 'vitest';
import { Attending, LEFT } from './attending.ts';
import { Changes } from './changes.ts';
import type { ConnectionState, Me } from './connection.ts';
import { TestClock } from './testing/clock.ts';

/** A page, and what it tells. */
function page() {
  const clock = new TestClock();
  const changes = new Changes();
  const told: unknown[] = [];
  const connection = {
    state: { is: 'here' } as ConnectionState,
    me: { id: 'a', nickname: '길동' } as Me,
    subscribe: changes.subscribe,
    ask: async (name: string, payload: object) => void told.push({ do: name, ...payload }),
  };
  const attending = new Attending({ clock, connection: connection as never, text: () => '자리 비움' });
  const become = (change: Partial<typeof connection>) => {
    Object.assign(connection, change);
    changes.tell();
  };
  return { clock, told, attending, become };
}

const AWAY = { do: 'away', attended: false, text: '자리 비움' };
const BACK = { do: 'away', attended: true };
const LONG = LEFT.atOnce + LEFT.after;

describe('(UX 71) whether anybody is at the page', () => {
  test('is told when it was hidden for 5 minutes and 5 seconds, once, and again when it is seen', () => {
    const { clock, told, attending } = page();
    attending.see(true);
    attending.see(false);
    clock.advance(LONG - 1);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told).toEqual([AWAY]);
    attending.see(false);
    clock.advance(LONG);
    attending.see(true);
    attending.see(true);
    expect(told).toEqual([AWAY, BACK]);
  });

  test('a page that is hidden for a while only is not left', () => {
    const { clock, told, attending } = page();
    for (let nth = 0; nth < 5; nth += 1) {
      attending.see(false);
      clock.advance(LONG - 1);
      attending.see(true);
    }
    clock.advance(LONG);
    expect(told).toEqual([]);
  });

  test('is told anew over a new connection, and not while there is none', () => {
    const { clock, told, attending, become } = page();
    attending.see(false);
    become({ state: { is: 'lost', since: 0, retryAt: 1 } });
    clock.advance(LONG);
    expect(told).toEqual([]);
    become({ state: { is: 'here' } });
    become({ state: { is: 'here' } });
    expect(told).toEqual([AWAY]);
    become({ state: { is: 'lost', since: 0, retryAt: 1 } });
    become({ state: { is: 'here' } });
    expect(told.splice(1)).toEqual([AWAY]);
    become({ state: { is: 'lost', since: 0, retryAt: 1 } });
    attending.see(true);
    become({ state: { is: 'here' }, me: { id: 'a', nickname: '길동', away: '자리 비움' } });
    expect(told).toEqual([AWAY, BACK]);
  });
});
