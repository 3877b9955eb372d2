import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse, usual } from '../plays/house.ts';
import { LineClient } from './line-client.ts';

let house: House;
let port: number;
beforeEach(async () => {
  house = await openHouse(usual());
  port = house.ircPort;
});
afterEach(() => house.stop());

const numerics = (lines: readonly string[]) => lines.map((line) => line.split(' ')[1]);

describe('coming in', () => {
  test('001 to 005, who is here, and the message of the day; every last parameter has its colon', async () => {
    const client = await LineClient.connect({ port });
    const greeting = await client.register('홍길동');
    expect(numerics(greeting)).toEqual([
      ...['001', '002', '003', '004', '005', '005'],
      ...['251', '254', '255', '265', '266', '375', '372', '372', '376'],
    ]);
    expect(greeting[0]).toMatch(/^:irc\.sokdak 001 홍길동 :.*홍길동/);
    for (const line of greeting) expect(line).toMatch(/^:irc\.sokdak \d{3} 홍길동 (?:[^: ]\S* )*:/);
    client.lose();
  });

  test('in whatever order, cut anywhere', async () => {
    const client = await LineClient.connect({ port });
    for (const byte of Buffer.from('USER x 0 * :y\nNICK 홍길동\r\n')) await client.bytes(Uint8Array.of(byte));
    expect(numerics(await client.until(/ 001 /))).toEqual(['001']);
    client.lose();
  });

  test('who negotiates is let in after CAP END, and not before', async () => {
    const client = await LineClient.connect({ port });
    const negotiated = await client.ask('CAP LS 302', 'NICK 홍길동', 'USER x 0 * :y', 'CAP REQ :message-tags nonsense');
    expect(negotiated).toEqual([
      expect.stringMatching(/^:irc\.sokdak CAP \* LS \* :message-tags /),
      expect.stringMatching(/^:irc\.sokdak CAP \* LS :.*draft\/multiline=max-bytes=/),
      ':irc.sokdak CAP * NAK :message-tags nonsense',
    ]);
    expect(await client.ask('CAP REQ :message-tags server-time', 'CAP LIST')).toEqual([
      ':irc.sokdak CAP * ACK :message-tags server-time',
      expect.stringMatching(/^:irc\.sokdak CAP \* LIST :.*message-tags.*server-time/),
    ]);
    expect(numerics(await client.ask('CAP END'))).toContain('001');
    client.lose();
  });

  test('nothing else is answered before', async () => {
    const client = await LineClient.connect({ port });
    expect(numerics(await client.ask('JOIN #광장', 'PRIVMSG #광장 :안녕', 'NONSENSE'))).toEqual(['451', '451', '451']);
    await client.register('홍길동');
    expect(numerics(await client.ask('USER a 0 * :b', 'PASS x', 'NONSENSE'))).toEqual(['462', '462', '421']);
    client.lose();
  });

  test('bytes that came before the end of a half-closed connection are answered, as for nc -N', async () => {
    const client = await LineClient.connect({ port });
    client.socket.end('NICK 홍길동\r\nUSER x 0 * :y\r\nJOIN #광장\r\nPRIVMSG #광장 :안녕\r\nPING done\r\n');
    const lines = await client.last();
    expect(lines.join('\n')).toMatch(
      / 376 [\s\S]* JOIN :#광장\n[\s\S]*PONG irc\.sokdak :done\nERROR :.*Connection closed/,
    );
  });
});

describe('nicknames', () => {
  test('one that is taken is refused in all its spellings, and another is taken at once', async () => {
    const first = await LineClient.come({ port }, 'Admin');
    const client = await LineClient.connect({ port });
    client.send('USER x 0 * :y');
    for (const nick of ['admin', 'ADMIN', 'Аdmin', 'ａｄｍｉｎ']) {
      expect(await client.ask(`NICK ${nick}`)).toEqual([expect.stringContaining(`:irc.sokdak 433 * ${nick} :`)]);
    }
    expect(numerics(await client.ask('NICK Admin2'))).toContain('001');
    expect(await client.ask('NICK Admin')).toEqual([expect.stringMatching(/ 433 Admin2 Admin :/)]);
    for (const one of [first, client]) one.lose();
  });

  test.each(['전체', 'a@b', 'a,b', 'a*b', '#방', 'irc.sokdak', '*', 'a\u{200b}b', `${'가'.repeat(21)}`, '+plus'])(
    '%j is refused with 432',
    async (nick) => {
      const client = await LineClient.connect({ port });
      expect(numerics(await client.ask(`NICK ${nick}`, 'USER x 0 * :y'))).toEqual(['432']);
      client.lose();
    },
  );

  test('none is 431, and a space is an underscore', async () => {
    const client = await LineClient.connect({ port });
    expect(numerics(await client.ask('NICK', 'NICK :'))).toEqual(['431', '431']);
    await client.register('홍_길동');
    expect(await client.ask('NICK 길_동')).toEqual([expect.stringMatching(/^:홍_길동!u\w+@sokdak NICK :길_동$/)]);
    client.lose();
  });
});

describe('from elsewhere', () => {
  const elsewhere = { address: '203.0.113.7' };
  const key = 'the-invite-key';

  test('without the invite key, or with a wrong one, nobody comes in (S7)', async () => {
    for (const pass of [undefined, 'wrong', 'token:wrong']) {
      const client = await LineClient.connect({ port, ...elsewhere });
      const lines = await client.askOrLast(
        ...(pass === undefined ? [] : [`PASS ${pass}`]),
        'NICK 홍길동',
        'USER x 0 * :y',
      );
      expect(numerics(lines)).toContain('464');
      expect(lines.at(-1)).toMatch(/^ERROR :Closing link: .*\[Bad password\]$/);
    }
  });

  test('with it one does, and comes back as oneself by the token alone (S3, S7)', async () => {
    const client = await LineClient.come({ port, ...elsewhere }, '홍길동', { pass: key });
    const [notice = ''] = await client.ask('TOKEN');
    const [, token] = /(token:\S+)$/.exec(notice) ?? [];
    client.lose();
    const again = await LineClient.come({ port, ...elsewhere }, '홍길동', { pass: token ?? '' });
    expect(await again.ask('NICK 길동')).toEqual([expect.stringContaining(' NICK :길동')]);
    again.lose();
  });

  test('32 connections of one address at once, and no more; others come in', async () => {
    const inside = await Promise.all(
      Array.from({ length: 32 }, (_, nth) => LineClient.come({ port, ...elsewhere }, `손님${nth}`, { pass: key })),
    );
    const oneMore = await LineClient.connect({ port, ...elsewhere });
    expect(await oneMore.last()).toEqual(['ERROR :Too many connections from your address']);
    const other = await LineClient.come({ port, address: '203.0.113.8' }, '김소연', { pass: key });
    for (const client of [...inside, other]) client.lose();
  });
});

describe('who never says who he is', () => {
  test.each(['GET / HTTP/1.1', 'POST /api HTTP/1.0', 'CONNECT a:80 HTTP/1.1'])('%j is closed', async (line) => {
    const client = await LineClient.connect({ port });
    client.send(line, 'Host: x', '', 'NICK 홍길동', 'USER x 0 * :y', 'JOIN #광장');
    expect(await client.last()).toEqual([expect.stringContaining('This is IRC, not HTTP')]);
    expect(house.hub.counts().people).toBe(0);
  });

  test('is closed after 15 s', async () => {
    const client = await LineClient.connect({ port });
    await client.ask('NICK 홍길동');
    house.clock.advance(14_999);
    await client.barrier();
    house.clock.advance(1);
    expect(await client.last()).toEqual([expect.stringContaining('You have not registered in time')]);
  });

  test('also when he says nothing at all', async () => {
    const client = await LineClient.connect({ port });
    const other = await LineClient.come({ port }, '김소연');
    house.clock.advance(10_000);
    expect(await client.last()).toEqual([]);
    other.lose();
  });

  test('is closed when he goes on and on about capabilities', async () => {
    const client = await LineClient.connect({ port });
    for (let round = 0; round < 40; round += 1) client.send('CAP LS 302', 'CAP REQ :batch', 'CAP REQ :-batch');
    expect((await client.last()).at(-1)).toMatch(/^ERROR :.*You have not registered in time/);
  });
});
