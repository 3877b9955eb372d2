import { Guest } from './guest.ts';
import { EVERY_WAY } from './ways.ts';

/** One by each way, in a process of their own: they come in, say so, and listen. */
const [, , url = '', irc = ''] = process.argv;
await Promise.all(EVERY_WAY.map((dial, n) => new Guest({ up: async () => ({ url, irc }) }, `유령${n}`, dial).come()));
process.stdout.write('in\n');
