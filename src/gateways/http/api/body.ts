import type { FastifyInstance } from 'fastify';
import type { Fields } from './fields.ts';

/** What came in the body of a request: typed values, or words whose types only the schema knows. */
export class Body {
  readonly fields: Fields | URLSearchParams;

  constructor(fields: Fields | URLSearchParams) {
    this.fields = fields;
  }
}

/** A body that cannot be read. Fastify asks for the status. */
class UnreadableBody extends Error {
  readonly statusCode = 400;
}

const KINDS: Readonly<Record<string, (text: string) => Body>> = {
  'application/json': (text) => new Body(text === '' ? {} : objectIn(text)),
  'application/x-www-form-urlencoded': (text) => new Body(new URLSearchParams(text)),
  'text/plain': (text) => new Body({ text }),
};

/** JSON, a form, or a plain text, which is the field `text`. */
export function addBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  for (const [type, read] of Object.entries(KINDS)) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, async (_: unknown, bytes: Buffer) => read(utf8(bytes)));
  }
}

function objectIn(text: string): Fields {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnreadableBody('the body is not a JSON object');
  }
  return { ...value };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableBody('the body is not JSON');
  }
}

/** Bytes that are not UTF-8 are refused, never replaced. */
function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableBody('the body is not UTF-8');
  }
}
