import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tap } from './tap.ts';

const server = createServer();
const clients: Socket[] = [];
beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => {
  for (const client of clients) client.destroy();
  server.close();
});

/** Both ends of a connection. */
async function pair(): Promise<{ near: Socket; far: Socket }> {
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  clients.push(client);
  const [near] = await once(server, 'connection');
  return { near, far: client };
}

const next = async (socket: Socket) => String((await once(socket, 'data'))[0]);

test('hears texts, bytes and what is corked together, and what is read', async () => {
  const { near, far } = await pair();
  const heard: string[] = [];
  tap(near, (from, bytes) => heard.push(`${from} ${Buffer.from(bytes)}`));
  near.write('가', 'utf8');
  near.write('7a7a', 'hex');
  near.cork();
  near.write(Buffer.from('a'));
  near.write('나');
  near.uncork();
  far.write('read');
  expect(await next(near)).toBe('read');
  near.end('!');
  let got = '';
  far.on('data', (chunk) => {
    got += chunk;
  });
  await once(far, 'end');
  expect(got).toBe('가zza나!');
  const written = heard.filter((line) => line.startsWith('server')).map((line) => line.slice('server '.length));
  expect(written.join('')).toBe('가zza나!');
  expect(written).toContain('a나');
  expect(heard).toContain('client read');
});

test('taken away, it hears nothing more; other sockets it never heard', async () => {
  const [{ near, far }, other] = [await pair(), await pair()];
  const heard: string[] = [];
  const untap = tap(near, (_, bytes) => heard.push(String(Buffer.from(bytes))));
  near.write('one');
  expect(await next(far)).toBe('one');
  untap();
  expect(['push', '_write', '_writev'].filter((name) => Object.hasOwn(near, name))).toEqual([]);
  near.write('two');
  other.near.write('three');
  expect([await next(far), await next(other.far)]).toEqual(['two', 'three']);
  expect(heard).toEqual(['one']);
});
