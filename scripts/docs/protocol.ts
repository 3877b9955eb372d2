import type { ErrorCode, Refusal } from '../../src/core/refusal.ts';
import { CLOSINGS } from '../../src/protocol/closing.ts';
import { commands } from '../../src/protocol/commands.ts';
import { events, notices } from '../../src/protocol/events.ts';
import { sentence } from '../../src/protocol/sentences.ts';
import { isOptional, type Schema, typeOf } from './shape.ts';

/** What travels, on one page. */
export function protocolPage(): string {
  return [
    INTRODUCTION,
    '## Commands',
    '',
    ...Object.entries(commands).flatMap(([name, { says, payload, answer }]) => [
      `### \`${name}\``,
      '',
      says,
      '',
      ...fields('you give', payload as Schema),
      ...fields('you get', answer as Schema),
    ]),
    '## Events, which are kept',
    '',
    'Each is an entry of a log. All of them bear `on` (its name), `log`, `seq`, `id`, `at` and `by: {id, nickname}`.',
    '',
    ...shapes(events, ['on', 'log', 'seq', 'id', 'at', 'by']),
    '## Notices, which pass',
    '',
    ...shapes(notices, ['on']),
    '## Errors',
    '',
    '`{code, message, …}`: the code is stable, the message is a sentence in your language. A code may bear more.',
    '',
    '| code | bears | message |',
    '| --- | --- | --- |',
    ...Object.values(SAMPLES).map(errorRow),
    '',
    '## Goodbyes',
    '',
    'Codes below 4500: come back after `afterMs`. From 4500 on: do not.',
    '',
    '| reason | WebSocket code | come back |',
    '| --- | --- | --- |',
    ...Object.entries(CLOSINGS).map(
      ([reason, { code, comeBack }]) => `| \`${reason}\` | ${code} | ${comeBack ? 'yes' : 'no'} |`,
    ),
    '',
  ].join('\n');
}

const INTRODUCTION = `# The protocol, version 1

Made by \`npm run docs\` from \`src/protocol/\`. The rules behind it, with their numbers, are in
[SPEC.md](../src/protocol/SPEC.md). A whole client in twenty lines is in [twenty-lines.html](twenty-lines.html).

Over Socket.IO a command is \`socket.emit(name, payload, (answer) => …)\` and an event is
\`socket.on(name, (event) => …)\`. The answer is \`{ok: true, …}\` or \`{ok: false, error}\`. Without a callback an error
comes as the event \`refused\`: \`{do, error}\`. Connect with \`<script src="/socket.io/socket.io.js"></script>\`.

A **room** and a **pair** of persons each have a **log** of entries; \`seq\` is 1, 2, 3 … in it, without holes. If you
find a hole, \`history\` fills it. Give a \`key\` of your own with whatever writes: a retry with the same key is done once.
`;

function fields(heading: string, schema: Schema): string[] {
  const all = Object.entries(schema.properties ?? {});
  if (all.length === 0) return [`| ${heading} |`, '| --- |', '| nothing |', ''];
  const rows = all.map(([name, field]) => {
    const optional = isOptional(schema, name) ? ' (may be left out)' : '';
    return `| \`${name}\` | ${typeOf(field)} | ${(field.description ?? '') + optional} |`;
  });
  return [`| ${heading} | type | |`, '| --- | --- | --- |', ...rows, ''];
}

function shapes(all: Readonly<Record<string, unknown>>, common: readonly string[]): string[] {
  return Object.entries(all).flatMap(([name, given]) => {
    const schema = given as Schema;
    const properties = Object.fromEntries(
      Object.entries(schema.properties ?? {}).filter(([field]) => !common.includes(field)),
    );
    return [`### \`${name}\``, '', schema.description ?? '', '', ...fields('it bears', { ...schema, properties })];
  });
}

/** One of each, so that a forgotten code does not compile. */
const SAMPLES: { readonly [C in ErrorCode]: Extract<Refusal, { code: C }> } = {
  bad_request: { code: 'bad_request', detail: 'say: must have required properties text' },
  unknown_command: { code: 'unknown_command', command: 'dance' },
  not_named: { code: 'not_named' },
  bad_nickname: { code: 'bad_nickname', fault: 'invisible' },
  nickname_taken: { code: 'nickname_taken', suggestions: ['길동2', '길동3'], held: true },
  bad_room_name: { code: 'bad_room_name', fault: 'punctuation' },
  empty_text: { code: 'empty_text' },
  text_too_long: { code: 'text_too_long', limit: 4_000 },
  no_such_room: { code: 'no_such_room' },
  no_such_person: { code: 'no_such_person' },
  no_such_message: { code: 'no_such_message' },
  no_such_log: { code: 'no_such_log' },
  no_change: { code: 'no_change' },
  not_in_room: { code: 'not_in_room' },
  invite_only: { code: 'invite_only' },
  archived: { code: 'archived' },
  room_ended: { code: 'room_ended', at: 1_780_000_000_000 },
  room_deleted: { code: 'room_deleted' },
  wrong_name: { code: 'wrong_name' },
  not_here: { code: 'not_here' },
  to_yourself: { code: 'to_yourself' },
  not_yours: { code: 'not_yours' },
  not_allowed: { code: 'not_allowed', needs: 'owner' },
  banned: { code: 'banned', reason: '도배', until: 1_780_000_000_000 },
  muted: { code: 'muted', reason: '도배', until: 1_780_000_000_000 },
  filtered: { code: 'filtered', kind: 'word', found: '바보' },
  blocked: { code: 'blocked' },
  too_fast: { code: 'too_fast', retryAfterMs: 1_500 },
  too_many: { code: 'too_many', limit: 50 },
  wrong_token: { code: 'wrong_token' },
  wrong_password: { code: 'wrong_password' },
  wrong_owner_link: { code: 'wrong_owner_link' },
  no_such_invite: { code: 'no_such_invite' },
  bad_password: { code: 'bad_password', fault: 'too_short' },
  wrong_login: { code: 'wrong_login', by: 'link' },
  no_provider: { code: 'no_provider' },
  no_passkeys_here: { code: 'no_passkeys_here' },
  last_proof: { code: 'last_proof' },
  no_such_login: { code: 'no_such_login' },
  locked: { code: 'locked', reason: '…' },
  gate: { code: 'gate', question: '…' },
  bad_query: { code: 'bad_query', fault: 'empty' },
  no_such_setting: { code: 'no_such_setting', setting: 'port' },
  bad_setting: {
    code: 'bad_setting',
    setting: 'grace',
    right: { ko: '0부터 600까지의 정수', en: 'a whole number from 0 to 600' },
  },
  no_such_file: { code: 'no_such_file' },
  file_too_large: { code: 'file_too_large', limit: 10_485_760 },
  no_space: { code: 'no_space', of: 'yours', limit: 209_715_200 },
  not_kept: { code: 'not_kept' },
  stopping: { code: 'stopping' },
  internal: { code: 'internal' },
};

function errorRow(refusal: Refusal): string {
  const bears = Object.keys(refusal).filter((name) => name !== 'code');
  const more = bears.map((name) => `\`${name}\``).join(', ');
  return `| \`${refusal.code}\` | ${more} | ${sentence(refusal, 'en')}<br>${sentence(refusal, 'ko')} |`;
}
