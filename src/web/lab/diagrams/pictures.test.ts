import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabEvent } from '../../../protocol/lab.ts';
import { HttpPicture, SocketPicture } from './pictures.svelte.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const on = { way: 'websocket', line: 1, at: 0 } as const;
const bytes = (from: 'client' | 'server', text: string): LabEvent => {
  return { on: 'bytes', ...on, from, length: text.length, data: btoa(text) };
};

test('a WebSocket is open once the server has agreed; refused, it never was', () => {
  const picture = new HttpPicture();
  picture.hear({ on: 'opened', ...on });
  picture.hear(bytes('client', 'GET /ws HTTP/1.1\r\n\r\n'));
  expect(picture.standing).toBe('asked');
  picture.hear(bytes('server', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  picture.hear(bytes('client', 'frame'));
  picture.hear(bytes('server', 'frame'));
  expect([picture.standing, picture.agreed, picture.fromClient, picture.fromServer]).toEqual(['open', true, 1, 1]);
  picture.hear({ on: 'closed', ...on, cut: true });
  picture.hear({ on: 'opened', ...on, line: 2 });
  picture.hear(bytes('client', 'GET /ws HTTP/1.1\r\n\r\n'));
  picture.hear(bytes('server', 'HTTP/1.1 503 Service Unavailable\r\n\r\n'));
  expect([picture.standing, picture.agreed, picture.fromClient, picture.fromServer]).toEqual(['closed', false, 1, 1]);
});

test('calls that were made at once are shown one after the other, and a new socket begins anew', async () => {
  const picture = new SocketPicture();
  const call = (name: 'server socket' | 'server bind' | 'server listen', address: string | null = null): LabEvent => {
    return { on: 'call', way: 'tcp', line: 1, at: 0, call: name, address };
  };
  picture.hear(call('server socket'));
  picture.hear(call('server bind', '127.0.0.1:1'));
  picture.hear(call('server listen', '127.0.0.1:1'));
  expect(picture.last?.call).toBe('server socket');
  await vi.advanceTimersByTimeAsync(320);
  expect(picture.last).toEqual({ call: 'server bind', with: '127.0.0.1:1' });
  await vi.advanceTimersByTimeAsync(320);
  expect([...picture.made.keys()]).toEqual(['server socket', 'server bind', 'server listen']);
  picture.hear({ on: 'closed', way: 'tcp', line: 1, at: 0, cut: true });
  await vi.advanceTimersByTimeAsync(320);
  expect([picture.closed, picture.last]).toEqual([true, null]);
  picture.hear(call('server socket'));
  await vi.advanceTimersByTimeAsync(320);
  expect([picture.closed, [...picture.made.keys()]]).toEqual([false, ['server socket']]);
});

test('who is far behind is shown the rest at once', () => {
  const picture = new SocketPicture();
  for (let count = 0; count < 20; count += 1) {
    picture.hear({ on: 'bytes', way: 'tcp', line: 1, at: 0, from: 'client', length: count, data: '' });
  }
  expect(picture.beat).toBeGreaterThan(20);
  expect(picture.beat).toBeLessThan(40);
});
