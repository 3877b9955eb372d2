import { deletedSentence, type Failure, type Room, reasonSentence, type Sent } from '../../client/index.ts';
import { harmlessLine } from './harmless.ts';
import type { TalkTexts } from './texts.ts';

/** Why something did not happen, as one sentence. */
export function failureText(failure: Failure, texts: TalkTexts): string {
  return failure.code === 'lost' ? texts.away : harmlessLine(failure.message);
}

/** Why one is not in the room; null where one is, or is about to be. */
export function outText({ state, name }: Pick<Room, 'state' | 'name'>, texts: TalkTexts): string | null {
  if (state.is === 'refused') return failureText(state.error, texts);
  if (state.is !== 'out' && state.is !== 'deleted') return null;
  const by = state.by && { nickname: harmlessLine(state.by.nickname) };
  const said =
    state.is === 'deleted' && by
      ? deletedSentence({ by, room: harmlessLine(name) }, texts.language)
      : texts.out(by?.nickname ?? null);
  return `${said}${state.reason && ` ${reasonSentence(harmlessLine(state.reason), texts.language)}`}`;
}

/** Why a line was not sent; null where it was, or there was nothing to send. */
export function problemOf(sent: Sent, texts: TalkTexts): string | null {
  if (sent.is === 'refused') return failureText(sent.error, texts);
  return sent.is === 'wrong' ? texts[sent.why](harmlessLine(sent.command)) : null;
}

const OWN = new Map<string, OwnCommand>(
  Object.entries({
    quit: 'quit',
    exit: 'quit',
    나가기: 'quit',
    retry: 'retry',
    다시: 'retry',
    drop: 'drop',
    지우기: 'drop',
  }),
);

/** What is done here and not by the client: leave; send again, or give up, what could not be sent. */
export type OwnCommand = 'quit' | 'retry' | 'drop';

export function ownCommand(line: string): OwnCommand | null {
  const [, name = ''] = /^\s*[/／](\S+)\s*$/u.exec(line) ?? [];
  return OWN.get(name.normalize('NFC').toLowerCase()) ?? null;
}
