import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allExperiments, idsOf } from '../../scripts/faults/list.js';

const ROW = /^\| ([A-D]\d+) \|.*`npm run faults -- ([a-z-]+)`/gm;
const rows = [...readFileSync('docs/faults.md', 'utf8').matchAll(ROW)].map(([, id, name]) => `${id} ${name}`);
const experiments = allExperiments().flatMap((name) => idsOf(name).map((id) => `${id} ${name}`));

it('has a row in docs/faults.md for each experiment', () => {
  expect(experiments.filter((one) => !rows.includes(one))).toEqual([]);
});

it('has no row for what is no experiment', () => {
  expect(rows.filter((one) => !experiments.includes(one))).toEqual([]);
});
