import { expect, test } from 'vitest';
import { actionOf, ctcpIn } from './ctcp.ts';
import { withoutFormatting } from './formatting.ts';

test.each([
  ['\x02굵게\x02 보통', '굵게 보통'],
  ['\x0304빨강\x03 \x0304,12칠\x0f', '빨강 칠'],
  ['\x03,5쉼표', ',5쉼표'],
  ['\x04ff0000빨강\x04', '빨강'],
  ['\x1d\x1f\x1e\x11\x16모두', '모두'],
  ['그냥 1,2', '그냥 1,2'],
])('%j without its looks', (text, plain) => expect(withoutFormatting(text)).toBe(plain));

test.each([
  ['\x01ACTION 춤춘다\x01', { command: 'ACTION', text: '춤춘다' }],
  ['\x01ACTION 춤춘다', { command: 'ACTION', text: '춤춘다' }],
  ['\x01version\x01', { command: 'VERSION', text: '' }],
  ['\x01PING  1 2\x01', { command: 'PING', text: ' 1 2' }],
  ['그냥', null],
])('%j asks of a client %j', (text, ctcp) => expect(ctcpIn(text)).toEqual(ctcp));

test('what one does is read back', () =>
  expect(ctcpIn(actionOf('웃는다'))).toEqual({ command: 'ACTION', text: '웃는다' }));
