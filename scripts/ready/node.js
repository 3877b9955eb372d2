import { say } from './say.js';

const LOWEST = [20, 19];

/** Ends the process with one sentence where Node is too old for what follows. */
export function requireNode() {
  if (isEnough(process.versions.node)) return;
  say({
    ko: `sokdak에는 Node.js ${LOWEST.join('.')} 이상이 필요합니다. 지금은 ${process.versions.node}입니다. https://nodejs.org`,
    en: `sokdak needs Node.js ${LOWEST.join('.')} or newer; this is ${process.versions.node}. https://nodejs.org`,
  });
  process.exit(1);
}

function isEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > LOWEST[0] || (major === LOWEST[0] && minor >= LOWEST[1]);
}
