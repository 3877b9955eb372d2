import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { screen } from '../src/cli/screen.ts';
import { styleFor } from '../src/cli/style.ts';
import { texts } from '../src/cli/texts.ts';
import { guarding } from '../src/client/guarding.ts';
import { meaningOf } from '../src/client/lines.ts';
import { LOST } from '../src/client/transport.ts';
import { goingBy } from '../src/web/places/going.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Every page for people that is written by hand or made from the code. */
const PAGES = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'plays/README.md',
].concat(
  readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
);

/** Targets of links that lead into the repository, without their anchors. */
function linksOf(page: string): readonly string[] {
  const targets = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^(?:\w+:|#|\/)/.test(target))
    .map((target) => decodeURI(target.replace(/#.*/, '')));
}

describe.each(PAGES)('%s', (page) => {
  test('leads only to what is there', () => {
    const lost = linksOf(page).filter((target) => !existsSync(join(ROOT, dirname(page), target)));
    expect(lost).toEqual([]);
  });
});

test('README shows the screen that the server prints', () => {
  const [shown = ''] = /(?<=```\n) {2}sokdak 0[\s\S]*?(?=```)/.exec(read('README.md')) ?? [];
  const value = (label: string) => new RegExp(`^ {2}${label} +(\\S+)$`, 'm').exec(shown)?.[1] ?? '';
  const { here, lan, irc, owner, invite, data, stop } = texts.en;
  const running = {
    ...{ url: value(here), lan: [value(lan)], irc: value(irc), ircs: null, moved: [] },
    ...{ ownerLink: value(owner), invite: value(invite), data: value(data), stop: async () => {} },
  };
  const style = styleFor({ NO_COLOR: '1' });
  const [version = ''] = /[\d.]+/.exec(shown) ?? [];
  const printed = screen({ running, serverName: 'sokdak', version, limits: true, qr: [], texts: texts.en, style });
  const above = printed.split('\n').filter((line) => !line.includes(stop));
  expect(shown.trimEnd()).toBe(above.join('\n').trim().replace(/^/, '  '));
});

test('README names commands that the box understands', () => {
  const [, named = ''] = /\*\*Commands in the box:\*\* `([^`]+)`/.exec(read('README.md')) ?? [];
  const commands = named.split(' ');
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((command) => !isUnderstood(`${command} 길동 안녕`))).toEqual([]);
});

function isUnderstood(line: string): boolean {
  const meaning = meaningOf(line, ['길동']);
  if (meaning.do !== 'wrong' || meaning.why !== 'unknown_command') return true;
  if (goingBy(line)) return true;
  const connection = { ask: () => Promise.resolve(LOST) };
  return guarding(line, { connection, nicknames: [], room: '#광장', key: 'k' }) !== null;
}
