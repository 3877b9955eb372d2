import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A path from the root, as one on this computer. */
export function fromRoot(path: string): string {
  return join(ROOT, path);
}

export function read(path: string): string {
  return readFileSync(fromRoot(path), 'utf8');
}

/** The lessons as they stand in the folder: number, name, path from the root, and the title in both languages. */
export const LESSONS = readdirSync(fromRoot('lessons'))
  .filter((name) => /^\d/.test(name))
  .map((name) => {
    const path = `lessons/${name}`;
    const [, number, ko, en] = /^# (\d+)\. (.+) · (.+)\n/.exec(read(`${path}/README.md`)) ?? [];
    return { number: Number(number), slug: name.slice(3), path, title: { ko: `${ko}`, en: `${en}` } };
  });
