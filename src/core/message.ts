import { type Actor, allow, type Decision, refuse } from './decision.ts';
import { type Entry, isMessage, type Message, type Person, personOf } from './entry.ts';
import type { FileInfo } from './file.ts';
import { REACTIONS } from './limits.ts';

/** What is asked about an earlier message; `target` is null when there is none of that id in this log. */
export type MessageAct =
  | { readonly do: 'edit'; readonly target: Entry | null; readonly text: string; readonly at: number }
  | { readonly do: 'delete'; readonly target: Entry | null; readonly at: number }
  | { readonly do: 'react'; readonly target: Entry | null; readonly emoji: string; readonly on: boolean };

/** What a text answers: the id that was given, and the entry of this log that has it; null where it answers nothing. */
export type Answered = { readonly id: string; readonly target: Entry | null } | null;

/** The files that a message is to bear; null where one of them is not the speaker's to give. */
export type Attached = readonly FileInfo[] | null;

/** Only its author edits a message; its author, or in a room who looks after it, deletes it; anyone reacts to it. */
export function decideMessage(by: Actor, act: MessageAct, mayModerate: boolean): Decision {
  const message = standing(act.target);
  if (!act.target || !message) return refuse({ code: 'no_such_message' });
  const own = message.by.id === by.id;
  const target = act.target.id;
  const speaker = personOf(by);
  if (act.do === 'react') return react(speaker, { id: target, message }, act);
  if (act.do === 'edit') {
    if (!own) return refuse({ code: 'not_yours' });
    // Files may stand without a word.
    if (act.text === '' && !message.files) return refuse({ code: 'empty_text' });
    return allow({ on: 'edited', by: speaker, target, text: act.text }, { target, text: act.text, editedAt: act.at });
  }
  if (!own && !mayModerate) return refuse({ code: 'not_yours' });
  return allow({ on: 'deleted', by: speaker, target }, { target, deletedAt: act.at });
}

function react(
  by: Person,
  { id: target, message }: { readonly id: string; readonly message: Message },
  { emoji, on }: Extract<MessageAct, { do: 'react' }>,
): Decision {
  const { reactions = [] } = message;
  const kind = reactions.find((reaction) => reaction.emoji === emoji);
  if (on === (kind?.by.some(({ id }) => id === by.id) ?? false)) return refuse({ code: 'no_change' });
  const { kinds, all } = REACTIONS;
  if (on && !kind && reactions.length >= kinds) return refuse({ code: 'too_many', limit: kinds });
  const given = reactions.reduce((sum, reaction) => sum + reaction.by.length, 0);
  if (on && given >= all) return refuse({ code: 'too_many', limit: all });
  return allow(
    { on: 'reacted', by, target, emoji, ...(!on && { withdrawn: true }) },
    { target, reaction: { emoji, by, withdrawn: !on } },
  );
}

/** Whether a text answers something that is no message of its log. One that was deleted can still be answered. */
export function answersNothing(answered: Answered): boolean {
  return answered !== null && !(answered.target && isMessage(answered.target.event));
}

function standing(target: Entry | null): Message | null {
  if (!target || !isMessage(target.event)) return null;
  return target.event.deletedAt === undefined ? target.event : null;
}
