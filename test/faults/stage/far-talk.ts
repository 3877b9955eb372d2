import { setInterval as ticking } from 'node:timers/promises';
import { Guest } from './guest.ts';
import { websocket } from './line.ts';

/** In a process of its own: says so much that readers are written to all the time, and prints who leaves, one a line. */
const EVERY_MS = 20;
const TEXT = '말'.repeat(60);
const [, , url = ''] = process.argv;
const { line } = await new Guest({ up: async () => ({ url, irc: '' }) }, '말하는이', websocket).come(({ on, who }) => {
  if (on === 'left') process.stdout.write(`${(who as { readonly nickname: string }).nickname}\n`);
});
process.stdout.write('in\n');
for await (const _ of ticking(EVERY_MS)) void line.ask('say', { room: '#광장', text: TEXT });
