import { expect, test } from 'vitest';
import { particleAfter } from './particle.ts';

test('(UX 35) particles follow the sound of the name', () => {
  expect(['길동', '소연', '철수'].map((name) => name + particleAfter(name, 'subject'))).toEqual([
    '길동이',
    '소연이',
    '철수가',
  ]);
  expect(`김민수${particleAfter('김민수', 'object')}`).toBe('김민수를');
  expect(['서울', '부산', '제주'].map((name) => name + particleAfter(name, 'direction'))).toEqual([
    '서울로',
    '부산으로',
    '제주로',
  ]);
  expect(`길동${particleAfter('길동'.normalize('NFD'), 'topic')}`).toBe('길동은');
});

test('(UX 35) after a digit, a Latin letter or an emoji both are written', () => {
  for (const name of ['길동7', 'Hong', '🦊', 'ㅋㅋ', '']) expect(particleAfter(name, 'subject')).toBe('이(가)');
});
