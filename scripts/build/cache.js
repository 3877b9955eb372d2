import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const RUN = fileURLToPath(new URL('./run-for-cache.js', import.meta.url));
const SERVER = ['--store', 'memory', '--port', '0', '--irc-port', '0', '--json'];

/** Lets the server that was built into `dist` start once, and has V8 keep what it compiled for that (src/cli/cached.ts). */
export async function cacheCode(dist) {
  const server = fork(RUN, SERVER, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  server.send({ dist });
  await Promise.race([once(server.stdout, 'data'), failed(server)]);
  server.send({ keep: true });
  await failed(server);
}

/** When it ends; rejects where it ends badly. */
async function failed(server) {
  const [code] = await once(server, 'exit');
  if (code !== 0) throw new Error(`The server that was built could not start: exit ${code}.`);
}
