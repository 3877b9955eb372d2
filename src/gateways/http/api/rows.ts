import { Type } from 'typebox';
import type { CommandName } from '../../../protocol/commands.ts';
import { archiveRow } from '../archive/row.ts';
import { askEntering, callerOf, type Desk, fieldsOf, tokenOf } from './ask.ts';
import { eventRows } from './events.ts';
import type { Fields } from './fields.ts';
import { type Also, type ApiRequest, type Method, type Row, takenBy } from './row.ts';
import { sendOutcome, sendRefusal } from './status.ts';
import type { Streams } from './streams.ts';

/** Every route of the API. A command that has none of its own goes through `/api/do/`. */
export function apiRows(desk: Desk, streams: Streams): readonly Row[] {
  const row = (method: Method, path: string, does: CommandName, ...also: Also[]) =>
    commandRow(desk, { method, path, does, also });
  const reaction = (method: Method, says: string, on: boolean) =>
    commandRow(desk, {
      method,
      path: '/api/messages/:id/reactions/:emoji',
      does: 'react',
      also: [],
      says,
      fixed: { on },
    });
  return [
    helloRow(desk),
    meRow(desk),
    row('PATCH', '/api/me', 'rename'),
    row('PUT', '/api/me/away', 'away'),
    row('PUT', '/api/me/password', 'claim'),
    row('PUT', '/api/me/push', 'push'),
    namelessRow(desk, '/api/logins', 'login'),
    eitherRow(desk, '/api/provider', 'provider'),
    namelessRow(desk, '/api/provider/answer', 'provider-answer'),
    eitherRow(desk, '/api/passkeys/challenge', 'passkey-challenge'),
    row('GET', '/api/passkeys', 'passkeys'),
    row('POST', '/api/passkeys', 'add-passkey'),
    row('DELETE', '/api/passkeys/:passkey', 'remove-passkey'),
    row('POST', '/api/login-links', 'login-link'),
    row('GET', '/api/logins', 'logins'),
    row('DELETE', '/api/logins/:login', 'logout'),
    row('POST', '/api/logout', 'logout'),
    row('GET', '/api/rooms', 'rooms'),
    row('POST', '/api/rooms/:room/join', 'join'),
    row('POST', '/api/rooms/:room/leave', 'leave'),
    row('GET', '/api/rooms/:room/people', 'who', 'enter'),
    row('GET', '/api/rooms/:room/history', 'history', 'enter'),
    archiveRow(desk, streams.hub),
    row('POST', '/api/rooms/:room/messages', 'say', 'enter', 'nickname'),
    ...eventRows(desk, streams),
    row('PUT', '/api/rooms/:room/topic', 'topic', 'enter'),
    row('POST', '/api/rooms/:room/typing', 'typing', 'enter'),
    row('PUT', '/api/rooms/:room/level', 'level', 'enter'),
    row('POST', '/api/rooms/:room/invitations', 'invite', 'enter'),
    row('GET', '/api/rooms/:room/invites', 'invites', 'enter'),
    row('POST', '/api/rooms/:room/invites', 'add-invite', 'enter'),
    row('GET', '/api/invites', 'invites'),
    row('POST', '/api/invites', 'add-invite'),
    row('DELETE', '/api/invites/:id', 'remove-invite'),
    row('POST', '/api/rooms/:room/kicks', 'kick'),
    row('POST', '/api/rooms/:room/bans', 'ban'),
    row('DELETE', '/api/rooms/:room/bans/:nickname', 'unban'),
    row('GET', '/api/rooms/:room/bans', 'bans'),
    row('POST', '/api/rooms/:room/mutes', 'mute'),
    row('DELETE', '/api/rooms/:room/mutes/:nickname', 'unmute'),
    row('POST', '/api/messages/:id/reports', 'report'),
    row('GET', '/api/rooms/:room/acts', 'acts'),
    row('GET', '/api/acts', 'acts'),
    row('GET', '/api/rooms/:room/filter', 'filters'),
    row('PUT', '/api/rooms/:room/filter', 'filter'),
    row('POST', '/api/rooms/:room/filter/trial', 'try-filter', 'enter'),
    row('GET', '/api/filter', 'filters'),
    row('PUT', '/api/filter', 'filter'),
    row('GET', '/api/bans', 'server-bans'),
    row('POST', '/api/bans', 'server-ban'),
    row('DELETE', '/api/bans', 'server-unban'),
    row('POST', '/api/mutes', 'server-mute'),
    row('DELETE', '/api/mutes/:nickname', 'server-unmute'),
    row('PUT', '/api/rooms/:room/roles/:nickname', 'role'),
    row('PUT', '/api/rooms/:room/slow', 'slow', 'enter'),
    row('PATCH', '/api/rooms/:room', 'set-room', 'enter'),
    row('DELETE', '/api/rooms/:room', 'delete-room'),
    row('DELETE', '/api/messages/:id/preview', 'remove-preview'),
    row('PUT', '/api/messages/:id/pin', 'pin'),
    row('DELETE', '/api/messages/:id/pin', 'unpin'),
    row('GET', '/api/rooms/:room/pins', 'pins', 'enter'),
    row('PUT', '/api/lock', 'lock'),
    row('PATCH', '/api/messages/:id', 'edit'),
    row('DELETE', '/api/messages/:id', 'delete'),
    reaction('PUT', 'React to a message that you can read.', true),
    reaction('DELETE', 'Take a reaction of yours back.', false),
    row('GET', '/api/people/:nickname', 'whois'),
    row('POST', '/api/people/:to/whispers', 'whisper'),
    row('GET', '/api/people/:with/whispers', 'history'),
    row('GET', '/api/pairs', 'pairs'),
    row('GET', '/api/blocks', 'blocks'),
    row('POST', '/api/blocks', 'block'),
    row('DELETE', '/api/blocks/:nickname', 'unblock'),
    searchRow(desk),
    row('GET', '/api/logs/:log/history', 'history'),
    row('PUT', '/api/logs/:log/read', 'read'),
    row('GET', '/api/bots', 'bots'),
    row('POST', '/api/bots', 'add-bot'),
    row('DELETE', '/api/bots/:nickname', 'remove-bot'),
    row('POST', '/api/rooms/:room/webhooks', 'add-bot'),
    row('GET', '/api/people', 'people'),
    row('DELETE', '/api/people/:nickname', 'forget'),
    row('DELETE', '/api/people/:nickname/sessions', 'end'),
    row('DELETE', '/api/sessions/:session', 'end'),
    row('POST', '/api/people/:nickname/password', 'reset-password'),
    row('GET', '/api/settings', 'settings'),
    row('PATCH', '/api/settings', 'set'),
    row('GET', '/api/figures', 'figures'),
    markRow(desk),
    anyRow(desk),
  ];
}

interface CommandRow extends Pick<Row, 'method' | 'path' | 'also'> {
  readonly does: CommandName;
  readonly says?: string;
  /** What the route itself says; it is not taken from anybody. */
  readonly fixed?: Fields;
}

function commandRow(desk: Desk, { method, path, does, also, says, fixed = {} }: CommandRow): Row {
  const shape = takenBy(does);
  const takes = Object.fromEntries(Object.entries(shape.takes).filter(([name]) => !Object.hasOwn(fixed, name)));
  return {
    ...{ method, path, also, ...shape, takes, ...(says !== undefined && { says }) },
    async run(request, response) {
      const { fields: given, newcomer, enters } = apart(fieldsOf(request, takes), also);
      const fields = { ...given, ...fixed };
      const { language } = desk.whenceOf(request);
      const found = await callerOf(desk, request, newcomer);
      if ('code' in found) return sendRefusal(response, found, { language });
      const { caller, fresh } = found;
      const outcome = await (enters ? askEntering(caller, does, fields) : caller.ask(does, fields));
      return sendOutcome(response, outcome, { language, more: fresh ? { token: caller.token } : {} });
    },
  };
}

/** Takes the words that are HTTP's from those that are the command's. */
function apart(all: Fields, also: readonly Also[]) {
  const { enter, ...rest } = also.includes('enter') ? all : { enter: 'no', ...all };
  if (!also.includes('nickname')) return { fields: rest, newcomer: null, enters: enter !== 'no' };
  const { nickname, password, invite, answer, work, ...fields } = rest;
  const brought = Object.entries({ password, invite, answer, work }).filter(([, value]) => value !== undefined);
  return { fields, newcomer: { nickname, ...Object.fromEntries(brought) }, enters: enter !== 'no' };
}

function helloRow(desk: Desk): Row {
  return {
    ...{ method: 'POST', path: '/api/hello', also: [], ...takenBy('hello') },
    run: async (request, response) => {
      const outcome = await hello(desk, request, fieldsOf(request, takenBy('hello').takes));
      return sendOutcome(response, outcome, desk.whenceOf(request));
    },
  };
}

async function hello(desk: Desk, request: ApiRequest, fields: Fields) {
  const token = tokenOf(request);
  const payload = token === null ? fields : { nickname: '', ...fields, token };
  const { outcome } = await desk.callers.hello(payload, desk.whenceOf(request));
  return outcome;
}

function meRow(desk: Desk): Row {
  return {
    ...{ method: 'GET', path: '/api/me', also: [], takes: {}, answers: takenBy('hello').answers },
    says: 'Who you are, where you are, and with whom you whisper.',
    async run(request, response) {
      const { language } = desk.whenceOf(request);
      const found = await callerOf(desk, request, null);
      if ('code' in found) return sendRefusal(response, found, { language });
      return sendOutcome(response, await found.caller.ask('hello', { nickname: '', rooms: [] }), { language });
    },
  };
}

/** What is asked by who has no name yet. */
function namelessRow(desk: Desk, path: string, does: CommandName): Row {
  const shape = takenBy(does);
  return {
    ...{ method: 'POST', path, also: [], ...shape },
    async run(request, response) {
      const whence = desk.whenceOf(request);
      return sendOutcome(response, await desk.callers.nameless(does, fieldsOf(request, shape.takes), whence), whence);
    },
  };
}

/** For who has a token, or for who wants one. */
function eitherRow(desk: Desk, path: string, does: CommandName): Row {
  const shape = takenBy(does);
  return {
    ...{ method: 'POST', path, also: [], ...shape },
    run: async (request, response) =>
      sendOutcome(response, await either(desk, request, does, fieldsOf(request, shape.takes)), desk.whenceOf(request)),
  };
}

async function either(desk: Desk, request: ApiRequest, name: string, fields: Fields) {
  if (tokenOf(request) === null) return desk.callers.nameless(name, fields, desk.whenceOf(request));
  const found = await callerOf(desk, request, null);
  return 'code' in found ? { ok: false as const, refusal: found } : found.caller.ask(name, fields);
}

/** `q` is what everyone calls it in an address. */
function searchRow(desk: Desk): Row {
  const { takes, answers, says } = takenBy('search');
  const { query, ...rest } = takes;
  return {
    ...{ method: 'GET', path: '/api/search', also: [], takes: { ...(query && { q: query }), ...rest }, answers, says },
    async run(request, response) {
      const { language } = desk.whenceOf(request);
      const { q, ...fields } = fieldsOf(request, takes);
      const found = await callerOf(desk, request, null);
      if ('code' in found) return sendRefusal(response, found, { language });
      const outcome = await found.caller.ask('search', { ...(q !== undefined && { query: q }), ...fields });
      return sendOutcome(response, outcome, { language });
    },
  };
}

function markRow(desk: Desk): Row {
  return {
    ...{ method: 'POST', path: '/api/mark', also: ['ref'], ...takenBy('mark') },
    says: 'A barrier: each stream of yours says `mark` after all that the server had accepted before.',
    async run(request, response) {
      const { language } = desk.whenceOf(request);
      const { ref = '', ...fields } = fieldsOf(request, { ref: Type.String() });
      const found = await callerOf(desk, request, null);
      if ('code' in found) return sendRefusal(response, found, { language });
      const outcome = await found.caller.ask('mark', fields);
      if (outcome.ok) await found.caller.mark(String(ref).slice(0, 64));
      return sendOutcome(response, outcome, { language });
    },
  };
}

const NAMELESS: ReadonlySet<string> = new Set(['login', 'provider-answer']);
const EITHER: ReadonlySet<string> = new Set(['passkey-challenge', 'provider']);

/** What came is handed on as it is, so that even what is no command is answered by the hub. */
function anyRow(desk: Desk): Row {
  return {
    ...{ method: 'POST', path: '/api/do/:command', also: [], takes: {}, answers: Type.Object({}) },
    says: 'Any command by its name, with its payload as JSON.',
    async run(request, response) {
      const { language } = desk.whenceOf(request);
      const { command, ...fields } = fieldsOf(request, {});
      const name = String(command);
      if (name === 'hello') return sendOutcome(response, await hello(desk, request, fields), { language });
      if (EITHER.has(name)) {
        return sendOutcome(response, await either(desk, request, name, fields), { language });
      }
      if (NAMELESS.has(name)) {
        return sendOutcome(response, await desk.callers.nameless(name, fields, desk.whenceOf(request)), { language });
      }
      const found = await callerOf(desk, request, null);
      if ('code' in found) return sendRefusal(response, found, { language });
      return sendOutcome(response, await found.caller.ask(name, fields), { language });
    },
  };
}
