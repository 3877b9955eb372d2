import { svelte } from '@sveltejs/vite-plugin-svelte';
import { configDefaults, defineConfig } from 'vitest/config';

/** By `npm run faults`, one experiment at its full length. */
const LONG = process.env.SOKDAK_FAULTS === 'long';

/** What takes longer than a run of all tests may. */
const LONG_ONLY = LONG ? [] : ['test/faults/cut-off.test.ts', 'test/faults/laggards.test.ts'];

/** Where a browser or other programs take part, whose haste is not ours: decision 0027. */
const WITH_PROGRAMS = ['browser', 'clients', 'faults', 'lessons', 'talk'].map((word) => `test/${word}/**/*.test.ts`);

/** What needs a tool that this machine has not: `npm test` says so. */
const LEFT_OUT = process.env.SOKDAK_LEFT_OUT?.split(',').filter(Boolean) ?? [];

const EXCLUDED = [...configDefaults.exclude, ...LONG_ONLY, ...LEFT_OUT];

export default defineConfig({
  plugins: [svelte()],
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...EXCLUDED, ...WITH_PROGRAMS],
        },
      },
      {
        extends: true,
        test: { name: 'with programs', include: WITH_PROGRAMS, exclude: EXCLUDED, retry: LONG ? 0 : 1 },
      },
    ],
  },
});
