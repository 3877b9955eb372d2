import { type Actor, allow, type Decision, refuse } from './decision.ts';
import { type Entry, isMessage, type Message, personOf } from './entry.ts';

/** What is asked about an earlier message; `target` is null when there is none of that id in this log. */
export type MessageAct =
  | { readonly do: 'edit'; readonly target: Entry | null; readonly text: string; readonly at: number }
  | { readonly do: 'delete'; readonly target: Entry | null; readonly at: number };

/** Only its author edits a message; its author, or in a room the owner, deletes it. */
export function decideMessage(by: Actor, act: MessageAct, mayModerate: boolean): Decision {
  const message = standing(act.target);
  if (!act.target || !message) return refuse({ code: 'no_such_message' });
  const own = message.by.id === by.id;
  const target = act.target.id;
  const speaker = personOf(by);
  if (act.do === 'edit') {
    if (!own) return refuse({ code: 'not_yours' });
    return allow({ on: 'edited', by: speaker, target, text: act.text }, { target, text: act.text, editedAt: act.at });
  }
  if (!own && !mayModerate) return refuse({ code: 'not_yours' });
  return allow({ on: 'deleted', by: speaker, target }, { target, deletedAt: act.at });
}

function standing(target: Entry | null): Message | null {
  if (!target || !isMessage(target.event)) return null;
  return target.event.deletedAt === undefined ? target.event : null;
}
