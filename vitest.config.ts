import { svelte } from '@sveltejs/vite-plugin-svelte';
import { configDefaults, defineConfig } from 'vitest/config';

/** What takes longer than a run of all tests may: `npm run faults` asks for it. */
const LONG_ONLY =
  process.env.SOKDAK_FAULTS === 'long' ? [] : ['test/faults/cut-off.test.ts', 'test/faults/laggards.test.ts'];

export default defineConfig({
  plugins: [svelte()],
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...LONG_ONLY],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
