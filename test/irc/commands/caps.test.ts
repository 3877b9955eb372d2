import { expect, test } from 'vitest';
import { CAPABILITIES } from '../../../src/gateways/irc/caps.ts';
import { LineClient } from '../line-client.ts';
import { answers, heard, plain, ROOM, scene } from './scene.ts';

const at = scene();
const NOW = '2026-03-01T09:00:00.000Z';

const connect = () => LineClient.connect({ port: at.house.ircPort });

test('CAP LS lists all that there is, with values from 302 on; CAP LIST what one has', async () => {
  const one = await connect();
  const names = Object.keys(CAPABILITIES).join(' ');
  expect(await one.ask('CAP LS')).toEqual([`:irc.sokdak CAP * LS :${names}`]);
  const valued = names
    .replace('sasl', 'sasl=PLAIN')
    .replace('draft/multiline', 'draft/multiline=max-bytes=16000,max-lines=100');
  const listed = await one.ask('CAP LS 302');
  expect(listed.map((line) => line.split(' :')[1]).join(' ')).toBe(valued);
  expect(listed.slice(0, -1).every((line) => line.includes(' LS * :'))).toBe(true);
  expect(await one.ask('CAP REQ :batch server-time', 'CAP LIST')).toEqual([
    ':irc.sokdak CAP * ACK :batch server-time',
    ':irc.sokdak CAP * LIST :cap-notify batch server-time',
  ]);
});

test('CAP REQ is all or nothing, CAP END lets one in, an unknown subcommand is said to be none', async () => {
  const one = await connect();
  expect(await one.ask('CAP REQ :batch tls')).toEqual([':irc.sokdak CAP * NAK :batch tls']);
  expect(await one.ask('NICK one', 'USER one 0 * :one')).toEqual([]);
  expect((await one.ask('CAP END'))[0]).toContain(' 001 one ');
  expect(await answers(one, 'CAP REQ :batch', 'CAP REQ :-batch', 'CAP LIST')).toEqual([
    ':irc.sokdak CAP one ACK :batch',
    ':irc.sokdak CAP one ACK :-batch',
    ':irc.sokdak CAP one LIST :',
  ]);
  expect(await answers(one, 'CAP DANCE')).toEqual([':irc.sokdak 410 one DANCE :Invalid CAP command']);
});

test('cap-notify belongs to 302 and stays', async () => {
  const one = await connect();
  expect((await one.ask('CAP LS 302', 'CAP REQ :-cap-notify')).at(-1)).toBe(':irc.sokdak CAP * NAK :-cap-notify');
});

test('server-time and message-tags: each message with its time and its msgid, the same for all; nobody else gets tags', async () => {
  const one = await at.come('one', { caps: ['server-time', 'message-tags', 'echo-message'] });
  const two = await at.come('two', { caps: ['server-time', 'message-tags'] });
  const three = await at.come('three');
  await heard(one);
  await heard(two);
  const mine = await one.ask(`PRIVMSG ${ROOM} :안녕`);
  expect(mine.map(plain)).toEqual([`@time=${NOW};msgid=ID :one!u@sokdak PRIVMSG ${ROOM} :안녕`]);
  expect(await two.barrier()).toEqual(mine);
  expect((await heard(three)).at(-1)).toBe(`:one!u@sokdak PRIVMSG ${ROOM} :안녕`);
});

test('message-tags: what a bot says bears the tag `bot`, and WHO and WHOIS say that it is one', async () => {
  const owner = await at.comeAsOwner('one', { caps: ['message-tags'] });
  const two = await at.come('two');
  const [session] = at.house.hub.people.named('one')?.sessions ?? [];
  const token = await new Promise<string>((found) =>
    session?.ask('add-bot', { nickname: '시계' }, { word: (outcome) => found(outcome.ok ? outcome.answer.token : '') }),
  );
  const bot = await LineClient.connect({ port: at.house.ircPort });
  bot.send(`PASS token:${token}`, 'NICK clock', 'USER clock 0 * :clock');
  expect(await bot.barrier()).toEqual([':irc.sokdak 432 * clock :그렇게 할 권한이 없습니다.']);
  await bot.ask('NICK 시계', `JOIN ${ROOM}`);
  await heard(owner);
  await bot.ask(`PRIVMSG ${ROOM} :열두 시`);
  expect(await heard(owner)).toEqual([`@msgid=ID;bot :시계!u@sokdak PRIVMSG ${ROOM} :열두 시`]);
  await heard(two);
  expect((await answers(two, 'WHO 시계'))[0]).toBe(`:irc.sokdak 352 two ${ROOM} u sokdak irc.sokdak 시계 HB :0 시계`);
  expect(await answers(two, 'WHOIS 시계')).toContain(':irc.sokdak 335 two 시계 :is a bot');
  expect(await answers(bot, 'MODE 시계')).toEqual([':irc.sokdak 221 시계 :+iB']);
});

test('labeled-response: one line bears the label, several stand in a batch, none is an ACK', async () => {
  const one = await at.come('one', { caps: ['labeled-response', 'batch'] });
  expect(await answers(one, '@label=a PING x')).toEqual(['@label=a :irc.sokdak PONG irc.sokdak :x']);
  expect(await answers(one, '@label=b PONG x')).toEqual(['@label=b :irc.sokdak ACK']);
  expect(await answers(one, `@label=c PRIVMSG ${ROOM} :a`)).toEqual(['@label=c :irc.sokdak ACK']);
  const [begin = '', ...rest] = await answers(one, '@label=d WHOIS nobody');
  const ref = /^@label=d :irc\.sokdak BATCH \+(\S+) :labeled-response$/.exec(begin)?.[1];
  expect(rest).toEqual([
    `@batch=${ref} :irc.sokdak 401 one nobody :그런 사람이 없습니다.`,
    `@batch=${ref} :irc.sokdak 318 one nobody :End of /WHOIS list`,
    `:irc.sokdak BATCH :-${ref}`,
  ]);
  expect(await answers(one, '@label=e DANCE')).toEqual(['@label=e :irc.sokdak 421 one DANCE :Unknown command']);
});

test('labeled-response with echo-message: the echo bears the label; of a multi-line batch its beginning does', async () => {
  const caps = ['labeled-response', 'batch', 'echo-message', 'draft/multiline'];
  const one = await at.come('one', { caps });
  expect(await answers(one, `@label=a PRIVMSG ${ROOM} :안녕`)).toEqual([
    `@label=a :one!u@sokdak PRIVMSG ${ROOM} :안녕`,
  ]);
  const lines = await answers(
    one,
    `@label=b BATCH +1 draft/multiline ${ROOM}`,
    `@batch=1 PRIVMSG ${ROOM} :하나`,
    `@batch=1 PRIVMSG ${ROOM} :둘`,
    'BATCH -1',
  );
  expect(lines.map((line) => line.replaceAll(/\bb[\da-z]\b/g, 'b'))).toEqual([
    `@label=b :one!u@sokdak BATCH +b draft/multiline :${ROOM}`,
    `@batch=b :one!u@sokdak PRIVMSG ${ROOM} :하나`,
    `@batch=b :one!u@sokdak PRIVMSG ${ROOM} :둘`,
    ':one!u@sokdak BATCH :-b',
  ]);
  expect(await answers(one, `@label=c BATCH +2 draft/multiline ${ROOM}`, 'BATCH -2')).toEqual([
    expect.stringMatching(/^@label=c :irc\.sokdak 400 one BATCH :MULTILINE_INVALID/),
  ]);
});

test('labeled-response: CHATHISTORY is one batch, which bears the label', async () => {
  const one = await at.come('one', { caps: ['labeled-response', 'batch', 'draft/chathistory'] });
  await one.ask(`PRIVMSG ${ROOM} :가`);
  const [begin, line, end] = await answers(one, `@label=a CHATHISTORY LATEST ${ROOM} * 5`);
  const ref = /\+(\S+)/.exec(begin ?? '')?.[1];
  expect([begin, line?.replace(/\[\S+\] /, ''), end]).toEqual([
    `@label=a :irc.sokdak BATCH +${ref} chathistory :${ROOM}`,
    `@batch=${ref} :one!u@sokdak PRIVMSG ${ROOM} :가`,
    `:irc.sokdak BATCH :-${ref}`,
  ]);
});

test('standard-replies: what has no numeric is FAIL, and 400 for others', async () => {
  const one = await at.come('one', { caps: ['standard-replies'] });
  const two = await at.come('two');
  expect(await answers(one, 'REDACT #nowhere x')).toEqual([
    ':irc.sokdak FAIL REDACT INVALID_TARGET #nowhere :You cannot delete messages there',
  ]);
  expect(await answers(two, 'REDACT #nowhere x')).toEqual([
    ':irc.sokdak 400 two REDACT :INVALID_TARGET: You cannot delete messages there',
  ]);
});

test('extended-join: JOIN with account (a guest has none) and real name', async () => {
  const one = await at.come('one', { caps: ['extended-join'] });
  const two = await at.come('two', { rooms: [] });
  await two.ask('SETNAME :홍 길동', `JOIN ${ROOM}`);
  expect(await heard(one)).toEqual([`:홍_길동!u@sokdak JOIN ${ROOM} * :홍 길동`]);
});

test('multi-prefix and userhost-in-names: NAMES with all prefixes, and with user and host', async () => {
  await at.comeAsOwner('one');
  const two = await at.come('two', { caps: ['multi-prefix', 'userhost-in-names'] });
  expect((await answers(two, `NAMES ${ROOM}`))[0]).toBe(`:irc.sokdak 353 two = ${ROOM} :@one!u@sokdak two!u@sokdak`);
});

test('what ISUPPORT says is so: every token', async () => {
  const one = await at.come('one');
  const tokens = (await answers(one, 'VERSION'))
    .slice(1)
    .flatMap((line) => line.split(' :')[1 - 1]?.split(' ').slice(3));
  expect(tokens).toEqual([
    'NETWORK=sokdak',
    'CASEMAPPING=ascii',
    'UTF8ONLY',
    'CHANTYPES=#',
    'PREFIX=(o)@',
    'CHANMODES=b,,,imnst',
    'CHANLIMIT=#:50',
    'CHANNELLEN=64',
    'NICKLEN=96',
    'TOPICLEN=390',
    'KICKLEN=200',
    'AWAYLEN=200',
    'MODES=4',
    'TARGMAX=PRIVMSG:4,NOTICE:4,TAGMSG:4,KICK:4,WHOIS:1,JOIN:,PART:,NAMES:',
    'MAXTARGETS=4',
    'ELIST=MNU',
    'WHOX',
    'BOT=B',
    'MONITOR=100',
    'SILENCE=500',
    'CLIENTTAGDENY=*,-typing,-draft/channel-context,-draft/reply,-draft/react,-draft/unreact',
    'CHATHISTORY=100',
    'MSGREFTYPES=msgid,timestamp',
    'LINELEN=512',
  ]);
});
