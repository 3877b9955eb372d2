import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installWithApt } from './apt.js';
import { say } from './say.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ON_MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

const NEEDS = [
  { name: 'Chromium', isThere: () => chromium() !== null, apt: 'chromium' },
  { name: 'Noto CJK', isThere: () => hasFont(':lang=ko'), apt: 'fonts-noto-cjk' },
  { name: 'Noto Color Emoji', isThere: () => hasFont(':color=true'), apt: 'fonts-noto-color-emoji' },
];

/** The browser's path: SOKDAK_CHROMIUM, else the first that PATH has. Null where there is none. */
export function chromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const inPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [process.env.SOKDAK_CHROMIUM, ...inPath, ON_MAC].find((path) => path && isExecutable(path)) ?? null;
}

/**
 * Sees to it that a browser and the fonts for Korean and emoji are there: installs them where it may, else says what
 * to type. False where something is missing still. SOKDAK_TEST_BROWSER=off asks for nothing.
 */
export async function requireBrowser() {
  if (process.env.SOKDAK_TEST_BROWSER === 'off') return true;
  const missing = NEEDS.filter(({ isThere }) => !isThere());
  if (missing.length === 0 || (await installWithApt(missing.map(({ apt }) => apt)))) return true;
  for (const { name, apt } of missing) {
    say({
      ko: `${name} 없음. 설치: sudo apt-get install -y --no-install-recommends ${apt}`,
      en: `${name} is missing. Install it: sudo apt-get install -y --no-install-recommends ${apt}`,
    });
  }
  say({
    ko: '브라우저 시험을 건너뛰려면: SOKDAK_TEST_BROWSER=off npm test',
    en: 'To skip the tests in the browser: SOKDAK_TEST_BROWSER=off npm test',
  });
  return false;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Other systems bring such fonts, and no fontconfig to ask. */
function hasFont(pattern) {
  if (process.platform !== 'linux') return true;
  return (spawnSync('fc-list', [pattern, 'family'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}
