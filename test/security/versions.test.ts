import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

/** The first versions without the weaknesses that are known of what faces the network (docs/security.md). */
const LEAST = {
  ws: '8.21.1',
  'socket.io': '4.8.4',
  'socket.io-parser': '4.2.7',
  'engine.io': '6.6.12',
  fastify: '5.12.8',
  '@fastify/static': '9.3.0',
} as const;

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

const versionsOf = (name: string) =>
  Object.entries(packages).flatMap(([path, { version }]) =>
    path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`) ? [version ?? ''] : [],
  );

/** Whether a version is this one or a later one; a release before the release is not. */
function reaches(version: string, least: string): boolean {
  if (version.includes('-')) return false;
  const [given, wanted] = [version, least].map((words) => words.split('.').map(Number));
  const differs = wanted?.findIndex((part, index) => part !== given?.[index]) ?? -1;
  return differs < 0 || (given?.[differs] ?? 0) > (wanted?.[differs] ?? 0);
}

test.each([
  ['8.21.1', '8.21.1', true],
  ['8.21.0', '8.21.1', false],
  ['8.22.0', '8.21.1', true],
  ['10.0.0', '9.9.9', true],
  ['9.9.9', '10.0.0', false],
  ['8.21.1-rc.1', '8.21.1', false],
])('%s reaches %s: %s', (version, least, does) => expect(reaches(version, least)).toBe(does));

test.each(Object.entries(LEAST))('every copy of %s is %s or later', (name, least) => {
  expect(versionsOf(name)).not.toEqual([]);
  expect(versionsOf(name).filter((version) => !reaches(version, least))).toEqual([]);
});

test('every package is pinned by its content', () => {
  const all = Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages) as [
    string,
    { integrity?: string; optional?: boolean },
  ][];
  const loose = all.filter(([path, { integrity, optional }]) => path !== '' && !optional && integrity === undefined);
  expect(loose.map(([path]) => path)).toEqual([]);
});
