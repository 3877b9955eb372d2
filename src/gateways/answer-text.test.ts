import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reply } from '../protocol/answer.ts';
import { answerText } from './answer-text.ts';

const values = fc.oneof(
  fc.json().map((text) => JSON.parse(text)),

  fc.constant({ entries: 0 }),
  fc.constant(undefined),
);

test('an answer reads as JSON would write it, with or without a page, the first time and again', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), values), fc.array(values), fc.boolean(), (given, entries, paged) => {
      const { entries: _, ...rest } = given;
      const answer = { ok: true, ...rest, ...(paged && { entries }), more: false } as unknown as Reply;
      for (let time = 0; time < 2; time += 1) expect(answerText(answer)).toBe(JSON.stringify(answer));
    }),
  );
});
