import { existsSync } from 'node:fs';
import { installWithApt } from './ready/apt.js';
import { buildWhenStale } from './ready/built.js';
import { requireNode } from './ready/node.js';
import { installPackages, TO_TEST } from './ready/packages.js';
import { runNode } from './ready/run.js';

/** The peers that Debian has; where they can't be installed, the bench says so and does without. */
const PEERS = { inspircd: '/usr/sbin/inspircd', ngircd: '/usr/sbin/ngircd', mosquitto: '/usr/sbin/mosquitto' };

requireNode();
if (!(await installPackages(TO_TEST)) || !(await buildWhenStale())) process.exit(1);

const flags = process.argv.slice(2);
const missing = Object.keys(PEERS).filter((name) => !existsSync(PEERS[name]));
if (missing.length > 0 && !flags.includes('--quick')) await installWithApt(missing);
const { code } = await runNode('--import', ['tsx', 'bench/bench.ts', ...flags], { stdio: 'inherit' });
process.exitCode = code;
