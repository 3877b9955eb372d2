import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { type CommandName, commands } from '../../../protocol/commands.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request to a route of the API, whose path names fields. */
export type ApiRequest = FastifyRequest<{ Params: Record<string, string> }>;

/** What is known of a route: OpenAPI and the page are made from it. */
export interface Described {
  readonly method: Method;
  readonly path: string;
  readonly says: string;
  /** What it takes, from path, query and body together. */
  readonly takes: Readonly<Record<string, TSchema>>;
  /** What it answers beside `ok`; null for a stream of events. */
  readonly answers: TSchema | null;
  /** Where it answers something else than that. */
  readonly answersAs?: 'text/html';
  /** The words that it understands beside what it takes. */
  readonly also: readonly Also[];
  /** Its body is bytes; what it takes stands in the query. */
  readonly bytes?: true;
  /** A command line that does it, where it is not like the others. */
  readonly example?: string;
}

/** One route of a command, and all that is known of it: the server is made from the same table. */
export interface Row extends Described {
  readonly run: (request: ApiRequest, response: FastifyReply) => Promise<unknown>;
}

/** Words that belong to HTTP, not to a command. */
export const ALSO = {
  enter: 'query `enter=no`: refuse (`not_in_room`) rather than enter the room first',
  nickname:
    '`nickname`, and `password` or `invite` from another computer: without a token, come in; `token` is in the answer',
  after: 'the header `Last-Event-ID`, or `after`: go on behind this `seq`',
  ref: '`ref`: comes back in the event',
} as const;

export type Also = keyof typeof ALSO;

/** What a command's schema says of a route for it. */
export function takenBy(name: CommandName): Pick<Row, 'takes' | 'answers' | 'says'> {
  const { says, payload, answer } = commands[name];
  return { says, takes: payload.properties, answers: answer };
}

/** The fields that a path names: `/api/rooms/:room/people` names `room`. */
export function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
}
