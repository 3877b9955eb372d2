import { existsSync, readFileSync } from 'node:fs';
import type { TSchema } from 'typebox';
import { expect, test } from 'vitest';
import * as limits from '../../src/core/limits.ts';
import { commands } from '../../src/protocol/commands.ts';

const page = readFileSync('docs/security.md', 'utf8');
const CITED = /`((?:test|src|plays)\/[^`]+\.(?:ts|play))`: ([^·|\n]+)/g;
const cited = [...page.matchAll(CITED)].map(([, file = '', title = '']) => [file, title.trim()] as const);

test('the table cites tests', () => expect(cited.length).toBeGreaterThan(40));

test.each(cited)('%s has a test that is called “%s”', (file, title) => {
  expect(existsSync(file), file).toBe(true);
  const words = readFileSync(file, 'utf8').replaceAll('\\', '');
  expect(words).toContain(title);
});

test('the limits are those of the code', () => {
  const { PERSON_PACE, ADDRESS_PACE, ROOM_PACE, UNANSWERED_PACE, STRANGERS_PACE, GUESS_PACE, NEWCOMER_PACE } = limits;
  const said = (pace: { burst: number; perSecond: number }, per = 1) =>
    `${pace.burst} ${Math.round(pace.perSecond * per)}`;
  expect([said(PERSON_PACE.speak), said(ADDRESS_PACE), said(ROOM_PACE)]).toEqual(['10 2', '40 10', '200 50']);
  expect([said(UNANSWERED_PACE, 60), said(STRANGERS_PACE, 3_600)]).toEqual(['5 5', '20 20']);
  expect([said(GUESS_PACE, 60), said(NEWCOMER_PACE)]).toEqual(['10 5', '100 1']);
  expect(limits).toMatchObject({
    NAMELESS: { ms: 15_000, mostMs: 120_000, commands: 64 },
    NAMELESS_IN_ALL: 1_000,
    BACKLOG: { frames: 2_000, bytes: 1_048_576, ms: 30_000 },
    ROOMS_PER_PERSON: 50,
    PEOPLE_PER_ROOM: 5_000,
    ROOMS_IN_ALL: 10_000,
    PAGE: { usual: 50, most: 500 },
    PUSH_PACE: { burst: 20, perSecond: 0.2 },
    PUSH_REST_MS: 10_000,
    PUSH: { devices: 10 },
  });
});

test('[G2] what a command may bear is small and closed: depth and number of properties are those of its schema', () => {
  const payloads = Object.values(commands).map(({ payload }): TSchema => payload);
  expect(Math.max(...payloads.map(depthOf))).toBe(2);
  expect(Math.max(...payloads.map((payload) => Object.keys(propertiesOf(payload)).length))).toBe(11);
  for (const payload of payloads) expect(payload).toMatchObject({ additionalProperties: false });
});

function propertiesOf(schema: TSchema): Record<string, TSchema> {
  return 'properties' in schema ? (schema.properties as Record<string, TSchema>) : {};
}

function depthOf(schema: TSchema): number {
  const within = [...Object.values(propertiesOf(schema)), ...('items' in schema ? [schema.items as TSchema] : [])];
  const named = 'patternProperties' in schema ? Object.values(schema.patternProperties as Record<string, TSchema>) : [];
  const isContainer = 'type' in schema && (schema.type === 'object' || schema.type === 'array');
  return (isContainer ? 1 : 0) + Math.max(0, ...[...within, ...named].map(depthOf));
}
