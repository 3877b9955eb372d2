import { expect, test } from 'vitest';
import { someone } from '../../rules/listener.ts';
import { answers, heard, ROOM, scene } from './scene.ts';

const at = scene();

test('AWAY is answered, and told to those who asked for it by away-notify', async () => {
  const one = await at.come('one');
  const two = await at.come('two', { caps: ['away-notify'] });
  const three = await at.come('three');
  await heard(two);
  expect(await answers(one, 'AWAY :점심 먹으러')).toEqual([':irc.sokdak 306 one :You have been marked as being away']);
  expect(await heard(two)).toContain(':one!u@sokdak AWAY :점심 먹으러');
  expect(await answers(one, 'AWAY')).toEqual([':irc.sokdak 305 one :You are no longer marked as being away']);
  expect(await heard(two)).toEqual([':one!u@sokdak AWAY']);
  expect((await heard(three)).filter((line) => line.includes(' AWAY'))).toEqual([]);
});

test('AWAY is told with a JOIN to those who asked for it by away-notify', async () => {
  const one = await at.come('one', { caps: ['away-notify'] });
  const two = await at.come('two', { rooms: [] });
  await two.ask('AWAY :멀리');
  await heard(one);
  await two.ask(`JOIN ${ROOM}`);
  expect(await heard(one)).toEqual([`:two!u@sokdak JOIN :${ROOM}`, ':two!u@sokdak AWAY :멀리']);
});

test('AWAY is said to whoever whispers to one who is', async () => {
  const one = await at.come('one');
  const two = await at.come('two');
  await two.ask('AWAY :점심');
  expect(await answers(one, 'PRIVMSG two :어디?')).toEqual([':irc.sokdak 301 one two :점심']);
  expect(await answers(one, 'NOTICE two :어디?')).toEqual([]);
});

test('ISON tells which are here', async () => {
  const one = await at.come('one');
  await at.come('홍길동');
  expect(await answers(one, 'ISON 홍길동 nobody one')).toEqual([':irc.sokdak 303 one :홍길동 one']);
  expect(await answers(one, 'ISON :홍길동 nobody')).toEqual([':irc.sokdak 303 one :홍길동']);
  expect(await answers(one, 'ISON')).toEqual([':irc.sokdak 461 one ISON :Not enough parameters']);
});

test('USERHOST tells user, host, owner and away of at most five', async () => {
  const one = await at.comeAsOwner('one');
  const two = await at.come('two');
  await two.ask('AWAY :점심');
  expect(await answers(one, 'USERHOST one two nobody')).toEqual([':irc.sokdak 302 one :one*=+u@sokdak two=-u@sokdak']);
  const [line = ''] = await answers(one, 'USERHOST one one one one one one');
  expect(line.split('=').length).toBe(6);
});

test('MONITOR tells who of a list is here, who comes, who is renamed and who goes', async () => {
  const one = await at.come('one', { rooms: [] });
  const two = await at.come('two', { rooms: [] });
  expect(await answers(one, 'MONITOR + two,홍길동')).toEqual([
    ':irc.sokdak 730 one :two!u@sokdak',
    ':irc.sokdak 731 one :홍길동',
  ]);
  await two.ask('NICK 홍길동');
  expect(await heard(one)).toEqual([':irc.sokdak 731 one :two', ':irc.sokdak 730 one :홍길동!u@sokdak']);
  two.send('QUIT');
  await two.closed;
  expect(await heard(one)).toEqual([':irc.sokdak 731 one :홍길동']);
});

test('MONITOR hears of one who is lost only after the grace time', async () => {
  const one = await at.come('one', { rooms: [] });
  const two = await at.come('two', { rooms: [] });
  await one.ask('MONITOR + two');
  two.lose();
  await two.closed;
  while (at.house.hub.counts().sessions > 1) await one.barrier();
  expect(await heard(one)).toEqual([]);
  at.house.clock.advance(10_000);
  expect(await heard(one)).toEqual([':irc.sokdak 731 one :two']);
});

test('MONITOR lists, tells the state, forgets one and forgets all', async () => {
  const one = await at.come('one');
  await one.ask('MONITOR + one,nobody,ONE');
  expect(await answers(one, 'MONITOR L')).toEqual([
    ':irc.sokdak 732 one :one,nobody',
    ':irc.sokdak 733 one :End of MONITOR list',
  ]);
  expect(await answers(one, 'MONITOR S')).toEqual([':irc.sokdak 730 one :one!u@sokdak', ':irc.sokdak 731 one :nobody']);
  expect(await answers(one, 'MONITOR - one', 'MONITOR S')).toEqual([':irc.sokdak 731 one :nobody']);
  expect(await answers(one, 'MONITOR C', 'MONITOR L')).toEqual([':irc.sokdak 733 one :End of MONITOR list']);
});

test('MONITOR takes a hundred and no more, and answers on as many lines as it needs', async () => {
  const one = await at.come('one');
  const nicks = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, nth) => `nick${from + nth}`).join(',');
  await one.ask(`MONITOR + ${nicks(0, 50)}`, `MONITOR + ${nicks(50, 99)}`);
  expect(await answers(one, `MONITOR + last,toomany,nick1`)).toEqual([
    ':irc.sokdak 734 one 100 toomany :Monitor list is full',
    ':irc.sokdak 731 one :last,nick1',
  ]);
  const lines = await answers(one, 'MONITOR L');
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.every((line) => Buffer.byteLength(line) <= 510)).toBe(true);
  expect(await answers(one, 'MONITOR X')).toEqual([':irc.sokdak 400 one MONITOR :INVALID_PARAMS: One of + - C L S']);
});

test('[S14] whoever does not want to be disturbed is AWAY, in words where he gave none', async () => {
  const one = await at.come('one', { caps: ['away-notify'] });
  const other = await someone(at.house.hub, 'other');
  await heard(one);
  await other.get<'away'>({ do: 'away', busy: true });
  expect(await heard(one)).toEqual([':other!u@sokdak AWAY :Do not disturb']);
  expect(await answers(one, 'PRIVMSG other :어디?')).toEqual([':irc.sokdak 301 one other :Do not disturb']);
  expect(await answers(one, 'WHOIS other')).toContain(':irc.sokdak 301 one other :Do not disturb');
  await other.get<'away'>({ do: 'away' });
  expect(await heard(one)).toEqual([':other!u@sokdak AWAY']);
});
