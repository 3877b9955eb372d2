import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './run.js';
import { say } from './say.js';

// Debian's own switch: while it answers 101, no installed package starts a service.
const POLICY = '/usr/sbin/policy-rc.d';
const ENV = { DEBIAN_FRONTEND: 'noninteractive' };

/** Installs packages of Debian's where we are root and have apt-get. False where we may not, or it failed. */
export async function installWithApt(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  say({ ko: `${packages.join(', ')} 설치 중 ...`, en: `Installing ${packages.join(', ')} ...` });
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return (await apt('update')) && (await apt('install', '-y', '--no-install-recommends', ...packages));
  } finally {
    if (ours) rmSync(POLICY);
  }
}

async function apt(...args) {
  const { code, output } = await run('apt-get', ['-q', ...args], { env: ENV });
  if (code !== 0) process.stderr.write(output);
  return code === 0;
}
