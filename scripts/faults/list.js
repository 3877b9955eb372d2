import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../ready/root.js';

const FOLDER = 'test/faults';
const ENDING = '.test.ts';

/** What an experiment states first: `id: 'A1'`, or `A1` at the head of a title or of its figures. */
const HEAD = /\bid: '([A-D]\d+)'(?:, what: '([^']+)')?|\bpass\(\s*['`]([A-D]\d+)/g;
const FAULT = /\bfault: *['`]([^'`]+)['`]/;

/** The names of all experiments: those tests in the folder that come to figures. */
export function allExperiments() {
  const names = readdirSync(join(ROOT, FOLDER)).filter((file) => file.endsWith(ENDING));
  return names.map((file) => file.slice(0, -ENDING.length)).filter((name) => idsOf(name).length > 0);
}

/** The numbers that an experiment has in docs/faults.md. */
export function idsOf(name) {
  return [...new Set([...sourceOf(name).matchAll(HEAD)].map(([, id, , passed]) => id ?? passed))].sort();
}

/** One line for each number: what is done. */
export function titleOf(name) {
  const fault = FAULT.exec(sourceOf(name))?.[1] ?? '';
  return [`${idsOf(name).join(', ')} ${fault}`.trim()];
}

export function fileOf(name) {
  return `${FOLDER}/${name}${ENDING}`;
}

function sourceOf(name) {
  return readFileSync(join(ROOT, fileOf(name)), 'utf8');
}
