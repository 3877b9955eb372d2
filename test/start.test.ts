import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** These run sources and tests; no bundle has them. */
const RUNNERS = ['tsx', 'vitest'];

test('npm start builds with what it installs: nothing but tests imports a package for development', () => {
  const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  );
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|svelte)$/.test(file) && !/test(-kit)?\.ts$|contract\//.test(file))
    .map((file) => join('src', file));
  const imported = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'([^'.][^']*)'/g)].map(([, name = '']) => name),
  );
  expect(imported.length).toBeGreaterThan(100);
  expect(
    Object.keys(devDependencies)
      .filter((name) => !RUNNERS.includes(name))
      .filter((name) => imported.some((one) => one === name || one.startsWith(`${name}/`))),
  ).toEqual([]);
});
