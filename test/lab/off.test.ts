import pino from 'pino';
import { afterEach, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { startServer } from '../../src/server.ts';
import { leaveAll, RawLine } from './lab-visitor.ts';

afterEach(leaveAll);

test('[G8] switched off, there is neither page nor ticket, and nothing is tapped', async () => {
  const flags = ['--lab', 'off', '--host', '127.0.0.1', '--port', '0', '--irc-port', 'off', '--store', 'memory'];
  const loaded = loadConfig({ argv: flags, env: {}, cwd: '/' });
  if (!loaded.ok) throw new Error(loaded.sentence);
  const webRoot = new URL('../../dist/web/', import.meta.url);
  const log = pino({ level: 'silent' });
  const server = await startServer(loaded.config, { log, explicit: new Set(), language: 'ko', webRoot });
  try {
    for (const path of ['/lab', '/lab.html', '/lab/tickets/x/stream']) {
      expect([path, (await fetch(server.url + path)).status]).toEqual([path, 404]);
    }
    expect((await fetch(`${server.url}/lab/tickets`, { method: 'POST' })).status).toBe(404);
    const line = await RawLine.open(server);
    expect(await line.upgrade('/ws?lab=whatever')).toContain('101');
  } finally {
    await server.stop();
  }
});
