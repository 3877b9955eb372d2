import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../ready/root.js';
import { say } from '../ready/say.js';
import { filesOf } from './list.js';

/** Prints how the code of one lesson differs from another's, as git words it. False where git failed. */
export function printDifference(earlier, later) {
  const names = new Set([...filesOf(earlier), ...filesOf(later)]);
  return [...names].every((name) => compare(`${earlier.path}/${name}`, `${later.path}/${name}`));
}

function compare(...files) {
  const both = files.map((file) => (existsSync(join(ROOT, file)) ? file : '/dev/null'));
  const color = `--color=${process.stdout.isTTY ? 'always' : 'never'}`;
  const git = ['--no-pager', 'diff', '--no-index', '--no-prefix', '-U2', color, '--', ...both];
  const { status, error } = spawnSync('git', git, { cwd: ROOT, stdio: 'inherit' });
  if (error) say({ ko: '차이를 보여 주려면 git이 있어야 합니다.', en: 'git is needed to show the difference.' });
  return status === 0 || status === 1;
}
