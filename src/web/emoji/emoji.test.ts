import { expect, test } from 'vitest';
import { prepareReaction } from '../../core/reaction.ts';
import { emojiIn } from './emoji.ts';
import { findEmoji } from './find.ts';
import { offeredFor, signFor } from './offer.ts';
import { inTone, TONES } from './taste.ts';

test('[E1] every emoji of the list is one, in every skin tone that it bears, and has a name in both languages', async () => {
  const [ko, en] = [await emojiIn('ko'), await emojiIn('en')];
  expect(ko.length).toBeGreaterThan(1_800);
  expect(ko.map(({ sign }) => sign)).toEqual(en.map(({ sign }) => sign));
  for (const emoji of [...ko, ...en]) expect(emoji.name).not.toBe('');
  for (const emoji of ko) {
    for (const tone of TONES) expect(prepareReaction(inTone(emoji, tone))).toBe(inTone(emoji, tone));
  }
  expect(ko.filter(({ toned }) => toned).length).toBeGreaterThan(200);
});

test.each([
  ['smile', '😄'],
  ['웃음', '😄'],
  ['heart', '❤️'],
  ['하트', '❤️'],
  ['좋아요', '👍'],
  ['+1', '👍'],
  ['THUMBSUP', '👍'],
  ['파이팅', '💪'],
  ['tada', '🎉'],
  ['kr', '🇰🇷'],
  ['대한민국', '🇰🇷'],
  ['없는말없는말', null],
  ['nosuchthing', null],
])('(UX 15) :%s: is %s', async (code, sign) => expect(await signFor(code)).toBe(sign));

test.each([
  ['smi', '😄'],
  ['웃', '😄'],
  ['하ㅌ', '❤️'],
  ['우', '😄'],
  ['rocke', '🚀'],
  ['커피', '☕'],
])('(UX 15) :%s offers %s among the first', async (typed, sign) => {
  const offered = await offeredFor(typed, 8);
  expect(offered.map((one) => one.sign)).toContain(sign);
});

test('what is found is found by a beginning, and never by nothing', async () => {
  const all = await emojiIn('en');
  expect(findEmoji(all, ' ', 8)).toEqual([]);
  expect(findEmoji(all, 'mile', 8).some(({ sign }) => sign === '😄')).toBe(false);
});
