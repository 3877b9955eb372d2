import { spawnSync } from 'node:child_process';
import { installWithApt } from './apt.js';
import { chromium } from './chromium.js';
import { onPath } from './path.js';
import { say } from './say.js';

/** What tests run that npm does not have. With its switch set to `off`, a group is not asked for and its tests are left out. */
const GROUPS = [
  {
    tests: ['test/browser/**', 'test/lessons/**'],
    off: 'SOKDAK_TEST_BROWSER',
    tools: [
      { name: 'Chromium', isThere: () => chromium() !== null, apt: 'chromium' },
      { name: 'Noto CJK', isThere: () => hasFont(':lang=ko'), apt: 'fonts-noto-cjk' },
      { name: 'Noto Color Emoji', isThere: () => hasFont(':color=true'), apt: 'fonts-noto-color-emoji' },
    ],
  },
  {
    tests: [
      'test/clients/**',
      'test/talk/screen.test.ts',
      'test/lessons/terminal.test.ts',
      'test/http/curl.test.ts',
      'test/powercut/**',
      'test/faults/{clock,powercut,slow}.test.ts',
    ],
    off: 'SOKDAK_TEST_CLIENTS',
    tools: [
      program('curl', 'curl'),
      program('irssi', 'irssi'),
      program('weechat-headless', 'weechat-headless'),
      { name: "WeeChat's pipe", isThere: weechatHasPipe, apt: 'weechat-plugins' },
      program('nc', 'netcat-openbsd'),
      program('tmux', 'tmux'),
      program('strace', 'strace'),
      program('faketime', 'faketime'),
      python('socketio', 'python3-socketio'),
      python('aiohttp', 'python3-aiohttp'),
      python('websockets', 'python3-websockets'),
    ],
  },
];

/** Debian's own Python, which sees Debian's packages; another may stand before it on the PATH. */
export const PYTHON = '/usr/bin/python3';

/**
 * Sees to it that all of them are there: installs them where it may, else says what to type. False where something is
 * missing still.
 */
export async function requireTools() {
  const groups = GROUPS.filter(isAsked);
  const missing = groups.flatMap(({ tools }) => tools).filter(({ isThere }) => !isThere());
  if (missing.length === 0 || (await installWithApt(missing.map(({ apt }) => apt)))) return true;
  for (const { name, apt } of missing) {
    say({
      ko: `${name} 없음. 설치: sudo apt-get install -y --no-install-recommends ${apt}`,
      en: `${name} is missing. Install it: sudo apt-get install -y --no-install-recommends ${apt}`,
    });
  }
  for (const { off } of groups.filter(({ tools }) => tools.some((tool) => missing.includes(tool)))) {
    say({ ko: `이 시험들을 건너뛰려면: ${off}=off npm test`, en: `To leave these tests out: ${off}=off npm test` });
  }
  return false;
}

/** The tests that need what was not asked for, as patterns. */
export function leftOut() {
  return GROUPS.filter((group) => !isAsked(group)).flatMap(({ tests }) => tests);
}

function isAsked({ off }) {
  return process.env[off] !== 'off';
}

function program(name, apt) {
  return { name, isThere: () => onPath([name]) !== null, apt };
}

function python(module, apt) {
  return { name: `Python's ${module}`, isThere: () => succeeds(PYTHON, '-c', `import ${module}`), apt };
}

function succeeds(command, ...args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function weechatHasPipe() {
  const words = ['--temp-dir', '--stdout', '--run-command', '/quit'];
  return spawnSync('weechat-headless', words, { encoding: 'utf8' }).stdout?.includes('fifo.conf') ?? false;
}

/** Other systems bring such fonts, and no fontconfig to ask. */
function hasFont(pattern) {
  if (process.platform !== 'linux') return true;
  return (spawnSync('fc-list', [pattern, 'family'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}
