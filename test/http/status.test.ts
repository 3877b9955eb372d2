import { expect, test } from 'vitest';
import type { ErrorCode } from '../../src/core/refusal.ts';
import { STATUS } from '../../src/gateways/http/api/status.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { Authenticator } from '../authenticator.ts';
import type { House } from '../plays/house.ts';
import { Caller, open, type Said } from './caller.ts';

interface Scene {
  readonly house: House;
  readonly gildong: Caller;
  readonly owner: Caller;
  /** Breaks the store, in the way of a full disk or of a fault in the program. */
  readonly breakStore: (problem: Error) => void;
}

const HALL = '/api/rooms/광장';
const full = Object.assign(new Error('disk full'), { name: 'StoreError' });

/** How each refusal comes about, by requests alone. */
const PROVOKED: { readonly [C in ErrorCode]: (scene: Scene) => Promise<Said> } = {
  no_such_setting: ({ owner }) => owner.ask('PATCH', '/api/settings', { values: { port: '80' } }),
  bad_setting: ({ owner }) => owner.ask('PATCH', '/api/settings', { values: { grace: 'long' } }),
  bad_request: ({ gildong }) => gildong.ask('POST', `${HALL}/messages`, { wrong: 1 }),
  unknown_command: ({ gildong }) => gildong.ask('POST', '/api/do/dance', {}),
  not_named: ({ house }) => new Caller(house).ask('GET', '/api/rooms'),
  bad_nickname: ({ house }) => new Caller(house).ask('POST', '/api/hello', { nickname: '' }),
  nickname_taken: ({ house }) => new Caller(house).ask('POST', '/api/hello', { nickname: '홍길동' }),
  bad_room_name: ({ gildong }) => gildong.ask('POST', '/api/rooms/a b/join'),
  empty_text: ({ gildong }) => gildong.say(' '),
  text_too_long: ({ gildong }) => gildong.say('가'.repeat(4_001)),
  no_such_room: ({ gildong }) => gildong.say('안녕', '없는방'),
  no_such_person: ({ gildong }) => gildong.ask('GET', '/api/people/아무개'),
  no_such_message: ({ gildong }) => gildong.ask('DELETE', '/api/messages/none'),
  no_such_log: ({ gildong }) => gildong.ask('GET', '/api/logs/none/history'),
  async no_change({ gildong }) {
    const { body } = await gildong.say('안녕');
    return gildong.ask('DELETE', `/api/messages/${body.id}/reactions/👍`);
  },
  async not_in_room({ gildong }) {
    await gildong.ask('POST', `${HALL}/leave`);
    return gildong.ask('GET', `${HALL}/people?enter=no`);
  },
  async not_here({ gildong, owner }) {
    await owner.ask('POST', `${HALL}/leave`);
    return gildong.ask('POST', '/api/people/방장/whispers', { text: '어디?' });
  },
  to_yourself: ({ gildong }) => gildong.ask('POST', '/api/people/홍길동/whispers', { text: '나야' }),
  async not_yours({ gildong, owner }) {
    const { body } = await owner.say('내 말');
    return gildong.ask('PATCH', `/api/messages/${body.id}`, { text: '네 말' });
  },
  not_allowed: ({ gildong }) => gildong.ask('POST', `${HALL}/kicks`, { nickname: '방장' }),
  async archived({ gildong, owner }) {
    await owner.ask('PATCH', HALL, { archived: true });
    return gildong.say('안녕');
  },
  async room_ended({ gildong, owner, house }) {
    await owner.ask('PATCH', HALL, { endsIn: 60 });
    house.clock.advance(60_000);
    return gildong.say('아직?');
  },
  async room_deleted({ gildong, owner }) {
    await owner.ask('POST', '/api/rooms/부엌/join');
    await owner.ask('DELETE', '/api/rooms/부엌', { name: '부엌' });
    return gildong.ask('POST', '/api/rooms/부엌/join');
  },
  wrong_name: ({ owner }) => owner.ask('DELETE', HALL, { name: '#광장이 아님' }),
  async invite_only({ gildong, owner }) {
    await gildong.ask('POST', `${HALL}/leave`);
    await owner.ask('POST', `${HALL}/leave`);
    await owner.ask('PATCH', HALL, { private: true });
    return gildong.say('안녕');
  },
  async banned({ gildong, owner }) {
    await owner.ask('POST', `${HALL}/bans`, { nickname: '홍길동', reason: '도배' });
    return gildong.say('왜요');
  },
  async muted({ gildong, owner }) {
    await owner.ask('POST', `${HALL}/mutes`, { nickname: '홍길동', reason: '도배' });
    return gildong.say('왜요');
  },
  async filtered({ gildong, owner }) {
    await owner.ask('PUT', `${HALL}/filter`, { word: '바보', does: 'refuse' });
    return gildong.say('바보야');
  },
  async blocked({ gildong, owner }) {
    await owner.ask('POST', '/api/blocks', { nickname: '홍길동' });
    return gildong.ask('POST', '/api/people/방장/whispers', { text: '왜요' });
  },
  async too_fast({ gildong }) {
    for (;;) {
      const said = await gildong.say('도배');
      if (!said.body.ok) return said;
    }
  },
  async too_many({ gildong, house }) {
    for (let count = 1; ; count += 1) {
      house.clock.advance(1_000);
      const said = await gildong.ask('POST', `/api/rooms/방${count}/join`);
      if (!said.body.ok) return said;
    }
  },
  wrong_token({ house }) {
    const stranger = new Caller(house);
    stranger.token = 'made-up';
    return stranger.ask('GET', '/api/me');
  },
  wrong_password({ house }) {
    const guest = new Caller(house);
    guest.headers = { 'x-forwarded-for': '203.0.113.7' };
    return guest.ask('POST', '/api/hello', { nickname: '손님' });
  },
  wrong_owner_link: ({ house }) => new Caller(house).ask('POST', '/api/hello', { nickname: '손님', owner: 'wrong' }),
  no_such_invite: ({ house }) => new Caller(house).ask('POST', '/api/hello', { nickname: '손님', invite: 'none' }),
  bad_password: ({ gildong }) => gildong.ask('PUT', '/api/me/password', { password: '짧다' }),
  wrong_login: ({ house }) =>
    new Caller(house).ask('POST', '/api/logins', { nickname: '홍길동', password: '모르는 비밀번호' }),
  no_provider: ({ house }) => new Caller(house).ask('POST', '/api/provider'),
  no_passkeys_here: ({ gildong }) => gildong.ask('POST', '/api/passkeys/challenge'),
  async last_proof() {
    const page = 'https://chat.example.com';
    const one = new Caller(await open({ origins: [page] }));
    one.headers = { origin: page };
    await one.hello('도깨비');
    const { body } = await one.ask('POST', '/api/passkeys/challenge');
    const made = new Authenticator().make(body, { page });
    await one.ask('POST', '/api/passkeys', made);
    return one.ask('DELETE', `/api/passkeys/${made.id}`);
  },
  no_such_login: ({ gildong }) => gildong.ask('DELETE', '/api/logins/none'),
  async locked({ owner, house }) {
    await owner.ask('PUT', '/api/lock', { on: true, reason: '시험' });
    return new Caller(house).ask('POST', '/api/hello', { nickname: '손님' });
  },
  async gate() {
    const gate = { question: { asks: '3 더하기 4는?', answer: '7' }, bits: 0 };
    return new Caller(await open({ settings: { gate } })).ask('POST', '/api/hello', { nickname: '손님', answer: '8' });
  },
  bad_query: ({ gildong }) => gildong.ask('GET', '/api/search?q=%3F%21'),
  no_such_file: ({ gildong }) => gildong.ask('POST', `${HALL}/messages`, { text: '', files: ['none'] }),
  file_too_large: ({ gildong }) =>
    gildong.ask('POST', '/files', undefined, { 'tus-resumable': '1.0.0', 'upload-length': '52428800' }),
  async no_space() {
    const files = { file: 10, perPerson: 1, inAll: 1 };
    const gildong = await new Caller(await open({ settings: { key: null, files } })).hello('홍길동');
    return gildong.ask('POST', '/api/files', '가');
  },
  not_kept({ gildong, breakStore }) {
    breakStore(full);
    return gildong.say('안녕');
  },
  async stopping({ house, gildong }) {
    await house.hub.stop();
    return gildong.say('안녕');
  },
  internal({ gildong, breakStore }) {
    breakStore(new Error('a bug'));
    return gildong.ask('GET', `${HALL}/history`);
  },
};

async function sceneOf(): Promise<Scene> {
  const store = memoryStore();
  const settings = { limits: true, key: { secret: '열쇠', from: 'elsewhere' as const } };
  const house = await open({ openStore: async () => store, settings });
  const owner = await new Caller(house).hello('방장', { owner: house.hub.settings.ownerSecret });
  const gildong = await new Caller(house).hello('홍길동');
  const breakStore = (problem: Error) => {
    Object.assign(store.logs, { append: () => Promise.reject(problem), page: () => Promise.reject(problem) });
  };
  return { house, gildong, owner, breakStore };
}

test.each(Object.entries(PROVOKED))('%s has its status, its code and a sentence', async (code, provoke) => {
  const { status, body, headers } = await provoke(await sceneOf());
  expect([body.error.code, status]).toEqual([code, STATUS[code as ErrorCode]]);
  expect(body).toMatchObject({ ok: false, error: { message: expect.stringMatching(/\S/) } });
  expect(headers.has('retry-after')).toBe([429, 503].includes(status));
  expect(headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
});

test('[G3] the sentence is in the language that was asked for', async () => {
  const caller = new Caller(await open());
  const ask = (language: string) => caller.ask('GET', '/api/rooms', undefined, { 'accept-language': language });
  expect((await ask('ko-KR,ko;q=0.9,en;q=0.8')).body.error.message).toBe('먼저 닉네임을 정해 주세요.');
  expect((await ask('en')).body.error.message).toBe('Choose a nickname first.');
});

test('[G4] haste is answered with the time to wait, and that is long enough', async () => {
  const house = await open({ settings: { limits: true } });
  const gildong = await new Caller(house).hello('홍길동');
  const { headers } = await PROVOKED.too_fast({ house, gildong, owner: gildong, breakStore: () => {} });
  house.clock.advance(Number(headers.get('retry-after')) * 1_000);
  expect((await gildong.say('천천히')).status).toBe(200);
});
