import { onPath } from './path.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ON_MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The browser's path: SOKDAK_CHROMIUM, else the first that PATH has. Null where there is none. */
export function chromium() {
  return onPath([process.env.SOKDAK_CHROMIUM, ...NAMES, ON_MAC]);
}
