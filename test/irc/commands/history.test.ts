import { beforeEach, expect, test } from 'vitest';
import { LineClient } from '../line-client.ts';
import { answers, heard, plain, ROOM, scene } from './scene.ts';

const at = scene();
const CAPS = ['message-tags', 'server-time', 'batch', 'standard-replies', 'draft/chathistory'];

/** 09:00 and so many seconds. */
const moment = (seconds: number) => `2026-03-01T09:00:0${seconds}.000Z`;

/** The texts of an answer, in order, without what is around them. */
function textsIn(lines: readonly string[]): string {
  return lines.flatMap((line) => / PRIVMSG \S+ :(.*)$/.exec(line)?.[1] ?? []).join(' ');
}

let one: LineClient;
let two: LineClient;
let ids: readonly string[];

/** Five messages, a second apart: 가 나 다 라 마. */
beforeEach(async () => {
  one = await at.come('one', { caps: [...CAPS, 'echo-message'] });
  two = await at.come('two', { caps: CAPS });
  const said: string[] = [];
  await one.barrier();
  for (const text of '가나다라마') {
    said.push(...(await one.ask(`PRIVMSG ${ROOM} :${text}`)));
    at.house.clock.advance(1_000);
  }
  ids = said.map((line) => /msgid=([^; ]+)/.exec(line)?.[1] ?? '');
  await two.barrier();
});

const asked = async (words: string) => textsIn(await answers(two, `CHATHISTORY ${words}`));

test('CHATHISTORY LATEST is one batch of what was said last, as it was told', async () => {
  expect(await answers(two, `CHATHISTORY LATEST ${ROOM} * 2`)).toEqual([
    `:irc.sokdak BATCH +b1 chathistory :${ROOM}`,
    `@time=${moment(3)};msgid=ID;batch=b1 :one!u@sokdak PRIVMSG ${ROOM} :라`,
    `@time=${moment(4)};msgid=ID;batch=b1 :one!u@sokdak PRIVMSG ${ROOM} :마`,
    ':irc.sokdak BATCH :-b1',
  ]);
  expect(await asked(`LATEST ${ROOM} timestamp=${moment(2)} 50`)).toBe('라 마');
  expect(await asked(`LATEST ${ROOM} msgid=${ids[3]} 50`)).toBe('마');
  expect(await asked(`LATEST ${ROOM} msgid=${ids[4]} 50`)).toBe('');
});

test('CHATHISTORY BEFORE and AFTER take a message or a moment, and leave it out', async () => {
  expect(await asked(`BEFORE ${ROOM} msgid=${ids[3]} 2`)).toBe('나 다');
  expect(await asked(`BEFORE ${ROOM} timestamp=${moment(3)} 2`)).toBe('나 다');
  expect(await asked(`BEFORE ${ROOM} msgid=${ids[0]} 2`)).toBe('');
  expect(await asked(`AFTER ${ROOM} msgid=${ids[0]} 2`)).toBe('나 다');
  expect(await asked(`AFTER ${ROOM} timestamp=${moment(0)} 2`)).toBe('나 다');
  expect(await asked(`AFTER ${ROOM} msgid=${ids[4]} 2`)).toBe('');
});

test('CHATHISTORY AROUND has the message in the middle', async () => {
  expect(await asked(`AROUND ${ROOM} msgid=${ids[2]} 3`)).toBe('나 다 라');
  expect(await asked(`AROUND ${ROOM} msgid=${ids[0]} 3`)).toBe('가 나 다');
  expect(await asked(`AROUND ${ROOM} timestamp=${moment(2)} 3`)).toBe('나 다 라');
});

test('CHATHISTORY BETWEEN goes from the first reference towards the second', async () => {
  expect(await asked(`BETWEEN ${ROOM} msgid=${ids[0]} msgid=${ids[4]} 50`)).toBe('나 다 라');
  expect(await asked(`BETWEEN ${ROOM} msgid=${ids[0]} msgid=${ids[4]} 2`)).toBe('나 다');
  expect(await asked(`BETWEEN ${ROOM} msgid=${ids[4]} msgid=${ids[0]} 2`)).toBe('다 라');
  expect(await asked(`BETWEEN ${ROOM} timestamp=${moment(0)} timestamp=${moment(4)} 50`)).toBe('나 다 라');
});

test('CHATHISTORY with a nickname is what the two whispered', async () => {
  await one.ask('PRIVMSG two :쉿', `PRIVMSG ${ROOM} :큰 소리`);
  expect(await asked('LATEST one * 50')).toBe('쉿');
  const three = await at.come('three', { caps: CAPS });
  expect(await answers(three, 'CHATHISTORY LATEST one * 50')).toEqual([
    ':irc.sokdak FAIL CHATHISTORY INVALID_TARGET LATEST one :Messages could not be retrieved',
  ]);
});

test('CHATHISTORY TARGETS tells where something happened between two moments', async () => {
  await one.ask('PRIVMSG two :쉿');
  const between = `timestamp=${moment(0)} timestamp=2027-01-01T00:00:00.000Z`;
  expect(await answers(two, `CHATHISTORY TARGETS ${between} 10`)).toEqual([
    ':irc.sokdak BATCH +b1 :draft/chathistory-targets',
    `@batch=b1 :irc.sokdak CHATHISTORY TARGETS ${ROOM} :${moment(4)}`,
    `@batch=b1 :irc.sokdak CHATHISTORY TARGETS one :${moment(5)}`,
    ':irc.sokdak BATCH :-b1',
  ]);
  const targets = async (words: string) =>
    (await answers(two, `CHATHISTORY TARGETS ${words}`)).flatMap((line) => / TARGETS (\S+)/.exec(line)?.[1] ?? []);
  expect(await targets(`${between} 1`)).toEqual([ROOM]);
  expect(await targets(`timestamp=2027-01-01T00:00:00.000Z timestamp=${moment(0)} 1`)).toEqual(['one']);
  expect(await targets(`timestamp=${moment(4)} timestamp=${moment(5)} 10`)).toEqual([]);
});

test('CHATHISTORY is refused with its own codes', async () => {
  const refused = async (words: string) => (await answers(two, `CHATHISTORY ${words}`)).join();
  const fail = (words: string) => `:irc.sokdak FAIL CHATHISTORY ${words}`;
  expect(await refused('NEXT #a * 1')).toBe(fail('UNKNOWN_COMMAND NEXT :Unknown command'));
  expect(await refused(`LATEST ${ROOM} *`)).toBe(fail('NEED_MORE_PARAMS LATEST :Missing parameters'));
  expect(await refused(`LATEST ${ROOM} * 0`)).toBe(fail('INVALID_PARAMS LATEST 0 :Invalid limit'));
  expect(await refused(`BEFORE ${ROOM} * 1`)).toBe(
    fail(`INVALID_MSGREFTYPE BEFORE ${ROOM} * :Give msgid= or timestamp=`),
  );
  expect(await refused(`BEFORE ${ROOM} timestamp=yesterday 1`)).toContain('INVALID_MSGREFTYPE');
  expect(await refused(`BEFORE ${ROOM} msgid=nonsense 1`)).toBe(
    fail(`MESSAGE_ERROR BEFORE ${ROOM} :Messages could not be retrieved`),
  );
  expect(await refused('LATEST #nowhere * 1')).toBe(
    fail('INVALID_TARGET LATEST #nowhere :Messages could not be retrieved'),
  );
  expect(await refused('TARGETS timestamp=x * 1')).toBe(
    fail('INVALID_PARAMS TARGETS :Give two timestamp= and a limit'),
  );
});

test('CHATHISTORY gives at most a hundred, however many are asked for', async () => {
  for (let nth = 0; nth < 12; nth += 1) await one.ask(...Array.from({ length: 10 }, () => `PRIVMSG ${ROOM} :a`));
  expect((await asked(`LATEST ${ROOM} * 5000`)).split(' ').length).toBe(100);
});

test('CHATHISTORY of a hundred messages of the greatest length reaches whoever reads it', async () => {
  const [session] = at.house.hub.people.named('one')?.sessions ?? [];
  const text = '가'.repeat(4_000);
  for (let nth = 0; nth < 100; nth += 1) {
    await new Promise<unknown>((word) => session?.ask('say', { room: ROOM, text }, { word }));
    await Promise.all([one.barrier(), two.barrier()]);
  }
  expect((await asked(`LATEST ${ROOM} * 100`)).replaceAll(' ', '').length).toBe(400_000);
});

test('JOIN shows no more lines by itself than a reader can take', async () => {
  await one.ask('CAP REQ draft/multiline');
  const [session] = at.house.hub.people.named('one')?.sessions ?? [];
  for (let nth = 0; nth < 20; nth += 1) {
    await new Promise<unknown>((word) => session?.ask('say', { room: ROOM, text: '가'.repeat(4_000) }, { word }));
  }
  const three = await at.come('three', { rooms: [] });
  const shown = (await three.ask(`JOIN ${ROOM}`)).filter((line) => line.includes('PRIVMSG')).length;
  expect(shown).toBeGreaterThan(100);
  expect(shown).toBeLessThanOrEqual(200);
});

test('CHATHISTORY counts messages: what happened around them, and deleted ones, stand in no answer', async () => {
  const owner = await at.comeAsOwner('three');
  await owner.ask(...Array.from({ length: 9 }, (_, nth) => `TOPIC ${ROOM} :${nth}`));
  await one.ask(`REDACT ${ROOM} ${ids[4]}`);
  expect(await asked(`LATEST ${ROOM} * 3`)).toBe('나 다 라');
});

test('draft/event-playback adds topics, kicks and bans', async () => {
  const owner = await at.comeAsOwner('three', { caps: [...CAPS, 'draft/event-playback'] });
  await owner.ask(`TOPIC ${ROOM} :회의`, `KICK ${ROOM} one :조용히`);
  const shown = await answers(owner, `CHATHISTORY AFTER ${ROOM} timestamp=${moment(4)} 50`);
  expect(shown.slice(1, -1)).toEqual([
    `@time=${moment(5)};msgid=ID;batch=b1 :three!u@sokdak TOPIC ${ROOM} :회의`,
    `@time=${moment(5)};msgid=ID;batch=b1 :three!u@sokdak KICK ${ROOM} one :조용히`,
  ]);
});

test('CHATHISTORY for a client without batch and server-time is lines with the hour', async () => {
  const three = await at.come('three');
  const lines = await answers(three, `CHATHISTORY LATEST ${ROOM} * 1`);
  expect(lines).toEqual([expect.stringMatching(/^:one!u@sokdak PRIVMSG #광장 :\[\d\d:00\] 마$/)]);
});

test('REDACT deletes: one’s own, the owner anybody’s, in a room and of a whisper', async () => {
  const owner = await at.comeAsOwner('three', { caps: [...CAPS, 'echo-message', 'draft/message-redaction'] });
  await heard(owner);
  const redacted = (who: string) => `@time=${moment(5)};msgid=ID :${who}!u@sokdak REDACT ${ROOM} :ID`;
  expect(await answers(owner, `REDACT ${ROOM} ${ids[0]} :부탁합니다`)).toEqual([redacted('three')]);
  await one.ask(`REDACT ${ROOM} ${ids[1]}`);
  expect(await heard(owner)).toEqual([redacted('one')]);
  expect(await asked(`LATEST ${ROOM} * 50`)).toBe('다 라 마');
  const [whisper = ''] = (await one.ask('PRIVMSG two :쉿')).filter((line) => line.includes('쉿'));
  await one.ask(`REDACT two ${/msgid=([^; ]+)/.exec(whisper)?.[1]}`);
  expect(await asked('LATEST one * 50')).toBe('');
});

test('REDACT is refused with its own codes', async () => {
  const refused = async (words: string) => (await two.ask(`REDACT ${words}`)).join();
  const fail = (words: string) => `:irc.sokdak FAIL REDACT ${words}`;
  expect(await refused(`#nowhere ${ids[0]}`)).toBe(fail('INVALID_TARGET #nowhere :You cannot delete messages there'));
  expect(await refused(`${ROOM} nonsense`)).toBe(fail(`UNKNOWN_MSGID ${ROOM} nonsense :This message does not exist`));
  expect(await refused(`${ROOM} ${ids[0]}`)).toBe(
    fail(`REDACT_FORBIDDEN ${ROOM} ${ids[0]} :You are not authorised to delete this message`),
  );
  expect(await refused(ROOM)).toBe(':irc.sokdak 461 two REDACT :Not enough parameters');
});

test('JOIN shows what was said before, by itself, to clients that cannot ask for it by draft/chathistory', async () => {
  const three = await at.come('three', { rooms: [] });
  const replayed = (await answers(three, `JOIN ${ROOM}`)).slice(-5);
  expect(replayed.map((line) => line.replace(/\[\d\d:00\]/, '[..]'))).toEqual(
    [...'가나다라마'].map((text) => `:one!u@sokdak PRIVMSG ${ROOM} :[..] ${text}`),
  );
  const four = await at.come('four', { rooms: [], caps: ['server-time', 'batch'] });
  expect((await answers(four, `JOIN ${ROOM}`)).slice(-7)).toEqual([
    `:irc.sokdak BATCH +b1 chathistory :${ROOM}`,
    ...[...'가나다라마'].map((text, nth) => `@time=${moment(nth)};batch=b1 :one!u@sokdak PRIVMSG ${ROOM} :${text}`),
    ':irc.sokdak BATCH :-b1',
  ]);
  expect(textsIn(await two.ask(`PART ${ROOM}`, `JOIN ${ROOM}`))).toBe('');
});

test('JOIN shows at most fifty messages by itself', async () => {
  for (let nth = 0; nth < 6; nth += 1) await one.ask(...Array.from({ length: 10 }, () => `PRIVMSG ${ROOM} :a`));
  const three = await at.come('three', { rooms: [] });
  expect((await three.ask(`JOIN ${ROOM}`)).filter((line) => line.includes('PRIVMSG')).length).toBe(50);
});

test('PASS token: brings back to one’s rooms, with all that was missed there and whispered, once', async () => {
  const three = await at.come('three');
  const [notice = ''] = await answers(three, 'TOKEN');
  const pass = notice.split(' ').at(-1) ?? '';
  three.lose();
  await three.closed;
  at.house.clock.advance(1_000);
  await one.ask(`PRIVMSG ${ROOM} :바`, 'PRIVMSG three :돌아와');
  const back = await LineClient.connect({ port: at.house.ircPort });
  const greeting = (await back.register('three', { pass, caps: ['server-time'] })).map(plain);
  expect(greeting.slice(greeting.findIndex((line) => line.includes(' 376 ')) + 1)).toEqual([
    `@time=${moment(6)} :three!u@sokdak JOIN :${ROOM}`,
    `:irc.sokdak 353 three = ${ROOM} :one three two`,
    `:irc.sokdak 366 three ${ROOM} :End of /NAMES list.`,
    `@time=${moment(6)} :one!u@sokdak PRIVMSG ${ROOM} :바`,
    `@time=${moment(6)} :one!u@sokdak PRIVMSG three :돌아와`,
  ]);
  expect(await answers(back, `JOIN ${ROOM}`)).toEqual([]);
});

test('who comes back for the second time is shown what he missed since the first, and no more', async () => {
  const three = await at.come('three');
  const [notice = ''] = await answers(three, 'TOKEN');
  const pass = notice.split(' ').at(-1) ?? '';
  const gone = async (client: LineClient) => {
    client.lose();
    while (at.house.hub.counts().sessions > 2) await new Promise(setImmediate);
    at.house.clock.advance(1_000);
  };
  const missed = async (text: string) => {
    await one.ask(`PRIVMSG ${ROOM} :${text}`);
    const back = await LineClient.connect({ port: at.house.ircPort });
    const greeting = await back.register('three', { pass, caps: ['server-time'] });
    return { back, texts: textsIn(greeting) };
  };
  await gone(three);
  const first = await missed('바');
  expect(first.texts).toBe('바');
  await gone(first.back);
  expect((await missed('사')).texts).toBe('사');
});
