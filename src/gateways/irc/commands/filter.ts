import type { FilterSubject } from '../../../core/filter.ts';
import { doesWord, subjectWords } from '../../../protocol/filter-words.ts';
import { moment } from '../../../protocol/sentences.ts';
import { SERVER } from '../names.ts';
import type { Call, Row } from './row.ts';

const DOES = ['refuse', 'report', 'log', 'allow', 'none'] as const;

/** What `filter`, `filters` and `try-filter` are to all others; `*` is the whole server. */
export const filter: Row = {
  name: 'FILTER',
  syntax: '#room|* [refuse|report|log|allow|none|try word|whole|link :<what>] | #room try [messages]',
  least: 1,
  when: 'after',
  says: 'What a room, or with * the server, does not want to read: list it, set a rule, or try one on the last messages (owner, moderators).',
  run(call) {
    const [target = '', verb, kind = '', ...what] = call.params;
    if (verb === undefined) return list(call, target);
    const about = { command: 'FILTER', target };
    if (verb.toLowerCase() === 'try' && /^\d*$/.test(kind)) return attempt(call, target, {}, kind);
    const subject = subjectIn(kind.toLowerCase(), what.join(' '));
    const does = DOES.find((one) => one === verb.toLowerCase());
    if (subject && verb.toLowerCase() === 'try') return attempt(call, target, subject, '');
    if (!subject || !does) return call.reply.refuse({ code: 'bad_request', detail: filter.syntax }, about);
    const hear = (told: Parameters<typeof call.client.wordsFor>[0]) => call.reply.event(call.client.wordsFor(told));
    return call.client.ask('filter', { ...roomIn(target), ...subject, does }, { hear, no: call.reply.refusing(about) });
  },
};

function subjectIn(kind: string, what: string): FilterSubject | null {
  if (what === '') return null;
  if (kind === 'word') return { word: what };
  if (kind === 'whole') return { word: what, whole: true };
  return kind === 'link' ? { link: what } : null;
}

async function list(call: Call, target: string): Promise<void> {
  const { client, reply } = call;
  const found = await client.get('filters', roomIn(target), reply.refusing({ command: 'FILTER', target }));
  const { language } = client.session;
  for (const rule of found?.rules ?? []) {
    say(call, `${target} ${doesWord(rule.does, language)}: ${subjectWords(rule, language)}`);
  }
}

async function attempt(call: Call, room: string, subject: FilterSubject, messages: string): Promise<void> {
  const { client, reply } = call;
  const wish = { room, ...subject, ...(messages !== '' && { last: Number(messages) }) };
  const tried = await client.get('try-filter', wish, reply.refusing({ command: 'FILTER', target: room }));
  if (!tried) return;
  const { language } = client.session;
  say(call, `${room} ${tried.hits.length}/${tried.looked}`);
  for (const { at, by, text, rule } of tried.hits) {
    say(call, `${moment(at)} ${by.nickname}: ${text} (${subjectWords(rule, language)})`);
  }
}

function roomIn(target: string): { readonly room?: string } {
  return target === '*' ? {} : { room: target };
}

function say({ client, reply }: Call, text: string): void {
  reply.line({ source: SERVER, command: 'NOTICE', params: [client.nick, text] });
}
