import { expect, test } from 'vitest';
import { regexesIn } from './regexes.ts';

/** Code units that are looked at of a text, at most (`core/text.ts`). */
const LENGTH = 16_000;

/** Pieces that expressions here look for, and those that make them look again. */
const PIECES = [
  ...[
    'a',
    '0',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '/',
    '<',
    '>',
    '|',
    ':',
    '@',
    '"',
    "'",
    '*',
    '_',
    '.',
    ',',
    '%',
    '&',
    '=',
    ';',
  ],
  ...[
    'a ',
    ' a',
    '<a',
    '<a|',
    '&lt;',
    '__',
    'a_',
    '//',
    '((',
    '[[',
    '\\',
    '가',
    '가 ',
    '́',
    '😀',
    '​',
    '1.',
    'https://a',
    'a:',
    '/w ',
  ],
];

/** The same piece over and over, and something behind it that does not fit; or before it. */
const hostile = PIECES.flatMap((piece) => {
  const many = piece.repeat(Math.ceil(LENGTH / piece.length));
  return [many, `${many}\0`, `/w ${many}`, `"${many}`, `<${many}`];
});

/** Linear is some milliseconds; what is quadratic takes seconds, what is exponential never ends. */
const MOST_MS = 1_000;

/** Quadratic, and never given what somebody else wrote. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  '=+$': 'the end of a digest that was made here',
  '\\S*\\s*$': 'what one types into one’s own terminal',
};

const regexes = regexesIn('src');

test('there are expressions to try', () => expect(regexes.length).toBeGreaterThan(50));

test.each(regexes.map(({ at, source, flags }) => [`/${source}/${flags}`, at, source, flags] as const))(
  '%s takes no longer than its text is long (%s)',
  (_, at, source, flags) => {
    if (source in OWN_WORDS) return;
    const regex = new RegExp(source, flags.replace('y', ''));
    for (const text of hostile) {
      const begun = performance.now();
      if (regex.global) text.replace(regex, '');
      else regex.test(text);
      const ms = performance.now() - begun;
      if (ms > MOST_MS) expect.fail(`${at}: ${ms.toFixed(0)} ms for ${JSON.stringify(text.slice(0, 20))}…`);
    }
  },
);
