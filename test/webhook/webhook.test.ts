import { expect, test } from 'vitest';
import { Caller, curled, heard, open } from '../http/caller.ts';
import type { House } from '../plays/house.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

interface Hook {
  readonly house: House;
  readonly owner: Caller;
  readonly url: string;
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
}

async function hook(given: Parameters<typeof open>[0] = {}): Promise<Hook> {
  const house = await open(given);
  const owner = await new Caller(house).hello('방장', { owner: house.hub.settings.ownerSecret });
  const { body } = await owner.ask('POST', '/api/rooms/광장/webhooks', { nickname: '배포' });
  const url = `${house.url}/hooks/${body.token}`;
  const post = (sent: unknown, headers = JSON_TYPE as Record<string, string>) =>
    fetch(url, { method: 'POST', headers, body: typeof sent === 'string' ? sent : JSON.stringify(sent) });
  return { house, owner, url, post };
}

async function said({ owner }: Hook): Promise<readonly string[]> {
  const { entries } = (await owner.ask('GET', '/api/rooms/광장/history')).body;
  return entries.map(({ text }: { text: string }) => text);
}

const worded = async (answer: Promise<Response>) => {
  const response = await answer;
  return [response.status, await response.text()];
};

test("[B6] what a tool sends to Slack's webhook is said in the room, by a bot, and answered ok", async () => {
  const here = await hook();
  const answer = await here.post({ text: '배포했습니다 <https://example.com/1|#1> &amp; 끝' });
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'text/plain; charset=utf-8',
    'ok',
  ]);
  const { entries } = (await here.owner.ask('GET', '/api/rooms/광장/history')).body;
  expect(entries).toMatchObject([
    { text: '배포했습니다 #1 (https://example.com/1) & 끝', by: { nickname: '배포', bot: true } },
  ]);
});

test.each([
  ['JSON without its name', 'text/plain', '{"text":"안녕"}'],
  ['a form with payload=', 'application/x-www-form-urlencoded', `payload=${encodeURIComponent('{"text":"안녕"}')}`],
  ['a form with text=', 'application/x-www-form-urlencoded', 'text=안녕'],
  ['JSON that curl calls a form', 'application/x-www-form-urlencoded', '{"text":"안녕"}'],
  ['a type that nobody knows', 'application/vnd.tool+json', '{"text":"안녕"}'],
])('says what comes as %s', async (_, type, body) => {
  const here = await hook();
  expect(await worded(here.post(body, { 'content-type': type }))).toEqual([200, 'ok']);
  expect(await said(here)).toEqual(['안녕']);
});

test.each([
  [
    'blocks where there is no text',
    {
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: '제목' } },
        { type: 'divider' },
        { type: 'section', text: { type: 'mrkdwn', text: '<!here> 본문' }, fields: [{ type: 'mrkdwn', text: '칸' }] },
        {
          type: 'context',
          elements: [
            { type: 'image', alt_text: '그림' },
            { type: 'mrkdwn', text: '덧붙임' },
          ],
        },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: '보기: ' },
                { type: 'link', url: 'https://example.com', text: '여기' },
              ],
            },
          ],
        },
      ],
    },
    '제목\n@here 본문\n칸\n그림\n덧붙임\n보기: 여기 (https://example.com)',
  ],
  ['the text rather than blocks', { text: '글', blocks: [{ type: 'section', text: { text: '칸' } }] }, '글'],
  [
    'attachments behind the text',
    {
      text: '경보',
      attachments: [
        { fallback: '안 보임', pretext: '먼저', title: '디스크', title_link: 'https://example.com/d', text: '가득 참' },
        { fallback: '대신', fields: [] },
        { fields: [{ title: '서버', value: 'a1' }] },
      ],
    },
    '경보\n먼저\n디스크 (https://example.com/d)\n가득 참\n대신\n서버: a1',
  ],
  ['a username before it', { text: '끝', username: ' GitLab\n', icon_emoji: ':tada:', channel: '#x' }, 'GitLab: 끝'],
  ['its own username not', { text: '끝', username: '배포' }, '끝'],
  [
    'mail, people, rooms and dates',
    { text: '<mailto:a@b.c|a@b.c> <@U1|철수> <@U2> <#C1|일> <!date^1^{d}|어제> 1 &lt; 2' },
    'a@b.c @철수 @U2 #일 어제 1 < 2',
  ],
  ['what only looks escaped', { text: '&amp;lt; <b <https://a.b>' }, '&lt; <b https://a.b'],
])('says %s', async (_, payload, text) => {
  const here = await hook();
  expect(await worded(here.post(payload))).toEqual([200, 'ok']);
  expect(await said(here)).toEqual([text]);
});

test.each([
  ['no JSON', 400, 'invalid_payload', '{"text":'],
  ['nothing', 400, 'invalid_payload', ''],
  ['a list', 400, 'invalid_payload', '[]'],
  ['a text that is none', 400, 'invalid_payload', '{"text":{"$gt":""}}'],
  ['a payload that is none', 400, 'invalid_payload', 'payload=text'],
  ['no text', 400, 'no_text', '{}'],
  ['nothing to see', 400, 'no_text', '{"text":" "}'],
  ['empty blocks', 400, 'no_text', '{"blocks":[{"type":"divider"},null,7]}'],
  ['too long a text', 413, 'msg_too_long', JSON.stringify({ text: '가'.repeat(4_001) })],
  ['too much at all', 413, 'invalid_payload', JSON.stringify({ text: '가'.repeat(40_000) })],
  ['half a character', 400, 'invalid_payload', '{"text":"\\ud800"}'],
])('[G2] %s is answered %i %s, and nothing is said', async (_, status, word, body) => {
  const here = await hook();
  expect(await worded(here.post(body))).toEqual([status, word]);
  expect(await said(here)).toEqual([]);
});

test('[B4] a wrong or removed URL is no_service', async () => {
  const here = await hook();
  expect(await worded(fetch(`${here.house.url}/hooks/wrong`, { method: 'POST', body: '{"text":"a"}' }))).toEqual([
    404,
    'no_service',
  ]);
  expect(await worded(here.post({ text: '하나' }))).toEqual([200, 'ok']);
  expect((await here.owner.ask('GET', '/api/bots')).body.bots).toMatchObject([{ nickname: '배포', webhook: '#광장' }]);
  expect((await here.owner.ask('DELETE', '/api/bots/배포')).status).toBe(200);
  expect(await worded(here.post({ text: '둘' }))).toEqual([404, 'no_service']);
  expect(await said(here)).toEqual(['하나']);
});

test('[B7] a webhook comes once, stays, and comes again after it was put out; who is banned is told', async () => {
  const here = await hook();
  const stream = await here.owner.listen('/api/rooms/광장/events');
  await here.post({ text: '하나' });
  here.house.clock.advance(3_600_000);
  await here.post({ text: '둘' });
  await here.owner.ask('POST', '/api/rooms/광장/kicks', { nickname: '배포' });
  await here.post({ text: '셋' });
  const names = (await heard(here.owner, stream)).map(({ event }) => event);
  expect(names).toEqual(['hello', 'joined', 'said', 'said', 'kicked', 'joined', 'said']);
  await here.owner.ask('POST', '/api/rooms/광장/bans', { nickname: '배포' });
  expect(await worded(here.post({ text: '넷' }))).toEqual([403, 'action_prohibited']);
});

test('many at once are one coming', async () => {
  const here = await hook();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, count) => worded(here.post({ text: `${count}` }))));
  expect(new Set(answers.map(([status]) => status))).toEqual(new Set([200]));
  expect((await said(here)).length).toBe(20);
  expect((await here.owner.ask('GET', '/api/rooms/광장/people')).body.count).toBe(2);
});

test('[G4] haste is answered 429 with the time to wait, and that is long enough', async () => {
  const here = await hook({ settings: { limits: true } });
  const answers = await Promise.all(Array.from({ length: 12 }, (_, count) => here.post({ text: `${count}` })));
  const late = answers.filter(({ status }) => status === 429);
  expect([late.length, await late[0]?.text()]).toEqual([2, 'rate_limited']);
  here.house.clock.advance(Number(late[0]?.headers.get('retry-after')) * 1_000);
  expect(await worded(here.post({ text: '천천히' }))).toEqual([200, 'ok']);
});

test('[G6] a page of another origin is refused', async () => {
  const here = await hook({ origins: ['https://friend.example'] });
  const from = (origin: string) => worded(here.post({ text: '안녕' }, { ...JSON_TYPE, origin }));
  expect(await from('http://evil.example')).toEqual([403, 'action_prohibited']);
  expect(await from('https://friend.example')).toEqual([200, 'ok']);
});

test('a store that fails and a server that stops are said', async () => {
  const here = await hook();
  await here.post({ text: '하나' });
  const full = Object.assign(new Error('disk full'), { name: 'StoreError' });
  const append = here.house.hub.store.logs.append;
  here.house.hub.store.logs.append = () => Promise.reject(full);
  expect(await worded(here.post({ text: '둘' }))).toEqual([503, 'service_unavailable']);
  here.house.hub.store.logs.append = append;
  await here.house.hub.stop();
  expect(await worded(here.post({ text: '셋' }))).toEqual([503, 'service_unavailable']);
});

test('curl posts to it, and nobody but the owner makes one', async () => {
  const here = await hook();
  expect(await curled('-d', '{"text":"curl로"}', here.url)).toBe('ok');
  expect(await said(here)).toEqual(['curl로']);
  const gildong = await new Caller(here.house).hello('홍길동');
  const refused = (await gildong.ask('POST', '/api/rooms/광장/webhooks', { nickname: '몰래' })).body.error.code;
  expect(refused).toBe('not_allowed');
});
