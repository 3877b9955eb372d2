import { readdirSync, readFileSync } from 'node:fs';
import { ROWS } from './ux-rows.ts';

/** Why a row has no test that names it. */
const REASONS: Readonly<Record<number, string>> = {};

/** What of a row is not there yet, though a test names it. */
const MISSING: Readonly<Record<number, string>> = {
  75: 'That the sound is short and comes once in 3 s has no test: only that it is off.',
};

const TITLE = /(['`])((?:\\.|(?!\1)[^\\\n])*\(UX [\d, ]+\)(?:\\.|(?!\1)[^\\\n])*)\1/g;

/** docs/ux.md: each row with the tests that name it in their titles, or why there is none. */
export function uxPage(): string {
  const tests = testsByRow();
  const all = Object.values(ROWS).flat();
  for (const [row] of all) {
    if (tests.has(row) === (REASONS[row] !== undefined)) {
      throw new Error(`UX ${row}: ${tests.has(row) ? 'has a test: take its reason away' : 'no test, and no reason'}`);
    }
  }
  const covered = all.filter(([row]) => tests.has(row)).length;
  const sections = Object.entries(ROWS).map(([heading, rows]) => {
    const lines = rows.map(([row, expected]) => `| ${row} | ${cell(expected)} | ${shownBy(row, tests)} |`);
    return `## ${heading}\n\n| # | What is expected | Test |\n| --- | --- | --- |\n${lines.join('\n')}\n`;
  });
  return [
    '# How the page behaves\n',
    '<!-- Made by scripts/docs/ux.ts (npm run docs). -->\n',
    `What people expect of a chat page: ${all.length} rows, ${covered} of them with a test whose title names the row. A title`,
    'says what that test shows of a row, which may be a part of it; in italics what is known to be missing.\n',
    ...sections,
  ].join('\n');
}

function shownBy(row: number, tests: ReadonlyMap<number, readonly string[]>): string {
  const shown = [...(tests.get(row) ?? []).map(cell), ...(MISSING[row] ? [`*${MISSING[row]}*`] : [])];
  return shown.join('<br>') || (REASONS[row] ?? '');
}

function testsByRow(): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  const files = ['src', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  for (const file of files.filter((path) => /\.test\.ts$|^test\/browser\/scenes\/.*\.ts$/.test(path)).sort()) {
    for (const [, , title = ''] of readFileSync(file, 'utf8').matchAll(TITLE)) {
      const rows = [...title.matchAll(/\(UX ([\d, ]+)\)/g)].flatMap(([, numbers = '']) =>
        numbers.split(',').map(Number),
      );
      const words = title.replace(/\[[A-Z]\d+\] |\(UX [\d, ]+\) ?/g, '').trim();
      for (const row of new Set(rows)) found.set(row, [...(found.get(row) ?? []), `${words} (\`${file}\`)`]);
    }
  }
  return found;
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('${', '$\\{');
