import { cpSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheCode } from './build/cache.js';
import { buildPage, compressWithin } from './build/page.js';
import { buildServer } from './build/server.js';
import { BUILT } from './ready/built.js';
import { ROOT } from './ready/root.js';

const SOCKET_IO_CLIENT = ['socket.io.js', 'socket.io.min.js', 'socket.io.esm.min.js'];

const began = new Date();
process.env.NODE_ENV = 'production';
// Built aside and moved into place: a build that fails, or a second one meanwhile, leaves a whole dist behind.
const aside = join(ROOT, `node_modules/.sokdak-build-${process.pid}`);
try {
  await buildInto(aside);
  replaceDist();
} catch (error) {
  // Rolldown's message shows the place in the source; its stack shows only rolldown.
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(aside, { recursive: true, force: true });
}

async function buildInto(outDir) {
  mkdirSync(outDir, { recursive: true });
  const packages = [await buildServer(outDir), await buildPage(outDir)].flatMap((used) => [...used]);
  copySocketIoClient(join(outDir, 'web-socketio'));
  writeFileSync(join(outDir, 'packages.json'), JSON.stringify([...new Set(packages)].sort(), null, 2));
  await cacheCode(outDir);
}

function copySocketIoClient(to) {
  for (const file of SOCKET_IO_CLIENT) cpSync(join(ROOT, 'node_modules/socket.io/client-dist', file), join(to, file));
  compressWithin(to);
}

function replaceDist() {
  const stamp = join(aside, BUILT.slice('dist/'.length));
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  renameSync(aside, join(ROOT, 'dist'));
}
