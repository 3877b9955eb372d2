import { expect, test } from 'vitest';
import { type Coming, LineClient } from '../line-client.ts';
import { answers, heard, plain, ROOM, scene } from './scene.ts';

const at = scene();
const PASSWORD = '동에번쩍서에번쩍';

const connect = () => LineClient.connect({ port: at.house.ircPort });
const plainly = (...parts: readonly string[]) => Buffer.from(parts.join('\0')).toString('base64');

/** Somebody who made his nickname his own, and has gone. */
async function claimed(nick: string, password = PASSWORD): Promise<void> {
  const one = await at.come(nick, { rooms: [] });
  await one.ask(`REGISTER * * ${password}`);
  await one.askOrLast('QUIT');
}

test('REGISTER makes the nickname one’s own (draft/account-registration), and what cannot be is said', async () => {
  const one = await at.come('홍길동', { caps: ['standard-replies', 'draft/account-registration'] });
  expect(await answers(one, 'REGISTER someone * 12345678')).toEqual([
    ':irc.sokdak FAIL REGISTER ACCOUNT_NAME_MUST_BE_NICK someone :The account is the nickname that you bear',
  ]);
  expect(await answers(one, 'REGISTER * * short')).toEqual([
    ':irc.sokdak FAIL REGISTER WEAK_PASSWORD :이 비밀번호는 쓸 수 없습니다. 8자 이상이어야 합니다.',
  ]);
  expect(await answers(one, `REGISTER 홍길동 * ${PASSWORD}`)).toEqual([
    ':irc.sokdak REGISTER SUCCESS 홍길동 :The nickname is yours',
    ':irc.sokdak 900 홍길동 홍길동!u@sokdak 홍길동 :You are now logged in as 홍길동',
  ]);
  expect(await answers(one, `REGISTER * * ${PASSWORD}`)).toEqual([
    ':irc.sokdak FAIL REGISTER ALREADY_AUTHENTICATED * :It is yours already',
  ]);
  expect(await answers(one, 'REGISTER * *')).toEqual([':irc.sokdak 461 홍길동 REGISTER :Not enough parameters']);
});

test('REGISTER and VERIFY before one has come in; VERIFY after it', async () => {
  const one = await connect();
  await one.ask('CAP LS 302', 'CAP REQ :standard-replies draft/account-registration', 'NICK 홍길동');
  const fail = (command: string) => `:irc.sokdak FAIL ${command} COMPLETE_CONNECTION_REQUIRED * :Come in first`;
  expect(await one.ask(`REGISTER * * ${PASSWORD}`, 'VERIFY * 1234')).toEqual([fail('REGISTER'), fail('VERIFY')]);
  await one.ask('USER u 0 * :u', 'CAP END');
  expect(await answers(one, 'VERIFY * 1234')).toEqual([
    ':irc.sokdak FAIL VERIFY INVALID_CODE * :There is nothing to verify',
  ]);
});

test('AUTHENTICATE PLAIN (sasl): one comes in as oneself, under one’s own nick whatever NICK says', async () => {
  await claimed('홍길동');
  const one = await connect();
  expect(await one.ask('CAP LS 302', 'CAP REQ :sasl', 'NICK hong', 'USER u 0 * :u')).toContain(
    ':irc.sokdak CAP * ACK :sasl',
  );
  expect(await one.ask('AUTHENTICATE PLAIN')).toEqual(['AUTHENTICATE :+']);
  expect((await one.ask(`AUTHENTICATE ${plainly('', '홍길동', PASSWORD)}`)).map(plain)).toEqual([
    ':irc.sokdak 900 * *!u@sokdak 홍길동 :You are now logged in as 홍길동',
    ':irc.sokdak 903 * :SASL authentication successful',
  ]);
  expect(await one.ask('AUTHENTICATE PLAIN')).toEqual([':irc.sokdak 907 * :You have already logged in']);
  expect((await one.ask('CAP END'))[0]).toContain(' 001 홍길동 ');
  expect(await answers(one, 'WHOIS 홍길동')).toContain(':irc.sokdak 330 홍길동 홍길동 홍길동 :is logged in as');
});

test('AUTHENTICATE is refused: wrong, aborted, too long, unknown, malformed, for another, too late; and one may go on as a guest', async () => {
  await claimed('홍길동');
  const one = await connect();
  await one.ask('CAP LS 302', 'NICK hong', 'USER u 0 * :u');
  const fails = async (...lines: readonly string[]) => (await one.ask('AUTHENTICATE PLAIN', ...lines)).slice(1);
  const wrong = [':irc.sokdak 904 * :닉네임이나 비밀번호가 맞지 않습니다.'];
  expect(await fails(`AUTHENTICATE ${plainly('', '홍길동', 'wrong password')}`)).toEqual(wrong);
  expect(await fails(`AUTHENTICATE ${plainly('', '아무개', PASSWORD)}`)).toEqual(wrong);
  const failed = [':irc.sokdak 904 * :SASL authentication failed'];
  expect(await fails(`AUTHENTICATE ${plainly('김소연', '홍길동', PASSWORD)}`)).toEqual(failed);
  expect(await fails('AUTHENTICATE +')).toEqual(failed);
  expect(await fails('AUTHENTICATE !!!!')).toEqual(failed);
  expect(await fails('AUTHENTICATE *')).toEqual([':irc.sokdak 906 * :SASL authentication aborted']);
  expect(await fails(`AUTHENTICATE ${'A'.repeat(401)}`)).toEqual([':irc.sokdak 905 * :SASL message too long']);
  expect(await one.ask('AUTHENTICATE SCRAM-SHA-256')).toEqual([
    ':irc.sokdak 908 * PLAIN :are available SASL mechanisms',
    ':irc.sokdak 904 * :SASL authentication failed',
  ]);
  expect((await one.ask('CAP END'))[0]).toContain(' 001 hong ');
  expect(await answers(one, 'AUTHENTICATE PLAIN')).toEqual([
    ':irc.sokdak 904 hong :Log in before you come in: connect anew',
  ]);
});

test('AUTHENTICATE takes a long message in pieces of 400; an empty one ends one that would fit', async () => {
  const passwords = ['속'.repeat(128), `${'속'.repeat(98)}x`];
  const lengths: number[] = [];
  for (const [index, password] of passwords.entries()) {
    const nick = `on${index}`;
    await claimed(nick, password);
    const one = await connect();
    await one.ask('CAP LS 302', 'AUTHENTICATE PLAIN');
    const words = plainly('', nick, password);
    const pieces: string[] = [...(words.match(/.{1,400}/g) ?? [])];
    if (words.length % 400 === 0) pieces.push('+');
    lengths.push(words.length);
    expect((await one.ask(...pieces.map((piece) => `AUTHENTICATE ${piece}`))).at(-1)).toContain(' 903 ');
  }
  expect(lengths).toEqual([520, 400]);
});

test('account-notify, account-tag and extended-join tell the account; others see nothing of it', async () => {
  const caps: Coming['caps'] = ['account-notify', 'account-tag', 'extended-join'];
  const one = await at.come('one');
  const two = await at.come('two', { caps });
  const three = await at.come('three');
  await heard(two);
  await heard(three);
  await one.ask(`REGISTER * * ${PASSWORD}`);
  expect(await heard(two)).toEqual(['@account=one :one!u@sokdak ACCOUNT :one']);
  await one.ask(`PRIVMSG ${ROOM} :나야`, 'NICK 하나', `PART ${ROOM}`, `JOIN ${ROOM}`);
  expect(await heard(two)).toEqual([
    `@account=one :one!u@sokdak PRIVMSG ${ROOM} :나야`,
    '@account=하나 :one!u@sokdak NICK :하나',
    '@account=하나 :하나!u@sokdak ACCOUNT :하나',
    `@account=하나 :하나!u@sokdak PART :${ROOM}`,
    `@account=하나 :하나!u@sokdak JOIN ${ROOM} 하나 :하나`,
  ]);
  expect(await heard(three)).toEqual([
    `:one!u@sokdak PRIVMSG ${ROOM} :나야`,
    ':one!u@sokdak NICK :하나',
    `:하나!u@sokdak PART :${ROOM}`,
    `:하나!u@sokdak JOIN :${ROOM}`,
  ]);
  expect(await answers(two, `WHO ${ROOM} %na`)).toContain(':irc.sokdak 354 two 하나 :하나');
  expect(await answers(two, `WHO ${ROOM} %na`)).toContain(':irc.sokdak 354 two three :0');
});

test('LOGINLINK gives a link, and a password that PASS and AUTHENTICATE take once', async () => {
  const one = await at.come('홍길동');
  const told = await answers(one, 'LOGINLINK');
  expect(told).toEqual([
    expect.stringMatching(
      /^:irc\.sokdak NOTICE 홍길동 :Open this .* UTC: https:\/\/chat\.example\.com\/l\/once-[-0-9a-z]{19}$/,
    ),
    expect.stringMatching(
      /^:irc\.sokdak NOTICE 홍길동 :Or give this password .*PLAIN with 홍길동\): once-[-0-9a-z]{19}$/,
    ),
  ]);
  const [secret = ''] = /once-\S+$/.exec(told[1] ?? '') ?? [];
  expect(told[0]?.endsWith(secret)).toBe(true);
  const two = await connect();
  expect((await two.ask(`PASS ${secret.toUpperCase()}`, 'NICK 홍길동', 'USER u 0 * :u'))[0]).toContain(' 001 홍길동 ');
  const used = await connect();
  expect(await used.askOrLast(`PASS ${secret}`, 'NICK 홍길동', 'USER u 0 * :u')).toEqual([
    ':irc.sokdak 464 * :닉네임이나 비밀번호가 맞지 않습니다.',
    'ERROR :Closing link: (*@sokdak) [Bad password]',
  ]);
  const [, again = ''] = /(once-\S+)$/.exec((await answers(two, 'LOGINLINK'))[1] ?? '') ?? [];
  const three = await connect();
  await three.ask('CAP LS 302', 'NICK hong', 'USER u 0 * :u', 'AUTHENTICATE PLAIN');
  expect((await three.ask(`AUTHENTICATE ${plainly('', '홍길동', again)}`)).at(-1)).toContain(' 903 ');
  expect((await three.ask('CAP END'))[0]).toContain(' 001 홍길동 ');
});
