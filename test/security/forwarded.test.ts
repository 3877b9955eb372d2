import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { originRules } from '../../src/gateways/http/origin.ts';

const HEADERS = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'via'] as const;

/** A request as it stands when it came from there. */
function requestFrom(address: string, headers: Readonly<Record<string, string>>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  return Object.assign(new IncomingMessage(socket), { headers: { host: 'localhost:8000', ...headers } });
}

const rules = (...trustedProxies: string[]) => originRules({ gateway: 'http', origins: [], trustedProxies });
const whence = (given: ReturnType<typeof rules>, ...from: Parameters<typeof requestFrom>) => {
  const { address, local } = given.originOf(requestFrom(...from));
  return { address, local };
};

test.each(HEADERS)('[M5] [M14] whoever writes %s himself still comes from where he comes', (name) => {
  for (const told of ['127.0.0.1', '203.0.113.7', 'nonsense']) {
    const from = whence(rules(), '198.51.100.9', { [name]: told });
    expect(from).toEqual({ address: '198.51.100.9', local: false });
    expect(whence(rules('10.0.0.1'), '198.51.100.9', { [name]: told })).toEqual(from);
  }
});

test.each(HEADERS)('[S7] with %s nobody is at this computer, be it written here or by a trusted proxy', (name) => {
  expect(whence(rules(), '127.0.0.1', {})).toEqual({ address: null, local: true });
  expect(whence(rules(), '127.0.0.1', { [name]: '127.0.0.1' })).toEqual({ address: null, local: false });
  expect(whence(rules('127.0.0.1'), '127.0.0.1', { [name]: '127.0.0.1' }).local).toBe(false);
});

test('[M5] of what a trusted proxy forwards, the last that is no proxy counts: before it anybody may have written', () => {
  const told = { 'x-forwarded-for': '203.0.113.7, 198.51.100.9, 10.0.0.2' };
  expect(whence(rules('10.0.0.0/8'), '10.0.0.1', told)).toEqual({ address: '198.51.100.9', local: false });
});
