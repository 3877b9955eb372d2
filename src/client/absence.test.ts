import { afterEach, expect, test } from 'vitest';
import { PageClient, until } from '../../test/faults/stage/page-client.ts';
import { Road } from '../../test/faults/stage/road.ts';
import { type House, openHouse, usual } from '../../test/plays/house.ts';
import { watched } from '../../test/rules/watched-store.ts';
import { Call } from '../hub/call.ts';

/** A week away. */
const MISSED = 50_000;
const AT_ONCE = 1_000;
/** So many times more is asked for. */
const SCROLLED = 10;

let house: House;
let road: Road;
let page: PageClient;
afterEach(async () => {
  page.chat.connection.forget();
  await road.remove();
  await house.stop();
});

/** Somebody who says much, without a line. */
async function chatter(): Promise<(texts: readonly string[]) => Promise<unknown>> {
  const whence = { origin: { gateway: 'http', address: null, local: true }, language: 'ko' } as const;
  const call = Call.deaf(house.hub, whence, () => {});
  await call.ask('hello', { nickname: '소연' });
  return (texts) => Promise.all(texts.map((text) => call.ask('say', { room: '#광장', text })));
}

test('[S9] [R3] [L8] after a week and 50,000 messages: the newest page at once, the count, the rest on scrolling, the divider in its place', async () => {
  let pages = 0;
  const count = (call: string) => {
    if (call === 'logs.page') pages += 1;
  };
  const store = watched({ before: count });
  house = await openHouse(usual({ openStore: async () => store }));
  road = await Road.to({ up: async () => ({ url: house.url, irc: '' }) });
  page = new PageClient((await road.up()).url);
  const room = await page.enter('길동');
  room.reading = true;
  const say = await chatter();
  await say(['읽은 말']);
  await until(room, () => texts().includes('읽은 말'));
  room.reading = false;
  for (const travel of road.travels) travel.cut('RST');
  for (let from = 0; from < MISSED; from += AT_ONCE) {
    await say(Array.from({ length: AT_ONCE }, (_, n) => `${from + n}`));
  }
  pages = 0;
  await page.comeBack();
  expect([pages, room.absence]).toEqual([1, { came: MISSED, whole: false, replaced: false }]);
  expect([texts().at(-1), texts().length, room.unread]).toEqual([`${MISSED - 1}`, 50, MISSED]);
  expect(room.missed).toBe(MISSED - 50);
  for (let more = 1; more <= SCROLLED; more += 1) await room.loadOlder();
  const loaded = texts().length;
  expect([loaded > 50 * SCROLLED, room.missed]).toEqual([true, MISSED - loaded]);
  expect(texts()).toEqual(Array.from({ length: loaded }, (_, n) => `${MISSED - loaded + n}`));
  // All that is here is unread, and more is above: the divider is at the very top.
  expect([room.unread, kinds().filter((kind) => kind !== 'day')[0]]).toEqual([MISSED, 'unread']);
}, 60_000);

const kinds = () => page.room.rows.map(({ kind }) => kind);
const texts = () => page.room.rows.flatMap((row) => (row.kind === 'message' ? [row.text] : []));
