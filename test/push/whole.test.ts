import { expect, test } from 'vitest';
import { Outside } from '../../src/outside/outside.ts';
import { pusherBy } from '../../src/outside/push/pusher.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { openHub, usual } from '../plays/house.ts';
import { someone } from '../rules/listener.ts';
import { Browser } from './browser.ts';
import { claimsOf, PushService } from './service.ts';

const PAGE = 'https://chat.example.com';

test('[S20] [S21] from a whisper to a browser: over https, signed by the key that the page was given, read by it alone', async () => {
  const service = await PushService.open();
  try {
    const store = memoryStore();
    const pusher = pusherBy(new Outside(service.outside), { notes: store.notes, now: () => Date.now() });
    const hub = await openHub(usual({ pusher, openStore: async () => store }));
    const hong = await someone(hub, '홍길동');
    const kim = await someone(hub, '김소연', { origin: { page: PAGE } });
    await kim.get<'claim'>({ do: 'claim', password: '비밀번호 여덟 자' });
    const browser = new Browser(service.endpoint());
    expect(await kim.code({ do: 'push', ...browser.address, endpoint: 'https://10.0.0.1/' })).toBe('bad_request');
    const { key, devices } = await kim.get<'push'>({ do: 'push', ...browser.address });
    expect(devices).toBe(1);
    kim.session.part('');

    const { log, id } = await hong.get<'whisper'>({ do: 'whisper', to: '김소연', text: '우리끼리' });
    const letter = await service.letter(1);
    const tidings = { language: 'ko', about: log, id, by: '홍길동', text: '우리끼리' };
    expect(JSON.parse(browser.read(letter.body))).toEqual(tidings);
    expect(claimsOf(letter)).toMatchObject({ key, claims: { aud: service.origin, sub: PAGE } });
    expect([letter.path, letter.headers.host]).toEqual(['/one', new URL(service.origin).host]);
  } finally {
    service.close();
  }
});
