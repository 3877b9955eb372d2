import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../ready/root.js';

const FOLDER = join(ROOT, 'lessons');
const NAME = /^(\d\d)-(.+)$/;

/** The lessons in order: each a folder `NN-name`, titled in both languages by the first line of its README. */
export function lessons() {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((name) => {
      const [, number, slug] = NAME.exec(name) ?? [];
      return number ? [{ number: Number(number), slug, path: `lessons/${name}`, title: titleOf(name) }] : [];
    });
}

/** The lesson that is called by its number or its name, if there is one. */
export function find(word) {
  return lessons().find(({ number, slug }) => String(number) === word || slug === word);
}

/** The files of a lesson that are read in class, by name. */
export function filesOf({ path }) {
  return readdirSync(join(ROOT, path)).filter((name) => name !== 'README.md');
}

/** What runs when only the lesson is named: both ends where there are two, or else the server. */
export function mainOf({ path }) {
  return existsSync(join(ROOT, path, 'both.ts')) ? 'both' : 'server';
}

/** `# 3. 버튼 세 개 · Three buttons` */
function titleOf(name) {
  const [heading] = readFileSync(join(FOLDER, name, 'README.md'), 'utf8').split('\n');
  const [ko, en] = heading.replace(/^# \d+\. /, '').split(' · ');
  return { ko, en };
}
