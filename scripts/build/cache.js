import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const RUN = fileURLToPath(new URL('./run-for-cache.js', import.meta.url));
const SERVER = ['--store', 'memory', '--host', '127.0.0.1', '--port', '0', '--irc-port', 'off', '--json'];

/**
 * Lets the server that was built into `dist` start once, and has V8 keep what it compiled for that (src/cli/cached.ts).
 * As it comes, without the settings of whoever builds. Where it can't start here, there is no such cache.
 */
export async function cacheCode(dist) {
  const server = fork(RUN, SERVER, { cwd: dist, env: withoutSettings(), stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const exit = once(server, 'exit');
  let complaint = '';
  server.stderr.on('data', (said) => {
    complaint += said;
  });
  server.send({ dist });
  const began = await Promise.race([once(server.stdout, 'data').then(() => true), exit.then(() => false)]);
  if (began) server.send({ keep: true });
  const [code] = await exit;
  if (code !== 0) console.warn(`Starts will take a little longer: nothing was compiled ahead. ${complaint}`);
}

function withoutSettings() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SOKDAK_')));
}
