import { expect, test } from 'vitest';
import { LineClient } from '../line-client.ts';
import { answers, heard, plain, ROOM, scene } from './scene.ts';

const at = scene();

const ALL = ['message-tags', 'server-time', 'batch', 'echo-message', 'standard-replies'];
const NOW = 'time=2026-03-01T09:00:00.000Z';

test('PRIVMSG to a room is told to the others in it, and to oneself by echo-message', async () => {
  const one = await at.come('홍길동');
  const two = await at.come('two', { caps: ALL });
  await heard(one);
  expect(await answers(one, `PRIVMSG ${ROOM} :안녕하세요`)).toEqual([]);
  expect(await heard(two)).toEqual([`@${NOW};msgid=ID :홍길동!u@sokdak PRIVMSG ${ROOM} :안녕하세요`]);
  expect(await answers(two, `PRIVMSG ${ROOM} :네`)).toEqual([`@${NOW};msgid=ID :two!u@sokdak PRIVMSG ${ROOM} :네`]);
  expect(await heard(one)).toEqual([`:two!u@sokdak PRIVMSG ${ROOM} :네`]);
});

test('PRIVMSG to a nickname is a whisper, shown aside in the only room that the two share', async () => {
  const one = await at.come('one', { caps: ALL });
  const two = await at.come('two', { caps: ALL });
  const three = await at.come('three');
  const words = `@${NOW};msgid=ID;+draft/channel-context=${ROOM} :one!u@sokdak PRIVMSG two :쉿`;
  expect(await answers(one, 'PRIVMSG two :쉿')).toEqual([words]);
  expect((await heard(two)).at(-1)).toBe(words);
  expect(await heard(three)).toEqual([]);
});

test('+draft/channel-context says in which room a whisper is shown', async () => {
  const one = await at.come('one', { caps: ALL, rooms: [ROOM, '#a'] });
  await at.come('two', { rooms: [ROOM, '#a'] });
  const told = (context: string) => `@${NOW};msgid=ID${context} :one!u@sokdak PRIVMSG two :쉿`;
  expect(await answers(one, 'PRIVMSG two :쉿')).toEqual([told('')]);
  expect(await answers(one, '@+draft/channel-context=#a PRIVMSG two :쉿')).toEqual([
    told(';+draft/channel-context=#a'),
  ]);
  expect(await answers(one, '@+draft/channel-context=#nowhere PRIVMSG two :쉿')).toEqual([
    ':irc.sokdak 404 one two :먼저 그 방에 들어가야 합니다.',
  ]);
});

test('PRIVMSG is refused: no recipient, no text, nobody, nowhere, not there, not together, too many', async () => {
  const one = await at.come('one');
  await at.come('two', { rooms: ['#a'] });
  await heard(one);
  expect(await answers(one, 'PRIVMSG')).toEqual([':irc.sokdak 411 one :No recipient given (PRIVMSG)']);
  expect(await answers(one, `PRIVMSG ${ROOM}`)).toEqual([':irc.sokdak 412 one :보낼 글이 비어 있습니다.']);
  expect(await answers(one, 'PRIVMSG nobody :a')).toEqual([':irc.sokdak 401 one nobody :그런 사람이 없습니다.']);
  expect(await answers(one, 'PRIVMSG #nowhere :a')).toEqual([':irc.sokdak 403 one #nowhere :그런 방이 없습니다.']);
  expect(await answers(one, 'PRIVMSG #a :a')).toEqual([':irc.sokdak 404 one #a :먼저 그 방에 들어가야 합니다.']);
  expect(await answers(one, 'PRIVMSG two :a')).toEqual([':irc.sokdak 531 one two :그 사람은 지금 여기 없습니다.']);
  expect(await answers(one, 'PRIVMSG one :a')).toEqual([':irc.sokdak 531 one one :자기 자신에게는 할 수 없습니다.']);
  expect(await answers(one, 'PRIVMSG a,b,c,d,e :a')).toEqual([':irc.sokdak 407 one a,b,c,d,e :Too many targets']);
});

test('PRIVMSG with ACTION is /me; other CTCP is refused; colours are left out', async () => {
  const one = await at.come('one');
  const two = await at.come('two');
  await heard(one);
  await one.ask(`PRIVMSG ${ROOM} :\x01ACTION 손을 흔든다\x01`);
  expect(await heard(two)).toEqual([`:one!u@sokdak PRIVMSG ${ROOM} :\x01ACTION 손을 흔든다\x01`]);
  expect(await answers(one, 'PRIVMSG two :\x01VERSION\x01')).toEqual([
    ':irc.sokdak 531 one two :CTCP is not carried here, but for ACTION',
  ]);
  await one.ask(`PRIVMSG ${ROOM} :\x02굵게\x02 \x0304,01붉게\x03`);
  expect(await heard(two)).toEqual([`:one!u@sokdak PRIVMSG ${ROOM} :굵게 붉게`]);
});

test('NOTICE is said like all else, and never answered', async () => {
  const one = await at.come('one');
  const two = await at.come('two');
  await heard(one);
  expect(await answers(one, 'NOTICE nobody :a', 'NOTICE', `NOTICE ${ROOM} :`, 'NOTICE #nowhere :a')).toEqual([]);
  await one.ask(`NOTICE ${ROOM} :알림`);
  expect(await heard(two)).toEqual([`:one!u@sokdak PRIVMSG ${ROOM} :알림`]);
});

test('TAGMSG with +typing is told to a room, or to the one to whom one writes', async () => {
  const one = await at.come('one');
  const two = await at.come('two', { caps: ALL });
  const three = await at.come('three');
  await heard(two);
  expect(await answers(one, `@+typing=active TAGMSG ${ROOM}`)).toEqual([]);
  expect(await heard(two)).toEqual([`@${NOW};+typing=active :one!u@sokdak TAGMSG :${ROOM}`]);
  at.house.clock.advance(3_000);
  await one.ask('@+typing=done TAGMSG two');
  expect(await heard(two)).toEqual(['@time=2026-03-01T09:00:03.000Z;+typing=done :one!u@sokdak TAGMSG :two']);
  expect(await heard(three)).toEqual([]);
});

test('TAGMSG with other tags is passed over, and refused where nobody could be told', async () => {
  const one = await at.come('one');
  const two = await at.come('two', { caps: ALL });
  await heard(two);
  expect(await answers(one, `@+draft/react=👍 TAGMSG ${ROOM}`, '@+typing=loudly TAGMSG two')).toEqual([]);
  expect(await heard(two)).toEqual([]);
  expect(await answers(one, '@+typing=active TAGMSG #nowhere')).toEqual([
    ':irc.sokdak 404 one #nowhere :먼저 그 방에 들어가야 합니다.',
  ]);
  expect(await answers(one, 'TAGMSG')).toEqual([':irc.sokdak 461 one TAGMSG :Not enough parameters']);
});

test('an edit made elsewhere is one line that names the message; a deletion is REDACT by draft/message-redaction or one line', async () => {
  const one = await at.come('one', { caps: [...ALL, 'draft/message-redaction'] });
  const two = await at.come('two');
  const [line = ''] = await one.ask(`PRIVMSG ${ROOM} :안넝`).then((lines) => lines.slice(-1));
  const id = /msgid=(\S+)/.exec(line)?.[1] ?? '';
  const author = at.house.hub.people.named('one');
  const [session] = author?.sessions ?? [];
  await heard(two);
  await new Promise<unknown>((word) => session?.ask('edit', { id, text: '안녕' }, { word }));
  expect(await heard(one)).toEqual([`@${NOW};+draft/reply=ID :irc.sokdak NOTICE ${ROOM} :one 님이 고침: 안녕`]);
  expect(await heard(two)).toEqual([`:irc.sokdak NOTICE ${ROOM} :one 님이 고침: 안녕`]);
  await new Promise<unknown>((word) => session?.ask('delete', { id }, { word }));
  expect(await heard(one)).toEqual([`@${NOW};msgid=ID :one!u@sokdak REDACT ${ROOM} :ID`]);
  expect(await heard(two)).toEqual([`:irc.sokdak NOTICE ${ROOM} :one 님이 메시지를 지움`]);
});

const MULTILINE = [...ALL, 'draft/multiline'];

test('BATCH draft/multiline is one message, told as a batch or as several lines', async () => {
  const one = await at.come('one', { caps: MULTILINE });
  const two = await at.come('two');
  await heard(one);
  expect(
    await answers(
      one,
      `BATCH +1 draft/multiline ${ROOM}`,
      `@batch=1 PRIVMSG ${ROOM} :하나`,
      `@batch=1 PRIVMSG ${ROOM} :`,
      `@batch=1 PRIVMSG ${ROOM} :둘, `,
      `@batch=1;draft/multiline-concat PRIVMSG ${ROOM} :셋`,
      'BATCH -1',
    ),
  ).toEqual([
    `@${NOW};msgid=ID :one!u@sokdak BATCH +b1 draft/multiline :${ROOM}`,
    `@batch=b1 :one!u@sokdak PRIVMSG ${ROOM} :하나`,
    `@batch=b1 :one!u@sokdak PRIVMSG ${ROOM} :`,
    `@batch=b1 :one!u@sokdak PRIVMSG ${ROOM} :둘, 셋`,
    ':one!u@sokdak BATCH :-b1',
  ]);
  expect(await heard(two)).toEqual([`:one!u@sokdak PRIVMSG ${ROOM} :하나`, `:one!u@sokdak PRIVMSG ${ROOM} :둘, 셋`]);
});

test('BATCH is refused: another type, another target, too many lines, too many bytes, nothing in it, no such batch', async () => {
  const one = await at.come('one', { caps: MULTILINE });
  const begin = `BATCH +1 draft/multiline ${ROOM}`;
  const said = (text: string) => `@batch=1 PRIVMSG ${ROOM} :${text}`;
  const fail = (words: string) => [`:irc.sokdak FAIL BATCH ${words}`];
  expect(await answers(one, `BATCH +1 netsplit ${ROOM}`)).toEqual(
    fail('MULTILINE_INVALID :Only draft/multiline, once it is asked for by CAP REQ'),
  );
  expect(await answers(one, begin, '@batch=1 PRIVMSG #a :a', 'BATCH -1')).toEqual(
    fail(`MULTILINE_INVALID_TARGET ${ROOM} #a :Invalid multiline target`),
  );
  expect(await answers(one, begin, ...Array.from({ length: 150 }, () => said('a')), 'BATCH -1')).toEqual(
    fail('MULTILINE_MAX_LINES 100 :Too many lines'),
  );
  expect(await answers(one, begin, ...Array.from({ length: 60 }, () => said('a'.repeat(450))), 'BATCH -1')).toEqual(
    fail('MULTILINE_MAX_BYTES 16000 :Too many bytes'),
  );
  expect(await answers(one, begin, 'BATCH -1')).toEqual(fail('MULTILINE_INVALID :There is nothing in it'));
  expect(await answers(one, begin, `@batch=1 NOTICE ${ROOM} :a`, 'BATCH -1')).toEqual(
    fail('MULTILINE_INVALID :Only PRIVMSG can stand in it'),
  );
  expect(await answers(one, said('a'))).toEqual(fail('MULTILINE_INVALID :No such batch'));
  expect(await answers(one, 'BATCH -1')).toEqual(fail('MULTILINE_INVALID :No such batch'));
  expect(await answers(one, begin, 'BATCH +2 draft/multiline #a', 'BATCH -1')).toEqual([
    ...fail('MULTILINE_INVALID :There is an open batch'),
    ...fail('MULTILINE_INVALID :There is nothing in it'),
  ]);
  expect(await answers(one, `BATCH +1 draft/multiline #a`, '@batch=1 PRIVMSG #a :a', 'BATCH -1')).toEqual([
    ':irc.sokdak 403 one #a :그런 방이 없습니다.',
  ]);
});

test('PRIVMSG, WHOIS and KICK take the user part of a mask for a nickname: an alias that every client can type', async () => {
  const owner = await at.comeAsOwner('owner', { caps: ['message-tags'] });
  const one = await at.come('홍길동');
  const [, user = ''] = / 311 owner 홍길동 (\S+) /.exec((await owner.ask('WHOIS 홍길동')).join('\n')) ?? [];
  await heard(one);
  await owner.ask(`PRIVMSG ${user} :쉿`);
  expect(await heard(one)).toEqual([':owner!u@sokdak PRIVMSG 홍길동 :쉿']);
  await one.ask('NICK 길동');
  expect((await answers(owner, `WHOIS ${user}`))[0]).toBe(':irc.sokdak 311 owner 길동 u sokdak * :길동');
  await owner.ask(`KICK ${ROOM} ${user} :잠깐`);
  expect((await heard(one)).at(-1)).toBe(`:owner!u@sokdak KICK ${ROOM} 길동 :잠깐`);
  one.send('QUIT');
  await one.closed;
  expect(await answers(owner, `PRIVMSG ${user} :없니`)).toEqual([expect.stringContaining(' 401 owner u ')]);
});

test('[W10] PRIVMSG to an account that is not here is kept, and there when it comes', async () => {
  const two = await at.come('two');
  await two.ask('REGISTER * * 동에번쩍서에번쩍');
  const [notice = ''] = await answers(two, 'TOKEN');
  await two.askOrLast('QUIT');
  at.house.clock.advance(1_000);
  const one = await at.come('one');
  expect(await answers(one, 'PRIVMSG two :오면 봐', 'NOTICE two :꼭')).toEqual([
    ':irc.sokdak 301 one two :Is not here, and will find it when he comes',
  ]);
  const back = await LineClient.connect({ port: at.house.ircPort });
  const greeting = (await back.register('two', { pass: notice.split(' ').at(-1) ?? '' })).map(plain);
  expect(greeting.filter((line) => line.includes(' PRIVMSG '))).toEqual([
    ':one!u@sokdak PRIVMSG two :[09:00] 오면 봐',
    ':one!u@sokdak PRIVMSG two :[09:00] 꼭',
  ]);
});
