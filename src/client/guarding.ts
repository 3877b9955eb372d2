import { LEVELS, type Level } from '../core/level.ts';
import type { WireEntry } from '../protocol/events.ts';
import type { Connection } from './connection.ts';
import { splitName, unquoted } from './lines.ts';
import { spanIn } from './span.ts';
import type { Asked } from './transport.ts';

const LINE =
  /^\s*[/／](away|부재|자리비움|back|돌아옴|dnd|방해금지|invite|초대|ignore|unignore|slow|lock|unlock|mute|unmute|op|deop|block|unblock|차단|차단해제|server-ban|server-unban|server-mute|server-unmute|private|announce|past|rules|archive|ends|끝|delete-room|방지우기|topic|주제|filter|필터|level|알림|pin|고정|unpin|고정해제|forget|잊기)(?!\S)\s*(.*)$/isu;
const SECONDS = /^\d{1,4}\s*(?:s|초)?\s*$/u;
const SWITCH = /^(?:(on|켜기|켬)|(off|끄기|끔))$/iu;

/** Why a line could not be meant. */
export type Unclear = 'no_seconds' | 'no_span' | 'no_name' | 'no_switch' | 'no_level' | 'no_words';

interface Where {
  readonly connection: Pick<Connection, 'ask'>;
  readonly room: string;
  readonly key: string;
  /** Of those who are there: nicknames may have spaces. */
  readonly nicknames: readonly string[];
}

/**
 * What one does who looks after a room, or wants nothing to do with somebody, loaded when it is first asked for:
 * `/away why` (`/부재`), `/back`, `/invite name` (`/초대`), `/ignore` and `/unignore` like `/block` and `/unblock`,
 * `/slow 30`, `/lock reason`, `/unlock`, `/mute name 10m reason`, `/unmute name`, `/op name`, `/deop name`, `/block name`
 * (`/차단`), `/unblock name` (`/차단해제`), `/private on`, `/announce on`, `/past off`, `/rules line`, `/archive on`,
 * `/ends 2h` (`/끝`), `/delete-room name reason` (`/방지우기`), `/topic line`,
 * `/filter word` (`/필터`), which may say before the word what becomes of it, and whether it is a `link`,
 * `/level mentions` (`/알림`), `/pin words`, `/unpin words` (`/고정`, `/고정해제`), `/forget name [password]` (`/잊기`),
 * `/away 1h lunch` (`/자리비움`), `/dnd 30m` (`/방해금지`), `/back` (`/돌아옴`),
 * `/server-ban` and `/server-mute` like `/mute`, `/server-unban`, `/server-unmute`. Null where
 * the line is none of them.
 */
export function guarding(line: string, where: Where): (() => Promise<Asked>) | Unclear | null {
  const [, command = '', rest = ''] = LINE.exec(line.normalize('NFC')) ?? [];
  const { connection, room, key } = where;
  switch (verbOf(command)) {
    case '':
      return null;
    case 'slow': {
      if (!SECONDS.test(rest)) return 'no_seconds';
      return () => connection.ask('slow', { room, seconds: Number.parseInt(rest, 10), key });
    }
    case 'lock':
      return () => connection.ask('lock', { on: true, reason: rest.trim() });
    case 'unlock':
      return () => connection.ask('lock', { on: false, reason: rest.trim() });
    case 'private':
    case 'announce':
    case 'past':
    case 'archive': {
      const [, on, off] = SWITCH.exec(rest.trim()) ?? [];
      if (!on && !off) return 'no_switch';
      const what = command.toLowerCase() === 'archive' ? 'archived' : command.toLowerCase();
      return () => connection.ask('set-room', { room, [what]: Boolean(on), key });
    }
    case 'filter':
      return filtering(rest, where);
    case 'ends': {
      const off = SWITCH.exec(rest.trim())?.[2] !== undefined;
      const endsIn = off ? 0 : spanIn(rest.trim())?.seconds;
      return endsIn === undefined ? 'no_span' : () => connection.ask('set-room', { room, endsIn, key });
    }
    case 'level': {
      const level = LOUD.get(rest.trim().toLowerCase());
      return level ? () => connection.ask('level', { room, level }) : 'no_level';
    }
    case 'pin':
      return rest.trim() === '' ? 'no_words' : () => pinning(rest.trim(), where);
    case 'unpin':
      return rest.trim() === '' ? 'no_words' : () => unpinning(rest.trim(), where);
    case 'forget': {
      if (rest.trim() === '') return 'no_name';
      const { nickname, after } = splitName(rest, where.nicknames);
      const password = after.trim();
      return () => connection.ask('forget', { nickname, ...(password !== '' && { password }) });
    }
    case 'delete-room': {
      const [, name = '', reason = ''] = /^(\S*)\s*(.*)$/su.exec(rest.trim()) ?? [];
      return name === '' ? 'no_name' : () => connection.ask('delete-room', { room, name, reason, key });
    }
    case 'away':
    case 'dnd':
      return () => away(command, rest.trim(), where);
    case 'back':
      return () => connection.ask('away', {});
    case 'topic':
      return () => connection.ask('topic', { room, text: rest.trim(), key });
    case 'rules':
      return () => connection.ask('set-room', { room, rules: rest.trim(), key });
    case 'mute':
    case 'server-mute':
    case 'server-ban': {
      const verb = verbOf(command);
      return rest.trim() === '' ? 'no_name' : () => bar(verb, rest, where);
    }
  }
  const nickname = unquoted(rest.trim());
  if (nickname === '') return 'no_name';
  switch (verbOf(command)) {
    case 'unmute':
      return () => connection.ask('unmute', { room, nickname, key });
    case 'server-unban':
      return () => connection.ask('server-unban', { ...named(nickname), key });
    case 'server-unmute':
      return () => connection.ask('server-unmute', { nickname, key });
    case 'invite':
      return () => connection.ask('invite', { room, nickname });
    case 'block':
    case 'ignore':
      return () => connection.ask('block', { nickname });
    case 'unblock':
    case 'unignore':
      return () => connection.ask('unblock', { nickname });
  }
  const role = verbOf(command) === 'op' ? 'moderator' : 'none';
  return () => connection.ask('role', { room, nickname, role, key });
}

const KOREAN: ReadonlyMap<string, string> = new Map([
  ['부재', 'away'],
  ['초대', 'invite'],
  ['차단', 'block'],
  ['차단해제', 'unblock'],
  ['주제', 'topic'],
  ['필터', 'filter'],
  ['알림', 'level'],
  ['고정', 'pin'],
  ['고정해제', 'unpin'],
  ['잊기', 'forget'],
  ['방지우기', 'delete-room'],
  ['끝', 'ends'],
  ['자리비움', 'away'],
  ['돌아옴', 'back'],
  ['방해금지', 'dnd'],
]);

function verbOf(command: string): string {
  return KOREAN.get(command) ?? command.toLowerCase();
}

const LOUD: ReadonlyMap<string, Level> = new Map([
  ...LEVELS.map((level) => [level, level] as const),
  ['모두', 'all'],
  ['부를때', 'mentions'],
  ['끔', 'none'],
]);

/** Messages among which one is sought that is to be pinned. */
const SOUGHT = 200;

/** The newest message that holds these words; where there is none the server says so. */
async function pinning(words: string, { connection, room, key }: Where): Promise<Asked> {
  const page = await connection.ask('history', { room, limit: SOUGHT });
  return page.ok ? connection.ask('pin', { id: idOf(words, page.entries), key }) : page;
}

/** The one that was pinned last of those that hold these words. */
async function unpinning(words: string, { connection, room, key }: Where): Promise<Asked> {
  const pinned = await connection.ask('pins', { room });
  return pinned.ok ? connection.ask('unpin', { id: idOf(words, [...pinned.pins].reverse()), key }) : pinned;
}

function idOf(words: string, entries: readonly WireEntry[]): string {
  const holds = (entry: WireEntry) => entry.on === 'said' && entry.text.includes(words);
  return entries.filter(holds).at(-1)?.id ?? 'none';
}

const RULE = /^(?:(refuse|report|log|allow|none|거절|신고|기록|허용|빼기)\s+)?(?:(link|링크|whole|낱말)\s+)?(\S.*)$/isu;
const DOING: ReadonlyMap<string, 'refuse' | 'report' | 'log' | 'allow' | 'none'> = new Map([
  ...(['refuse', 'report', 'log', 'allow', 'none'] as const).map((does) => [does, does] as const),
  ['거절', 'refuse'],
  ['신고', 'report'],
  ['기록', 'log'],
  ['허용', 'allow'],
  ['빼기', 'none'],
]);

/** `/filter [refuse|report|log|allow|none] [link|whole] what`; without the first it is refused. */
function filtering(rest: string, { connection, room, key }: Where): (() => Promise<Asked>) | Unclear {
  const [, doing = 'refuse', kind = '', what = ''] = RULE.exec(rest.trim()) ?? [];
  if (what === '') return 'no_words';
  const does = DOING.get(doing.toLowerCase()) ?? 'refuse';
  const isWhole = /^(?:whole|낱말)$/i.test(kind);
  const subject = /^(?:link|링크)$/i.test(kind)
    ? { link: what }
    : { word: what, ...(isWhole && { whole: true as const }) };
  return () => connection.ask('filter', { room, ...subject, does, key });
}

const ADDRESS = /^(?:[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*)(?:\/\d{1,3})?$/i;

/** Whom `/server-ban` means: a nickname, or addresses as `192.0.2.0/24`. */
function named(whom: string): { readonly range: string } | { readonly nickname: string } {
  return ADDRESS.test(whom) && /[.:].*[.:]/.test(whom) ? { range: whom } : { nickname: whom };
}

/** `/away 1h lunch`, `/dnd 30m`: without a time until one says that one is back. One is not away without a word. */
function away(command: string, rest: string, { connection }: Where): Promise<Asked> {
  const span = spanIn(rest);
  const said = (span?.after ?? rest).trim();
  const time = span && { seconds: span.seconds };
  if (verbOf(command) === 'dnd') return connection.ask('away', { text: said, busy: true, ...time });
  return connection.ask('away', { text: said || (KOREAN.has(command) ? '자리 비움' : 'Away'), ...time });
}

function bar(verb: string, rest: string, { connection, room, key, nicknames }: Where): Promise<Asked> {
  const { nickname, after } = splitName(rest, nicknames);
  const span = spanIn(after);
  const wish = { reason: (span?.after ?? after).trim(), ...(span && { seconds: span.seconds }), key };
  if (verb === 'server-ban') return connection.ask(verb, { ...named(nickname), ...wish });
  if (verb === 'server-mute') return connection.ask(verb, { nickname, ...wish });
  return connection.ask('mute', { room, nickname, ...wish });
}
