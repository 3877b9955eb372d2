import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { INLINE } from '../../src/gateways/http/archive/pictures.ts';
import { png } from '../files/pictures.ts';
import type { House } from '../plays/house.ts';
import { Caller, open as openHouse } from './caller.ts';

const HALL = '/api/rooms/광장';
let house: House;

async function open() {
  house = await openHouse({ settings: { limits: false } });
  const owner = await come('방장', { owner: house.hub.settings.ownerSecret });
  const hong = await come('홍길동');
  return { owner, hong, hub: house.hub, clock: house.clock };
}

async function come(nickname: string, more: object = {}): Promise<Caller> {
  const caller = new Caller(house);
  await caller.hello(nickname, more);
  return caller;
}

/** The document as it comes, and what it comes with. */
async function archive(by: Caller, query = '', language = 'ko') {
  const headers = { authorization: `Bearer ${by.token}`, 'accept-language': language };
  const response = await fetch(`${house.url}${HALL}/archive.html${query}`, { headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

async function send(by: Caller, name: string, bytes: Uint8Array, type = 'image/png'): Promise<string> {
  const headers = { authorization: `Bearer ${by.token}`, 'content-type': type };
  const path = `${house.url}/api/files?name=${encodeURIComponent(name)}`;
  const response = await fetch(path, { method: 'POST', headers, body: new Blob([new Uint8Array(bytes)]) });
  return ((await response.json()) as { file: { id: string } }).file.id;
}

/** Says something, and waits until its preview is kept. */
async function linked(by: Caller, text: string) {
  const said = await by.say(text);
  await vi.waitFor(async () => {
    const { body } = await by.ask('GET', `${HALL}/history`);
    expect(body.entries.at(-1)).toMatchObject({ on: 'previewed', target: said.body.id });
  });
  return said;
}

/** What stands between tags, as a reader sees it. */
const textOf = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

describe('a room to take home', () => {
  test('[R24] it has who said what and when, answers, reactions, pins, edits, topic and days; nothing deleted, no whisper, nothing from elsewhere', async () => {
    const { owner, hong, clock } = await open();
    await owner.ask('PUT', `${HALL}/topic`, { text: '점심 회의' });
    const first = (await hong.say('안녕\n<b>하세요</b>')).body;
    const gone = (await hong.say('지울 말')).body;
    await owner.ask('DELETE', `/api/messages/${gone.id}`);
    await owner.ask('POST', `${HALL}/messages`, { text: '반가워요', replyTo: first.id });
    await owner.ask('PUT', `/api/messages/${first.id}/reactions/👍`);
    await owner.ask('PUT', `/api/messages/${first.id}/pin`);
    const edited = (await hong.say('틀린 말')).body;
    await hong.ask('PATCH', `/api/messages/${edited.id}`, { text: '고친 말' });
    await hong.ask('POST', '/api/people/방장/whispers', { text: '쉿 비밀' });
    await hong.say('다른 방의 말', '부엌');
    clock.advance(86_400_000);
    await hong.say('다음 날');
    const { status, headers, html } = await archive(hong, '?zone=Asia/Seoul');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-disposition')).toContain("filename*=UTF-8''%EA%B4%91%EC%9E%A5.html");
    const text = textOf(html);
    const order = [
      '#광장',
      '점심 회의',
      '고정된 메시지',
      '안녕',
      '지운 메시지입니다.',
      '반가워요',
      '고친 말',
      '다음 날',
      '여기까지입니다.',
    ];
    let from = 0;
    for (const one of order) {
      const place = text.indexOf(one, from);
      expect(place, one).toBeGreaterThanOrEqual(from);
      from = place + 1;
    }
    expect(text).toContain('<b>하세요</b>');
    expect(text).toContain('👍 방장');
    expect(html).toContain(`<blockquote><p><a href="#m-${first.id}">`);
    expect(html).toMatch(/\d\d:\d\d<\/time> <span class="marks">고정됨/);
    expect(html).toMatch(/<span class="marks">\(.*에 수정됨\)/);
    expect(html.match(/<h2 class="day"><time datetime="2026-03-0\d">/g)).toHaveLength(2);
    for (const absent of ['지울 말', '틀린 말', '쉿 비밀', '다른 방']) expect(text).not.toContain(absent);
    expect(html).not.toMatch(/<script|<link|src="(?!data:)|javascript:|https?:/i);
    expect((await archive(hong, '', 'en')).html).toContain('<html lang="en">');
  });

  test('[R24] what was done in the room stands between what was said, as one sentence each: to whom, why and until when', async () => {
    const { owner, hong } = await open();
    await come('김소연');
    await hong.say('앞');
    await owner.ask('PUT', `${HALL}/roles/홍길동`, { role: 'moderator' });
    await owner.ask('POST', `${HALL}/mutes`, { nickname: '김소연', reason: '<도배>', seconds: 600 });
    await owner.ask('DELETE', `${HALL}/mutes/김소연`);
    await owner.ask('PUT', `${HALL}/slow`, { seconds: 5 });
    await owner.ask('POST', `${HALL}/kicks`, { nickname: '김소연', reason: '잠시' });
    const { id } = (await owner.say('뒤')).body;
    await owner.ask('PUT', `/api/messages/${id}/pin`);
    const { html } = await archive(hong);
    const notices = [...html.matchAll(/<p class="notice".*<\/time> (.*)<\/p>/g)].map(([, text = '']) => textOf(text));
    expect(notices).toEqual([
      '방장님이 홍길동님을 운영자로 세웠습니다.',
      expect.stringMatching(/^방장님이 김소연님을 말하지 못하게 했습니다\. 2026년 .*까지입니다\. 이유: <도배>$/),
      '방장님이 김소연님을 다시 말할 수 있게 했습니다.',
      '방장님이 느린 대화를 켰습니다. 5초에 한 번 말할 수 있습니다.',
      '방장님이 김소연님을 내보냈습니다. 이유: 잠시',
      '방장님이 메시지를 고정했습니다.',
    ]);
    expect(html.indexOf('>앞<')).toBeLessThan(html.indexOf('운영자로'));
    expect(html.lastIndexOf('>뒤<')).toBeGreaterThan(html.indexOf('내보냈습니다'));
    expect(textOf((await archive(hong, '', 'en')).html)).toContain('방장 put 김소연 out. Reason: 잠시');
  });

  test('[R24] [T8] what a linked page says of itself stands with its message, as text, as long as it stands beside those words', async () => {
    const texts = ['제목\n<b>설명</b>', '둘째', '셋째'];
    const picture = { address: 'https://example.com/a.png', alt: '"바다"' };
    house = await openHouse({
      settings: { limits: false, previews: 'all' },
      previewer: {
        preview: async () => ({ text: texts.shift() ?? '', picture: texts.length === 2 ? picture : null }),
        picture: async () => png(64, 32),
      },
    });
    const hong = await come('홍길동');
    const kept = (await linked(hong, 'https://example.com/a 보세요')).body;
    const edited = (await linked(hong, 'https://example.com/b')).body;
    await hong.ask('PATCH', `/api/messages/${edited.id}`, { text: '고친 말' });
    const taken = (await linked(hong, 'https://example.com/c')).body;
    await hong.ask('DELETE', `/api/messages/${taken.id}/preview`);
    const { html } = await archive(hong);
    const previews = html.match(/<p class="preview">.*<\/p>/g) ?? [];
    expect(previews.map(textOf)).toEqual(['example.com제목<b>설명</b>']);
    expect(html.indexOf(previews[0] ?? '')).toBeGreaterThan(html.indexOf(`m-${kept.id}`));
    expect(html.indexOf(previews[0] ?? '')).toBeLessThan(html.indexOf(`m-${edited.id}`));
    expect(
      html.match(/<img src="data:image\/png;base64,[^"]+" alt="&#34;바다&#34;" width="64" height="32">/g),
    ).toHaveLength(1);
    expect(html).not.toMatch(/<a href="http/);
  });

  test('[R24] [R17] whoever may not read it gets nothing; whoever came later, where the past is hidden, what he may', async () => {
    const { owner, hong } = await open();
    await hong.say('옛날 말');
    await owner.ask('PATCH', HALL, { past: false });
    const kim = await come('김소연');
    await kim.say('새 말');
    const { html } = await archive(kim);
    expect(textOf(html)).toContain('새 말');
    expect(textOf(html)).not.toContain('옛날 말');
    expect(textOf((await archive(hong)).html)).toContain('옛날 말');
    await owner.ask('POST', `${HALL}/bans`, { nickname: '김소연' });
    expect((await archive(kim)).status).toBe(403);
    await hong.ask('POST', `${HALL}/leave`);
    expect((await archive(hong, '?enter=no')).status).toBe(409);
    expect((await archive(hong, '?zone=Nowhere/At')).status).toBe(400);
    expect((await archive(new Caller(house))).status).toBe(401);
  });

  test('[R24] pictures are in it up to a size; others and all else are named, with their size', async () => {
    const { hong } = await open();
    const small = await send(hong, '고양이.png', png(3, 2));
    const large = await send(hong, '큰 그림.png', Buffer.concat([png(3, 2), Buffer.alloc(INLINE.each)]));
    const other = await send(hong, '회의록.pdf', Buffer.from('%PDF'), 'application/pdf');
    await hong.ask('POST', `${HALL}/messages`, {
      text: '',
      files: [small, large, other],
      alts: { [small]: '누운 "고양이" onerror=x' },
    });
    const { html } = await archive(hong);
    const [, data = ''] =
      /<img src="data:image\/png;base64,([^"]+)" alt="누운 &#34;고양이&#34; onerror=x" width="3" height="2">/.exec(
        html,
      ) ?? [];
    expect(Buffer.from(data, 'base64')).toEqual(Buffer.from(png(3, 2)));
    expect(html.match(/<img/g)).toHaveLength(1);
    expect(textOf(html)).toContain('큰 그림.png (1 MB)');
    expect(textOf(html)).toContain('회의록.pdf (4 B)');
  });

  test('[R24] a long room comes whole and in order, once, in pieces', async () => {
    const { hong, hub } = await open();
    for (let nth = 0; nth < 1_100; nth += 1) await hong.say(`말 ${nth}.`);
    const asked: number[] = [];
    const page = hub.store.logs.page.bind(hub.store.logs);
    hub.store.logs.page = (log, range) => {
      asked.push(range.limit);
      return page(log, range);
    };
    const said = textOf((await archive(hong)).html).match(/말 \d+\./g) ?? [];
    expect(said).toEqual(Array.from({ length: 1_100 }, (_, nth) => `말 ${nth}.`));
    expect(asked.length).toBeGreaterThan(2);
    expect(Math.max(...asked)).toBeLessThanOrEqual(500);
  });

  test('[R24] whatever is said, it adds no tag and is read as it was said', async () => {
    const { owner, hong } = await open();
    const HOSTILE = [
      '<',
      '>',
      '"',
      "'",
      '&',
      '&amp;',
      '&#60;',
      '</p>',
      '</article>',
      '<script>',
      '-->',
      '<!--',
      ']]>',
      '`',
      '{{',
      'x',
      '가',
      '\u202e',
      '\n',
    ];
    const hostile = fc
      .array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 12 })
      .map((parts) => `.${parts.join('')}.`);
    const tagsOf = (html: string) => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));
    const { body } = await hong.say('.x.');
    await owner.ask('PUT', `${HALL}/topic`, { text: '.x.' });
    await owner.ask('POST', `${HALL}/messages`, { text: '.x.', replyTo: body.id });
    await owner.ask('PUT', `/api/messages/${body.id}/pin`);
    await hong.ask('PATCH', `/api/messages/${body.id}`, { text: '.y.' });
    const plain = tagsOf((await archive(hong)).html);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const answer = await hong.ask('PATCH', `/api/messages/${body.id}`, { text });
        const { html } = await archive(hong);
        expect(tagsOf(html)).toEqual(plain);
        if (answer.body.ok) expect(textOf(html)).toContain(text.replace(/[\u202e]/g, (one) => one));
      }),
      { numRuns: 60 },
    );
  });
});
