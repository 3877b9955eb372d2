import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { apiRoutes } from '../../src/gateways/http/api/api.ts';
import { openHub, usual } from '../plays/house.ts';
import { Caller, open } from './caller.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const DESCRIPTIONS = ['GET /api/openapi.json', 'GET /docs', 'GET /docs/ko', 'GET /docs/en', 'GET /docs.css'];

const NO_WAYS = () => ({ irc: null, ircs: null, provider: null });

/** Every route that the server really has. */
async function routes(): Promise<readonly string[]> {
  const hub = await openHub(usual());
  const app = fastify();
  const found: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) found.push(`${one} ${url}`);
  });
  const originOf = () => ({ gateway: 'http', address: null, local: true });
  await app.register(apiRoutes({ hub, originOf, mayConnect: () => true, languageOf: () => 'en', ways: NO_WAYS }));
  await app.close();
  return found.filter(
    (route) => !/^(HEAD|OPTIONS) /.test(route) && !route.includes('*') && !DESCRIPTIONS.includes(route),
  );
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

describe.each(['ko', 'en'])('the page in %s', (language) => {
  const page = async () => {
    const response = await fetch(`${(await open()).url}/docs/${language}`);
    return { response, html: await response.text() };
  };

  test('shows every route once, with a line for curl', async () => {
    const { html } = await page();
    const shown = [...html.matchAll(/<h3><code>([^<]+)<\/code><\/h3>/g)].map(([, route]) => route);
    expect(shown.sort()).toEqual([...(await routes())].sort());
    expect(html.match(/<code>curl /g)).toHaveLength(shown.length);
  });

  test('runs nothing, and asks nothing of anybody else', async () => {
    const { response, html } = await page();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-language')).toBe(language);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toMatch(/<script|<style|style=|\son\w+=|(href|src)="[^/#]/);
  });

  test('says each thing in that language', async () => {
    const { html } = await page();
    const said = [...html.matchAll(/<(?:p|dd)>([\s\S]*?)<\/(?:p|dd)>/g)].map(([, text = '']) => text);
    const words = said.map((text) => text.replace(/<code>.*?<\/code>|<span.*?<\/span>|\s/gs, '')).filter(Boolean);
    expect(words.filter((text) => /[가-힣]/.test(text) !== (language === 'ko'))).toEqual([]);
  });
});

test('/docs is in the language that was asked for, and has its looks', async () => {
  const { url } = await open();
  const ask = (language: string) => fetch(`${url}/docs`, { headers: { 'accept-language': language } });
  expect((await ask('ko-KR,ko;q=0.9')).headers.get('content-language')).toBe('ko');
  expect((await ask('fr,en;q=0.5')).headers.get('content-language')).toBe('en');
  expect((await fetch(`${url}/docs.css`)).headers.get('content-type')).toBe('text/css; charset=utf-8');
});
