import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, usual } from '../plays/house.ts';
import { curl, curled } from './caller.ts';

let server: House;
let token: string;

beforeAll(async () => {
  server = await openHouse(usual({ settings: { key: null } }));
  token = JSON.parse(await curled('-d', 'nickname=홍길동', `${server.url}/api/hello`)).token;
});
afterAll(() => server.stop());

const bearer = () => ['-H', `Authorization: Bearer ${token}`] as const;

test('curl -d speaks, in a form, in JSON and from its input', async () => {
  const url = `${server.url}/api/rooms/광장/messages`;
  const json = ['-H', 'Content-Type: application/json', '-d', '{"text":"JSON으로"}'];
  const plain = ['-H', 'Content-Type: text/plain', '--data-binary', '첫 줄\n둘째 줄 & 100%'];
  for (const how of [['-d', 'text=안녕'], ['--data-urlencode', 'text=1+1=2 & 그래서'], json, plain]) {
    expect(JSON.parse(await curled(...bearer(), ...how, url))).toMatchObject({ ok: true });
  }
  const { entries } = JSON.parse(await curled(...bearer(), `${server.url}/api/rooms/광장/history?limit=4`));
  const texts = entries.map(({ text }: { text: string }) => text);
  expect(texts).toEqual(['안녕', '1+1=2 & 그래서', 'JSON으로', '첫 줄\n둘째 줄 & 100%']);
});

test('curl -N hears what is said after it came, and -f fails where it is refused', async () => {
  const room = `${server.url}/api/rooms/${encodeURIComponent('부엌')}`;
  const lines = createInterface(curl('-N', ...bearer(), `${room}/events`).stdout)[Symbol.asyncIterator]();
  const until = async (wanted: RegExp) => {
    for (let line = await lines.next(); !line.done; line = await lines.next())
      if (wanted.test(line.value)) return line.value;
  };
  await until(/^event: hello/);
  await curled(...bearer(), '-d', 'text=밥 먹자', `${room}/messages`);
  expect(await until(/^id: /)).toBe('id: 1');
  expect(await until(/^data: /)).toContain('"text":"밥 먹자"');
  const refused = curl('-f', '-o', '/dev/null', '-w', '%{http_code}', `${room}/history`);
  expect(await new Promise((resolve) => refused.once('close', resolve))).toBe(22);
});

test('the lines of the README do what it says of them', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [speaks, hears] = [...readme.matchAll(/^curl (.*)$/gm)].map(([, words = '']) =>
    words.replaceAll("'", '').replace('http://localhost:8000', server.url).split(' '),
  );
  if (!speaks || !hears) throw new Error('the README has two lines with curl');
  const lines = createInterface(curl(...hears).stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toMatch(/^retry: /);
  expect(JSON.parse(await curled(...speaks))).toMatchObject({ ok: true });
});

test('the languages of curl', async () => {
  const answer = await curled('-H', 'Accept-Language: ko', `${server.url}/api/rooms`);
  expect(JSON.parse(answer).error.message).toBe('먼저 닉네임을 정해 주세요.');
});
