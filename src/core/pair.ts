import { type Actor, allow, type Decision, refuse } from './decision.ts';
import { type Person, personOf } from './entry.ts';
import { type Answered, type Attached, answersNothing, decideMessage, type MessageAct } from './message.ts';

/** Two persons, by id, in the one order that names their log. */
export type Two = readonly [string, string];

export function twoOf(a: string, b: string): Two {
  return a < b ? [a, b] : [b, a];
}

export type PairAct =
  | {
      readonly do: 'whisper';
      readonly to: Person;
      readonly text: string;
      readonly action: boolean;
      readonly aside: string | null;
      readonly answered: Answered;
      readonly files: Attached;
    }
  | MessageAct;

/**
 * Says what becomes of a wish between two. Nobody moderates here: what two whisper is theirs. Where one has blocked the
 * other (`apart`), each may still delete what is his, and nothing new comes to the other (SPEC W8).
 */
export function decidePair(two: Two, by: Actor, act: PairAct, apart: boolean): Decision {
  if (!two.includes(by.id)) return refuse({ code: 'no_such_log' });
  if (apart && act.do !== 'delete') return refuse({ code: 'blocked' });
  if (act.do !== 'whisper') return decideMessage(by, act, false);
  if (act.to.id === by.id) return refuse({ code: 'to_yourself' });
  if (answersNothing(act.answered)) return refuse({ code: 'no_such_message' });
  if (act.files === null) return refuse({ code: 'no_such_file' });
  return allow({
    on: 'whispered',
    by: personOf(by),
    to: act.to,
    text: act.text,
    ...(act.action && { action: true }),
    ...(act.aside !== null && { aside: act.aside }),
    ...(act.answered && { replyTo: act.answered.id }),
    ...(act.files.length > 0 && { files: act.files }),
  });
}
