import { fold } from '../core/fold.ts';
import { prepareText } from '../core/text.ts';

/** Why a line is no command that could be carried out. */
export type Wrong = 'unknown_command' | 'no_name' | 'no_text';

/** What somebody wants who typed a line. `//` at its beginning stands for a `/` that is to be said. */
export type Meaning =
  | { readonly do: 'nothing' }
  | { readonly do: 'say'; readonly text: string; readonly action: boolean }
  | { readonly do: 'whisper'; readonly nickname: string; readonly text: string }
  | { readonly do: 'rename'; readonly nickname: string }
  | { readonly do: 'kick' | 'ban'; readonly nickname: string; readonly reason: string }
  | { readonly do: 'unban'; readonly nickname: string }
  | { readonly do: 'who' | 'help' }
  | { readonly do: 'wrong'; readonly why: Wrong; readonly command: string };

type Verb = Exclude<Meaning['do'], 'nothing' | 'say' | 'wrong'> | 'me';

/** The commands and their other names; `ㅈ` is the key of `w` while typing Hangul. */
const VERBS: ReadonlyMap<string, Verb> = new Map(
  Object.entries({
    me: 'me',
    nick: 'rename',
    닉: 'rename',
    w: 'whisper',
    ㅈ: 'whisper',
    msg: 'whisper',
    whisper: 'whisper',
    귓: 'whisper',
    귓속말: 'whisper',
    kick: 'kick',
    ban: 'ban',
    unban: 'unban',
    who: 'who',
    help: 'help',
    도움말: 'help',
    '?': 'help',
  }),
);

/**
 * A space or a full-width slash before a command is a slip, and what was meant for one must not go to all. A command's
 * name ends at the first white space; what follows may have lines.
 */
const COMMAND = /^\s*[/／](\S*)\s*([\s\S]*)$/u;

/** Says what a line means, where these people are: their nicknames may have spaces, the longest that fits counts. */
export function meaningOf(line: string, nicknames: readonly string[]): Meaning {
  const prepared = prepareText(line);
  if (!prepared.ok && prepared.refusal.code === 'empty_text') return { do: 'nothing' };
  const [, command, rest = ''] = COMMAND.exec(line) ?? [];
  if (command === undefined) return { do: 'say', text: line, action: false };
  if (/^[/／]/u.test(command)) return { do: 'say', text: line.trimStart().slice(1), action: false };
  const verb = VERBS.get(command.normalize('NFC').toLowerCase());
  if (!verb) return { do: 'wrong', why: 'unknown_command', command };
  return meant(verb, rest, { command, nicknames });
}

function meant(
  verb: Verb,
  rest: string,
  { command, nicknames }: { command: string; nicknames: readonly string[] },
): Meaning {
  if (verb === 'who' || verb === 'help') return { do: verb };
  const wrong = (why: Wrong): Meaning => ({ do: 'wrong', why, command });
  if (verb === 'me') return rest.trim() ? { do: 'say', text: rest, action: true } : wrong('no_text');
  if (!rest.trim()) return wrong('no_name');
  if (verb === 'rename' || verb === 'unban') return { do: verb, nickname: unquoted(rest.trim()) };
  const { nickname, after } = splitName(rest, nicknames);
  if (verb !== 'whisper') return { do: verb, nickname, reason: after.trim() };
  return after.trim() ? { do: verb, nickname, text: after } : wrong('no_text');
}

const QUOTED = /^["“”](.*?)["“”]\s*([\s\S]*)$/u;

export function unquoted(name: string): string {
  return QUOTED.exec(name)?.[1] ?? name;
}

/** Takes a nickname off the front: in quotes, or the longest of these, or the first word. No nickname has a quote in it. */
export function splitName(rest: string, nicknames: readonly string[]): { nickname: string; after: string } {
  const [, quoted, behind = ''] = QUOTED.exec(rest) ?? [];
  if (quoted) return { nickname: quoted, after: behind };
  const known = new Map(nicknames.map((nickname) => [fold(nickname), nickname]));
  const cuts = [...rest.matchAll(/\S+/gu)].slice(0, 20).map(({ 0: word, index }) => index + word.length);
  for (const cut of cuts.toReversed()) {
    const nickname = known.get(fold(rest.slice(0, cut)));
    if (nickname !== undefined) return { nickname, after: rest.slice(cut).trimStart() };
  }
  const cut = cuts[0] ?? rest.length;
  return { nickname: rest.slice(0, cut), after: rest.slice(cut).trimStart() };
}
