import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CAPABILITIES } from '../../../src/gateways/irc/caps.ts';
import { ROWS } from '../../../src/gateways/irc/commands/table.ts';

const FOLDER = new URL('./', import.meta.url);
const TITLE = /^test\('(.*)', /gm;

const titles = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => [...readFileSync(new URL(file, FOLDER), 'utf8').matchAll(TITLE)].map(([, title = '']) => title));

/** The words of all titles: `CHATHISTORY`, `draft/multiline`. */
const words = new Set(titles.flatMap((title) => title.split(/[\s,:;()]+/)));

test('every command has a test that names it', () => {
  expect(ROWS.filter(({ name }) => !words.has(name)).map(({ name }) => name)).toEqual([]);
});

test('every capability has a test that names it', () => {
  expect(Object.keys(CAPABILITIES).filter((name) => !words.has(name))).toEqual([]);
});
