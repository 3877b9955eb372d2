import { expect, test } from 'vitest';
import { plain } from './plain.ts';

test.each([
  ['**내일까지**입니다. ~~오늘~~', '내일까지입니다. 오늘'],
  ['> 언제까지였죠?\n*내일*요', '언제까지였죠?\n내일요'],
  ['```ts\nconst a = 1;\n```\n- 하나\n- `둘`', 'const a = 1;\n하나\n둘'],
  ['그냥 하는 말 2 * 3', '그냥 하는 말 2 * 3'],
])('(UX 83) %j is read out as %j', (text, read) => expect(plain(text)).toBe(read));
