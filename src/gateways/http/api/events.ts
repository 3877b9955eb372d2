import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Refusal } from '../../../core/refusal.ts';
import type { Outcome } from '../../../protocol/answer.ts';
import { RoomName, Seq } from '../../../protocol/schema.ts';
import { callerOf, type Desk, fieldsOf } from './ask.ts';
import type { Caller } from './caller.ts';
import type { Fields } from './fields.ts';
import type { ApiRequest, Row } from './row.ts';
import { everything, roomScope, type Scope } from './scope.ts';
import { sendOutcome, sendRefusal } from './status.ts';
import { type Position, Stream } from './stream.ts';
import type { Streams } from './streams.ts';

/** What to listen to. */
interface Subject {
  readonly scope: Scope;
  readonly position: Position;
}

/** A reader of events says nothing: its system is asked, once nothing was sent for so many ms. */
const KEEP_ALIVE_MS = 10_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // nginx would hold events back until its buffer is full.
  'x-accel-buffering': 'no',
};

/** Server-Sent Events: one room, which can be resumed, or all that one hears. */
export function eventRows(desk: Desk, streams: Streams): readonly Row[] {
  const room = { room: RoomName, after: Type.Optional(Seq) };
  return [
    {
      ...{ method: 'GET', path: '/api/rooms/:room/events', also: ['after', 'nickname'], takes: room, answers: null },
      says: 'Enter a room and hear what happens in it, and what is whispered to you.',
      run: (request, response) =>
        listen(desk, streams, { request, response }, (caller) =>
          roomSubject(streams, caller, fieldsOf(request, room), request),
        ),
    },
    {
      ...{ method: 'GET', path: '/api/events', also: ['nickname'], takes: {}, answers: null },
      says: 'Hear all that happens in all your rooms, and what is whispered to you, from now on.',
      run: (request, response) =>
        listen(desk, streams, { request, response }, async () => ({
          scope: everything,
          position: { log: '', after: 0 },
        })),
    },
  ];
}

/** The room that is meant, which the caller enters; and where to go on. */
async function roomSubject(
  { hub }: Streams,
  caller: Caller,
  { room, after }: Fields,
  { headers }: ApiRequest,
): Promise<Subject | Refusal> {
  const outcome = await caller.ask('join', { room });
  if (!outcome.ok) return outcome.refusal;
  if (!('people' in outcome.answer && 'last' in outcome.answer)) return { code: 'internal' };
  const { room: name, log, last } = outcome.answer;
  const scope = roomScope({ room: name, log }, (other) => hub.rooms.withLog(other) !== null);
  return { scope, position: { log, after: startOf(headers['last-event-id'] || after, last) } };
}

/** Behind what the reader has; from now on, where he has nothing; from the start, where what he has is another log's. */
function startOf(given: unknown, last: number): number {
  const seq = given === undefined || given === '' ? last : Number(given);
  return Number.isSafeInteger(seq) && seq >= 0 && seq <= last ? seq : 0;
}

async function listen(
  desk: Desk,
  streams: Streams,
  { request, response }: { readonly request: ApiRequest; readonly response: FastifyReply },
  subjectOf: (caller: Caller) => Promise<Subject | Refusal>,
): Promise<unknown> {
  const whence = desk.whenceOf(request);
  const found = await callerOf(desk, request, newcomerIn(request));
  if ('code' in found) return sendRefusal(response, found, whence);
  const subject = await subjectOf(found.caller);
  if ('code' in subject) return sendRefusal(response, subject, whence);
  const stream = new Stream(streams.hub, response.raw, { ...subject, whence });
  attach(streams, found.caller, stream, response);
  const outcome = await stream.hello(found.caller.token);
  if (!outcome.ok) return sendOutcome(response, outcome, whence);
  response.hijack();
  response.headers(HEADERS);
  response.raw.setHeaders(new Map(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)])));
  return stream.begin({ ...withoutToken(outcome), ...(found.fresh && { token: found.caller.token }) });
}

function attach(streams: Streams, caller: Caller, stream: Stream, { raw }: FastifyReply): void {
  streams.add(stream);
  raw.socket?.setKeepAlive(true, KEEP_ALIVE_MS);
  caller.listen(stream);
  const end = () => {
    streams.delete(stream);
    stream.lost();
    caller.listenNoMore(stream);
  };
  raw.once('close', end);
  if (raw.destroyed) end();
}

function newcomerIn(request: ApiRequest): Fields {
  const { nickname, password } = fieldsOf(request, {});
  return { nickname, ...(password !== undefined && { password }) };
}

function withoutToken({ answer }: Extract<Outcome, { readonly ok: true }>): object {
  const { token: _, ...rest } = 'token' in answer ? answer : { ...answer, token: null };
  return rest;
}
