import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const RULE = /^- \*\*([A-Z]\d+)\*\*/gm;
const CITED = /\[([A-Z]\d{1,2})\]/g;

const numbers = [...readFileSync('src/protocol/SPEC.md', 'utf8').matchAll(RULE)].map(([, id]) => id);
const rules = new Set(numbers);

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));
}

/** Where each rule is cited: titles of tests, heads of plays. */
function citations(): Map<string, string> {
  const files = [
    ...filesUnder('src', /\.test\.ts$/),
    ...filesUnder('test', /\.ts$/),
    ...filesUnder('plays', /\.play$/),
  ];
  const cited = new Map<string, string>();
  for (const file of files) {
    for (const [, id = ''] of readFileSync(file, 'utf8').matchAll(CITED)) cited.set(id, file);
  }
  return cited;
}

test('every rule has a number of its own', () => {
  expect(numbers.filter((id, nth) => numbers.indexOf(id) < nth)).toEqual([]);
});

test('every rule has a test that cites it', () => {
  const cited = citations();
  expect([...rules].filter((id) => !cited.has(id ?? ''))).toEqual([]);
});

test('no test cites a rule that is not there', () => {
  expect([...citations()].filter(([id]) => !rules.has(id))).toEqual([]);
});

test('every decision has a number of its own, which its title bears', () => {
  const names = readdirSync('docs/decisions');
  const numbered = names.map((name) => name.slice(0, 4));
  expect(numbered.filter((number, nth) => numbered.indexOf(number) < nth)).toEqual([]);
  const titled = names.map((name) => /^# (\d{4}) /.exec(readFileSync(join('docs/decisions', name), 'utf8'))?.[1]);
  expect(titled).toEqual(numbered);
});
