import { expect, test } from 'vitest';
import type { Payload } from '../protocol/commands.ts';
import { FileLinks } from './file-links.ts';
import { settled, TestClock } from './testing/clock.ts';
import { type Asked, LOST } from './transport.ts';

function scene(known: readonly string[]) {
  const clock = new TestClock();
  const asked: (readonly string[])[] = [];
  const server = { isLost: false, known: new Set(known) };
  const ask = async (_: string, { files }: Payload<'links'>) => {
    asked.push(files);
    if (server.isLost) return LOST;
    const links = files.filter((id) => server.known.has(id)).map((id) => ({ id, url: `/${id}?${asked.length}` }));
    return { ok: true, links, until: clock.now() + 600_000 } as Asked<'links'>;
  };
  const links = new FileLinks({ ask: ask as never }, clock);
  let changes = 0;
  links.subscribe(() => {
    changes += 1;
  });
  return { clock, asked, server, links, changes: () => changes };
}

test('[F5] asks for all that is wanted in one turn at once, and tells when it is known', async () => {
  const { asked, links, changes } = scene(['a', 'b']);
  expect([links.to('a'), links.to('b'), links.to('c')]).toEqual([null, null, null]);
  await settled();
  expect([asked, changes()]).toEqual([[['a', 'b', 'c']], 1]);
  expect([links.to('a'), links.to('b'), links.to('c')]).toEqual(['/a?1', '/b?1', null]);
  await settled();
  expect(asked).toHaveLength(1);
});

test('asks anew before a link is over, and shows the old one meanwhile', async () => {
  const { clock, asked, links } = scene(['a']);
  expect(await links.all(['a'])).toEqual(['/a?1']);
  clock.advance(545_000);
  expect(links.to('a')).toBe('/a?1');
  await settled();
  expect([links.to('a'), asked.length]).toEqual(['/a?2', 2]);
});

test('what could not be had is asked for again a while later, and not at once', async () => {
  const { clock, asked, server, links } = scene(['a']);
  server.isLost = true;
  expect(await links.all(['a'])).toEqual([null]);
  server.isLost = false;
  expect(await links.all(['a'])).toEqual([null]);
  expect(asked).toHaveLength(1);
  clock.advance(30_000);
  expect(await links.all(['a'])).toEqual(['/a?2']);
});

test('no more than a hundred go with one question', async () => {
  const ids = Array.from({ length: 230 }, (_, nth) => `${nth}`);
  const { asked, links } = scene(ids);
  expect((await links.all(ids)).every((url) => url !== null)).toBe(true);
  expect(asked.map(({ length }) => length)).toEqual([100, 100, 30]);
});
