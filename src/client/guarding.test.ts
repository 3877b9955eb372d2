import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { zeroBits } from '../core/work.ts';
import { guarding } from './guarding.ts';
import { solve } from './solve.ts';

/** What is asked of the server for a line. */
function askedBy(line: string): unknown {
  const asked: unknown[] = [];
  const connection = {
    ask: async (name: string, payload: object) => {
      asked.push({ do: name, ...payload });
      return { ok: false };
    },
  };
  const act = guarding(line, { connection: connection as never, room: '#광장', key: 'k', nicknames: ['홍 길동'] });
  if (typeof act !== 'function') return act;
  void act();
  return asked[0];
}

test.each<readonly [string, unknown]>([
  ['/away 점심', { do: 'away', text: '점심' }],
  ['/부재 점심', { do: 'away', text: '점심' }],
  ['/away', { do: 'away', text: 'Away' }],
  ['/invite 홍 길동', { do: 'invite', room: '#광장', nickname: '홍 길동' }],
  ['/초대', 'no_name'],
  ['/ignore 길동', { do: 'block', nickname: '길동' }],
  ['/unignore 길동', { do: 'unblock', nickname: '길동' }],
  ['/slow 30', { do: 'slow', room: '#광장', seconds: 30, key: 'k' }],
  ['／SLOW 30초 ', { do: 'slow', room: '#광장', seconds: 30, key: 'k' }],
  ['/private on', { do: 'set-room', room: '#광장', private: true, key: 'k' }],
  ['/announce 끄기', { do: 'set-room', room: '#광장', announce: false, key: 'k' }],
  ['/PAST off', { do: 'set-room', room: '#광장', past: false, key: 'k' }],
  ['/주제 점심', { do: 'topic', room: '#광장', text: '점심', key: 'k' }],
  ['/topic', { do: 'topic', room: '#광장', text: '', key: 'k' }],
  ['/rules 서로 존댓말', { do: 'set-room', room: '#광장', rules: '서로 존댓말', key: 'k' }],
  ['/archive on', { do: 'set-room', room: '#광장', archived: true, key: 'k' }],
  ['/archive', 'no_switch'],
  ['/delete-room 광장 방학', { do: 'delete-room', room: '#광장', name: '광장', reason: '방학', key: 'k' }],
  ['/방지우기 #광장', { do: 'delete-room', room: '#광장', name: '#광장', reason: '', key: 'k' }],
  ['/delete-room', 'no_name'],
  ['/ends 2h', { do: 'set-room', room: '#광장', endsIn: 7_200, key: 'k' }],
  ['/끝 10분', { do: 'set-room', room: '#광장', endsIn: 600, key: 'k' }],
  ['/ends off', { do: 'set-room', room: '#광장', endsIn: 0, key: 'k' }],
  ['/ends soon', 'no_span'],
  ['/끝내자', null],
  ['/away 1h 점심', { do: 'away', text: '점심', seconds: 3_600 }],
  ['/자리비움', { do: 'away', text: '자리 비움' }],
  ['/dnd 30m', { do: 'away', text: '', busy: true, seconds: 1_800 }],
  ['/방해금지 시험 중', { do: 'away', text: '시험 중', busy: true }],
  ['/back', { do: 'away' }],
  ['/rules', { do: 'set-room', room: '#광장', rules: '', key: 'k' }],
  ['/slow 0', { do: 'slow', room: '#광장', seconds: 0, key: 'k' }],
  ['/slow', 'no_seconds'],
  ['/slow soon', 'no_seconds'],
  ['/lock 수업 중', { do: 'lock', on: true, reason: '수업 중' }],
  ['/lock', { do: 'lock', on: true, reason: '' }],
  ['/unlock', { do: 'lock', on: false, reason: '' }],
  [
    '/mute 홍 길동 10분 도배',
    { do: 'mute', room: '#광장', nickname: '홍 길동', seconds: 600, reason: '도배', key: 'k' },
  ],
  ['/mute Hong 2h', { do: 'mute', room: '#광장', nickname: 'Hong', seconds: 7_200, reason: '', key: 'k' }],
  ['/mute Hong 3 times', { do: 'mute', room: '#광장', nickname: 'Hong', reason: '3 times', key: 'k' }],
  ['/mute', 'no_name'],
  ['/unmute "홍 길동"', { do: 'unmute', room: '#광장', nickname: '홍 길동', key: 'k' }],
  ['/OP 홍 길동', { do: 'role', room: '#광장', nickname: '홍 길동', role: 'moderator', key: 'k' }],
  ['/deop Hong', { do: 'role', room: '#광장', nickname: 'Hong', role: 'none', key: 'k' }],
  ['/op', 'no_name'],
  ['/filter 바보', { do: 'filter', room: '#광장', word: '바보', does: 'refuse', key: 'k' }],
  ['/필터 시험 말', { do: 'filter', room: '#광장', word: '시험 말', does: 'refuse', key: 'k' }],
  ['/필터 기록 낱말 ass', { do: 'filter', room: '#광장', word: 'ass', whole: true, does: 'log', key: 'k' }],
  ['/FILTER allow link a.kr', { do: 'filter', room: '#광장', link: 'a.kr', does: 'allow', key: 'k' }],
  ['/filter none links', { do: 'filter', room: '#광장', word: 'links', does: 'none', key: 'k' }],
  ['/filter', 'no_words'],
  ['/level mentions', { do: 'level', room: '#광장', level: 'mentions' }],
  ['/알림 끔', { do: 'level', room: '#광장', level: 'none' }],
  ['/level loud', 'no_level'],
  ['/pin', 'no_words'],
  ['/고정 일곱 시', { do: 'history', room: '#광장', limit: 200 }],
  ['/unpin 일곱', { do: 'pins', room: '#광장' }],
  ['/forget 홍 길동 비밀 번호', { do: 'forget', nickname: '홍 길동', password: '비밀 번호' }],
  ['/잊기 Hong', { do: 'forget', nickname: 'Hong' }],
  ['/forget', 'no_name'],
  ['/block 홍 길동', { do: 'block', nickname: '홍 길동' }],
  ['/차단 Hong', { do: 'block', nickname: 'Hong' }],
  ['/차단'.normalize('NFD'), 'no_name'],
  ['/unblock "홍 길동"', { do: 'unblock', nickname: '홍 길동' }],
  ['/차단해제 Hong', { do: 'unblock', nickname: 'Hong' }],
  ['/차단기 Hong', null],
  ['/server-ban 홍 길동 1d 광고', { do: 'server-ban', nickname: '홍 길동', seconds: 86_400, reason: '광고', key: 'k' }],
  ['/server-ban 192.0.2.0/24 광고', { do: 'server-ban', range: '192.0.2.0/24', reason: '광고', key: 'k' }],
  ['/server-ban 2001:db8::/32', { do: 'server-ban', range: '2001:db8::/32', reason: '', key: 'k' }],
  ['/server-unban 192.0.2.7', { do: 'server-unban', range: '192.0.2.7', key: 'k' }],
  ['/server-mute Hong', { do: 'server-mute', nickname: 'Hong', reason: '', key: 'k' }],
  ['/server-unmute Hong', { do: 'server-unmute', nickname: 'Hong', key: 'k' }],
  ['/opera Hong', null],
  ['/slower 3', null],
  ['말 /slow 3', null],
])('[M8] [M9] [M10] [M12] [W9] %j', (line, wanted) => expect(askedBy(line)).toEqual(wanted));

test.each([0, 1, 7, 8, 9, 12])('[D1] a work of %i bits is found, and is one for the server', async (bits) => {
  const clock = {
    after(_: number, run: () => void) {
      queueMicrotask(run);
      return () => {};
    },
  };
  const work = await solve({ challenge: 'a.b.c', bits }, clock);
  expect(work).toMatch(/^a\.b\.c:\d+$/);
  expect(zeroBits(createHash('sha256').update(work).digest('base64url'))).toBeGreaterThanOrEqual(bits);
});
