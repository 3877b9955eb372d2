import { readdirSync, readFileSync } from 'node:fs';
import { CAPABILITIES, type Capability } from '../../src/gateways/irc/caps.ts';
import { ROWS } from '../../src/gateways/irc/commands/table.ts';
import { NUMERICS } from '../../src/gateways/irc/numerics.ts';
import { isupport } from '../../src/gateways/irc/welcome/isupport.ts';

const TESTS = 'test/irc/commands';
const TITLE = /^test\('(.*)', /gm;

/** Which files of tests have a title that names each word. */
function filesByWord(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const file of readdirSync(TESTS)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()) {
    const titles = [...readFileSync(`${TESTS}/${file}`, 'utf8').matchAll(TITLE)].map(([, title = '']) => title);
    const words = new Set(titles.flatMap((title) => title.split(/[\s,:;()]+/)));
    for (const word of words) found.set(word, [...(found.get(word) ?? []), file.replace('.test.ts', '')]);
  }
  return found;
}

/** Every command, capability and numeric of the IRC gateway, and where each is tried. */
export function ircPage(): string {
  const files = filesByWord();
  const tried = (name: string) => (files.get(name) ?? []).map((file) => `\`${file}\``).join(', ');
  const all: readonly (readonly [string, Capability])[] = Object.entries(CAPABILITIES);
  const escaped = (text: string) => text.replaceAll('|', '\\|');
  return [
    '# IRC: reference',
    '',
    `Made by \`npm run docs\` from \`src/gateways/irc\`. The last column names the file in \`${TESTS}\` that tries it. How to`,
    'connect and what to expect is in [irc.md](irc.md).',
    '',
    '## Commands',
    '',
    '| command | what it does | tried in |',
    '| --- | --- | --- |',
    ...ROWS.map(
      ({ name, syntax, says }) => `| \`${escaped(`${name} ${syntax}`.trim())}\` | ${says} | ${tried(name)} |`,
    ),
    '',
    '## Capabilities',
    '',
    '| capability | what it changes | tried in |',
    '| --- | --- | --- |',
    ...all.map(
      ([name, { says, value }]) =>
        `| \`${name}${value === undefined ? '' : `=${value}`}\` | ${says} | ${tried(name)} |`,
    ),
    '',
    '## ISUPPORT',
    '',
    isupport('sokdak')
      .map((token) => `\`${token}\``)
      .join(' '),
    '',
    '## Numerics',
    '',
    Object.entries(NUMERICS)
      .map(([name, number]) => `${number} \`${name}\``)
      .join(', '),
    '',
  ].join('\n');
}
