import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.js';
import { runNode } from './run.js';
import { say } from './say.js';

const SOURCES = ['src', 'vite.config.ts', 'scripts/build.js', 'package-lock.json'];

/** Written last by scripts/build.js; its time is the moment at which that build began to read. */
export const BUILT = 'dist/.built';

/** Builds what is older than its sources. False where the build failed, after it has said why. */
export async function buildWhenStale() {
  if (newest(SOURCES) <= modified(join(ROOT, BUILT))) return true;
  say({ ko: '빌드합니다 ...', en: 'Building ...' });
  const { code, output } = await runNode('scripts/build.js');
  if (code !== 0) process.stderr.write(output);
  return code === 0;
}

function newest(paths) {
  return Math.max(...paths.map((path) => newestWithin(join(ROOT, path))));
}

/** Folders count too: a removed file leaves its trace only there. Tests are no part of a build. */
function newestWithin(path) {
  if (path.endsWith('.test.ts')) return 0;
  const own = modified(path);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newestWithin(join(path, name))), own);
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
