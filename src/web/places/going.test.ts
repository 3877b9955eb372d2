import { expect, test } from 'vitest';
import { goingBy } from './going.ts';

test.each([
  ['/join #부엌', { go: '#부엌' }],
  ['/JOIN 부엌 ', { go: '#부엌' }],
  ['／들어가기 부엌', { go: '#부엌' }],
  ['/join', { find: true }],
  ['/list', { find: true }],
  ['/방목록', { find: true }],
  ['/part', { leave: null }],
  ['/leave #부엌', { leave: '#부엌' }],
  ['/나가기', { leave: null }],
  ['/search 회의 방:부엌', { search: '회의 방:부엌' }],
  ['/찾기', { search: '' }],
  ['/date', { layer: { is: 'day' } }],
  ['/날짜', { layer: { is: 'day' } }],
  ['/whois 홍길동', { whois: '홍길동' }],
  ['/누구 "김 소연"', { whois: '김 소연' }],
  ['/whois', { whois: '' }],
  ['/quit', { quit: true }],
  ['/종료', { quit: true }],
  ['/query 김소연', { go: '@김소연' }],
  ['/대화 @김소연', { go: '@김소연' }],
  ['/대화', { find: true }],
  ['/joiner 부엌', null],
  ['//join 부엌', null],
  ['말 /join 부엌', null],
])('(UX 25, 26) %j', (line, wanted) => expect(goingBy(line)).toEqual(wanted));
