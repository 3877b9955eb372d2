import type { TSchema } from 'typebox';
import { ALSO, type Described, namesIn } from './row.ts';
import { STATUS } from './status.ts';

/** The API as OpenAPI 3.1, whose schemas are JSON Schema, as the protocol's are already. */
export function openApi(rows: readonly Described[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const row of rows) {
    const path = row.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operation(row) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'sokdak', version, description: 'A room in a path is written without its #, percent-encoded.' },
    security: [{ token: [] }],
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas: { Refused: REFUSED } },
  };
}

const REFUSED = {
  type: 'object',
  required: ['ok', 'error'],
  properties: {
    ok: { const: false },
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { enum: Object.keys(STATUS) },
        message: { type: 'string', description: 'a sentence in your language (Accept-Language: ko or en)' },
      },
    },
  },
};

function operation({ method, path, says, takes, answers, answersAs, also, bytes }: Described): object {
  const inPath = namesIn(path);
  const rest = Object.entries(takes).filter(([name]) => !inPath.includes(name));
  const parameters = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: takes[name] ?? { type: 'string' } })),
    ...(method === 'GET' || bytes ? rest.map(([name, schema]) => ({ name, in: 'query', schema })) : []),
  ];
  const description = also.map((word) => ALSO[word]).join('; ');
  return {
    summary: says,
    ...(description !== '' && { description }),
    parameters,
    ...(method !== 'GET' && { requestBody: bytes ? BYTES : bodyOf(Object.fromEntries(rest)) }),
    responses: {
      200: {
        description: 'done',
        content: answersAs ? { [answersAs]: { schema: { type: 'string' } } } : contentOf(answers),
      },
      default: refusal,
    },
  };
}

const BYTES = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };

const refusal = {
  description: 'refused',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } },
};

function bodyOf(properties: Readonly<Record<string, TSchema>>): object {
  const schema = { type: 'object', properties };
  return { content: { 'application/json': { schema }, 'application/x-www-form-urlencoded': { schema } } };
}

function contentOf(answers: TSchema | null): object {
  if (answers === null) return { 'text/event-stream': { schema: { type: 'string' } } };
  const ok = { type: 'object', required: ['ok'], properties: { ok: { const: true } } };
  return { 'application/json': { schema: { allOf: [ok, answers] } } };
}
