import { expect, it } from 'vitest';
import { loadDriver } from './driver.ts';
import { migrate } from './schema.ts';
import { LOGINS, PEOPLE_CALLED, PERSON, PERSON_WITH_ID } from './sql.ts';

const { DatabaseSync } = loadDriver();
const db = new DatabaseSync(':memory:', { readOnly: false });
migrate(db);

const planOf = (sql: string) =>
  db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all()
    .map(({ detail }) => String(detail));

it.each([
  { name: 'who is called so', sql: PEOPLE_CALLED },
  { name: 'who has that login', sql: PERSON },
  { name: 'who has that id', sql: PERSON_WITH_ID },
  { name: 'the logins of somebody', sql: LOGINS },
])('$name: found by an index, without going through all that is kept', ({ sql }) => {
  expect(planOf(sql).filter((step) => step.startsWith('SCAN'))).toEqual([]);
});

it('who is called so is found in the order in which it is told', () => {
  const plan = planOf(PEOPLE_CALLED);
  expect(plan).toContainEqual(expect.stringContaining('INDEX people_called'));
  expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
});
