import type { Refusal } from '../../../core/refusal.ts';
import type { Whence } from '../../../hub/call.ts';
import type { Outcome } from '../../../protocol/answer.ts';
import { Body } from './body.ts';
import type { Caller } from './caller.ts';
import type { Callers } from './callers.ts';
import { type Fields, typed } from './fields.ts';
import type { ApiRequest, Row } from './row.ts';

/** Where requests meet the hub. */
export interface Desk {
  readonly callers: Callers;
  readonly whenceOf: (request: ApiRequest) => Whence;
}

/** What the path, the query and the body give, the path above all. */
export function fieldsOf({ raw, body, params }: ApiRequest, takes: Row['takes']): Fields {
  const { searchParams } = new URL(raw.url ?? '/', 'http://any');
  const given = body instanceof Body ? body.fields : {};
  const fields = given instanceof URLSearchParams ? typed(given, takes) : given;
  return { ...typed(searchParams, takes), ...fields, ...params };
}

/** The token of `Authorization: Bearer …` (RFC 6750 section 2.1). */
export function tokenOf({ headers }: ApiRequest): string | null {
  return tokenIn(headers.authorization);
}

export function tokenIn(authorization: string | undefined): string | null {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? null;
}

/** Who makes this request; `fresh` where he came in by it, with a nickname in place of a token. */
export async function callerOf(
  desk: Desk,
  request: ApiRequest,
  newcomer: Fields | null,
): Promise<{ readonly caller: Caller; readonly fresh: boolean } | Refusal> {
  const [token, whence] = [tokenOf(request), desk.whenceOf(request)];
  if (token !== null) {
    const caller = await desk.callers.bearing(token, whence);
    return 'code' in caller ? caller : { caller, fresh: false };
  }
  if (newcomer?.nickname === undefined) return { code: 'not_named' };
  const { outcome, caller } = await desk.callers.hello({ ...newcomer, rooms: [] }, whence);
  if (caller) return { caller, fresh: true };
  return outcome.ok ? { code: 'internal' } : outcome.refusal;
}

/**
 * Asks, and where that takes being in the room, enters it and asks again. A retry is answered like the first time from
 * outside, too: he enters all the same, or he could not have the file that he has just said.
 */
export async function askEntering(caller: Caller, name: string, fields: Fields): Promise<Outcome> {
  const outcome = await caller.ask(name, fields);
  if (outcome.ok && !caller.isIn(String(fields.room))) await caller.ask('join', { room: fields.room });
  if (outcome.ok || outcome.refusal.code !== 'not_in_room') return outcome;
  const entered = await caller.ask('join', { room: fields.room });
  return entered.ok ? caller.ask(name, fields) : entered;
}
