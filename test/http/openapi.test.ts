import fastify from 'fastify';
import { expect, test } from 'vitest';
import { apiRoutes } from '../../src/gateways/http/api/api.ts';
import { openHub, usual } from '../plays/house.ts';
import { Caller, open } from './caller.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const DESCRIPTIONS = ['GET /api/openapi.json', 'GET /docs', 'GET /docs.css'];

/** Every route that the server really has. */
async function routes(): Promise<readonly string[]> {
  const hub = await openHub(usual());
  const app = fastify();
  const found: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) found.push(`${one} ${url}`);
  });
  const originOf = () => ({ gateway: 'http', address: null, local: true });
  await app.register(apiRoutes({ hub, originOf, mayConnect: () => true, languageOf: () => 'en' }));
  await app.close();
  return found.filter((route) => !route.startsWith('HEAD') && !route.includes('*') && !DESCRIPTIONS.includes(route));
}

test('every route is described, and every description has its route', async () => {
  const { body } = await new Caller(await open()).ask('GET', '/api/openapi.json');
  const described = Object.entries<object>(body.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  expect(described.sort()).toEqual([...(await routes())].sort());
});

test('the description is OpenAPI 3.1 as far as a reader relies on it', async () => {
  const { body, headers } = await new Caller(await open()).ask('GET', '/api/openapi.json');
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'sokdak', version: expect.any(String) } });
  for (const [path, operations] of Object.entries<Record<string, Operation>>(body.paths)) {
    for (const [method, { summary, parameters, responses }] of Object.entries(operations)) {
      expect(METHODS).toContain(method);
      expect(summary).toMatch(/\S/);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter(({ in: where }) => where === 'path').map(({ name }) => name)).toEqual(named);
      expect(Object.keys(responses)).toEqual(['200', 'default']);
    }
  }
  expect(JSON.stringify(body).match(/"\$ref":"([^"]+)"/g)).toContain('"$ref":"#/components/schemas/Refused"');
});

interface Operation {
  readonly summary: string;
  readonly parameters: readonly { readonly in: string; readonly name: string }[];
  readonly responses: object;
}

test('the page names every route and runs nothing', async () => {
  const { url } = await open();
  const page = await fetch(`${url}/docs`);
  const html = await page.text();
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(html).not.toMatch(/<script|<style|style=|\son\w+=/);
  for (const route of await routes()) expect(html).toContain(`<code>${route}</code>`);
  expect((await fetch(`${url}/docs.css`)).headers.get('content-type')).toBe('text/css; charset=utf-8');
});
