import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.js';
import { run } from './run.js';
import { say } from './say.js';

const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules/.sokdak-stamp');

/** What a checkout needs to be built and run. */
export const TO_RUN = { says: 'run', omit: ['--omit=dev'] };
/** And what its checks and tests need too. */
export const TO_TEST = { says: 'test', omit: [] };

/** Installs the packages of the lock file unless they are there. False where npm failed, after npm has said why. */
export async function installPackages(purpose) {
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  const there = stamp();
  if (there === `${wanted} ${purpose.says}` || there === `${wanted} ${TO_TEST.says}`) return true;
  const byHand = installedByHand();
  if (!byHand && !(await install(purpose))) return false;
  writeFileSync(STAMP, `${wanted} ${byHand ? TO_TEST.says : purpose.says}`);
  return true;
}

function stamp() {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return null;
  }
}

/** npm writes its hidden lock file last: where that is the newest, a whole `npm install` came after lock file and stamp. */
function installedByHand() {
  const written = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const last = written(join(ROOT, 'node_modules/.package-lock.json'));
  return last >= written(LOCK) && last >= written(STAMP);
}

const QUIETLY = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

async function install({ omit }) {
  say({ ko: '패키지를 설치합니다 ...', en: 'Installing packages ...' });
  const result = await run(...npm('ci', ...omit, ...QUIETLY));
  // A mirror that lacks the builds for other systems made the lock file, or serves it now: `npm ci` finds the lock file
  // incomplete, though nothing that this system needs is missing. `npm install` takes the same versions without asking.
  const { code, output } = result.output.includes('EUSAGE')
    ? await run(...npm('install', '--no-save', ...omit, ...QUIETLY))
    : result;
  if (code !== 0) process.stderr.write(output);
  return code === 0;
}

/** Under `npm start`, npm says where its own script is; without it the shell's npm will do. */
function npm(...args) {
  const script = process.env.npm_execpath;
  return script?.endsWith('npm-cli.js') ? [process.execPath, [script, ...args]] : ['npm', args];
}
