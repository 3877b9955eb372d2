import { isIP } from 'node:net';
import type { Answer, CommandName, Payload } from '../../protocol/commands.ts';
import { drawn } from './drawn.ts';
import { moment } from './table.ts';
import type { AdminCommand, AdminTexts } from './texts.ts';
import type { Words } from './words.ts';

/** What is asked of the server, and how its answer is shown. */
export interface Asking {
  readonly name: CommandName;
  readonly payload: Payload<CommandName>;
  show(answer: unknown, texts: AdminTexts): string;
}

/** One thing that `sokdak admin` does; null where the words are not enough for it. */
export interface Task {
  readonly usage: string;
  asking(words: Words): Asking | null;
}

function task<N extends CommandName>(
  usage: string,
  name: N,
  payload: (words: Words) => Payload<N> | null,
  show: (answer: Answer<N>, texts: AdminTexts) => string = (_, texts) => texts.done,
): Task {
  return {
    usage,
    asking(words) {
      const given = payload(words);
      return given && { name, payload: given, show: show as Asking['show'] };
    },
  };
}

const one = <P>({ given: [first] }: Words, payload: (first: string) => P): P | null =>
  first === undefined ? null : payload(first);

/** A range of addresses is known by its address: no nickname is one. */
const whom = (first: string) => (isIP(first.split('/', 1)[0] ?? '') > 0 ? { range: first } : { nickname: first });

const bar = ({ reason, seconds }: Words) => ({ reason, ...(seconds !== null && { seconds }) });

/** As the server makes them. */
const SESSION = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const sought = ({ given: [query = ''], from }: Words) => ({ query, from });

/** Names that are to be as they were at the start. */
function backIn(names: readonly string[]): Payload<'set'> | null {
  return names.length === 0 ? null : { values: Object.fromEntries(names.map((name) => [name, null])) };
}

/** Each name with its value. */
function valuesIn(given: readonly string[]): Payload<'set'> | null {
  if (given.length === 0 || given.length % 2 === 1) return null;
  const names = given.filter((_, nth) => nth % 2 === 0);
  return { values: Object.fromEntries(names.map((name, nth) => [name, given[2 * nth + 1] ?? ''])) };
}

const DOES = ['refuse', 'report', 'log', 'allow', 'none'] as const;

/** `refuse whole TEXT …` */
function ruleIn({ given: [doing, kind, ...text] }: Words): Payload<'filter'> | null {
  const does = DOES.find((one) => one === doing);
  const what = text.join(' ');
  if (!does || what === '') return null;
  if (kind === 'link') return { link: what, does };
  if (kind === 'word') return { word: what, does };
  return kind === 'whole' ? { word: what, whole: true, does } : null;
}

export const TASKS: { readonly [C in AdminCommand]: Task } = {
  people: task('people [NAME] [--from N]', 'people', sought, drawn.people),
  sessions: task('sessions [NAME] [--from N]', 'people', sought, drawn.sessions),
  end: task('end <NICKNAME|SESSION>', 'end', (words) =>
    one(words, (first) => (SESSION.test(first) ? { session: first } : { nickname: first })),
  ),
  rooms: task('rooms', 'rooms', () => ({}), drawn.rooms),
  'delete-room': task('delete-room <ROOM> [--reason TEXT]', 'delete-room', ({ given: [room], reason }) =>
    room === undefined ? null : { room, name: room, reason },
  ),
  reports: task(
    'reports',
    'acts',
    () => ({ limit: 100 }),
    (answer, texts) => drawn.acts({ acts: answer.acts.filter(({ on }) => on === 'reported') }, texts),
  ),
  acts: task(
    'acts [ROOM]',
    'acts',
    ({ given: [room] }) => ({ limit: 100, ...(room !== undefined && { room }) }),
    drawn.acts,
  ),
  bans: task('bans', 'server-bans', () => ({}), drawn.bans),
  ban: task('ban <NICKNAME|RANGE> [--for 1d] [--reason TEXT]', 'server-ban', (words) =>
    one(words, (first) => ({ ...whom(first), ...bar(words) })),
  ),
  unban: task('unban <NICKNAME|RANGE>', 'server-unban', (words) => one(words, whom)),
  mute: task('mute <NICKNAME> [--for 1d] [--reason TEXT]', 'server-mute', (words) =>
    one(words, (nickname) => ({ nickname, ...bar(words) })),
  ),
  unmute: task('unmute <NICKNAME>', 'server-unmute', (words) => one(words, (nickname) => ({ nickname }))),
  filter: task('filter', 'filters', () => ({}), drawn.filter),
  'set-filter': task('set-filter <refuse|report|log|allow|none> <word|whole|link> <TEXT>', 'filter', ruleIn),
  bots: task('bots', 'bots', () => ({}), drawn.bots),
  'add-bot': task(
    'add-bot <NICKNAME> [ROOM]',
    'add-bot',
    (words) => one(words, (nickname) => ({ nickname, ...(words.given[1] !== undefined && { room: words.given[1] }) })),
    ({ bot, token }, texts) => `${texts.token(bot.nickname)}\n${token}`,
  ),
  'remove-bot': task('remove-bot <NICKNAME>', 'remove-bot', (words) => one(words, (nickname) => ({ nickname }))),
  settings: task('settings', 'settings', () => ({}), drawn.settings),
  set: task(
    'set <NAME> <VALUE> [<NAME> <VALUE> …] | set <NAME> … --usual',
    'set',
    ({ given, usual }) => (usual ? backIn(given) : valuesIn(given)),
    (_, texts) => texts.done,
  ),
  lock: task('lock [--reason TEXT]', 'lock', ({ reason }) => ({ on: true, reason })),
  unlock: task('unlock', 'lock', () => ({ on: false })),
  figures: task('figures', 'figures', () => ({}), drawn.figures),
  password: task(
    'password <NICKNAME>',
    'reset-password',
    (words) => one(words, (nickname) => ({ nickname })),
    ({ password, link }, texts) =>
      link ? `${texts.loginLink(moment(link.until))}\n/l/${link.secret}` : `${texts.password}\n${password}`,
  ),
  forget: task('forget <NICKNAME> [ID]', 'forget', (words) =>
    one(words, (nickname) => ({ nickname, ...(words.given[1] !== undefined && { id: words.given[1] }) })),
  ),
};
