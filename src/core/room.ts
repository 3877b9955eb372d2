import { blockOf } from './address.ts';
import { type Actor, allow, type Decision, refuse } from './decision.ts';
import { type KeptEvent, type Person, personOf } from './entry.ts';
import { type Answered, type Attached, answersNothing, decideMessage, type MessageAct } from './message.ts';

/** One who is kept out. `address` is null where it would not tell one person from another (SPEC M5). */
export interface Ban {
  readonly who: Person;
  readonly address: string | null;
  readonly reason: string;
}

/** What a room is about, who said so, and when (ms since 1970). */
export interface Topic {
  readonly text: string;
  readonly by: Person;
  readonly at: number;
}

/** What a room's rules remember. Plain data: it is kept beside the log and read back at the next start. */
export interface RoomState {
  readonly room: string;
  readonly bans: readonly Ban[];
  readonly topic: Topic | null;
  /** Seconds between two messages of one person (SPEC M8); left out, or 0, where nobody has to wait. */
  readonly slow?: number;
}

export function emptyRoom(room: string): RoomState {
  return { room, bans: [], topic: null };
}

/** A person who is to be put or kept out. `here` tells whether he is in the room now. */
export interface Target {
  readonly who: Person;
  readonly owner: boolean;
  readonly here: boolean;
  readonly address: string | null;
}

export type RoomAct =
  | {
      readonly do: 'say';
      readonly here: boolean;
      readonly text: string;
      readonly action: boolean;
      readonly answered: Answered;
      readonly files: Attached;
      /** ms since he said something here; infinite where he never did. */
      readonly sinceMs: number;
    }
  | MessageAct
  | { readonly do: 'topic'; readonly here: boolean; readonly topic: string }
  | { readonly do: 'slow'; readonly here: boolean; readonly seconds: number }
  | { readonly do: 'kick'; readonly target: Target | null; readonly reason: string }
  | { readonly do: 'ban'; readonly target: Target | null; readonly reason: string }
  | { readonly do: 'unban'; readonly matches: (banned: Person) => boolean };

/** Says what becomes of a wish in this room, and changes nothing. */
export function decideRoom(state: RoomState, by: Actor, act: RoomAct): Decision {
  const speaker = personOf(by);
  const { room } = state;
  switch (act.do) {
    case 'say': {
      if (!act.here) return refuse({ code: 'not_in_room' });
      const retryAfterMs = (state.slow ?? 0) * 1_000 - act.sinceMs;
      if (retryAfterMs > 0 && !by.owner && !by.bot) return refuse({ code: 'too_fast', retryAfterMs });
      if (answersNothing(act.answered)) return refuse({ code: 'no_such_message' });
      if (act.files === null) return refuse({ code: 'no_such_file' });
      return allow({
        on: 'said',
        room,
        by: speaker,
        text: act.text,
        ...(act.action && { action: true }),
        ...(act.answered && { replyTo: act.answered.id }),
        ...(act.files.length > 0 && { files: act.files }),
      });
    }
    case 'edit':
    case 'delete':
    case 'react':
      return decideMessage(by, act, by.owner);
    case 'topic':
      if (!act.here) return refuse({ code: 'not_in_room' });
      if (!by.owner) return refuse({ code: 'not_allowed' });
      return allow({ on: 'topic-changed', room, by: speaker, topic: act.topic });
    case 'slow':
      if (!act.here) return refuse({ code: 'not_in_room' });
      if (!by.owner) return refuse({ code: 'not_allowed' });
      return allow({ on: 'slowed', room, by: speaker, seconds: act.seconds });
    case 'kick':
      return putOut(by, act.target, (target) => {
        if (!target.here) return refuse({ code: 'not_here' });
        return allow({ on: 'kicked', room, by: speaker, who: target.who, reason: act.reason });
      });
    case 'ban':
      return putOut(by, act.target, ({ who }) => allow({ on: 'banned', room, by: speaker, who, reason: act.reason }));
    case 'unban': {
      if (!by.owner) return refuse({ code: 'not_allowed' });
      const ban = state.bans.find(({ who }) => act.matches(who));
      if (!ban) return refuse({ code: 'no_such_person' });
      return allow({ on: 'unbanned', room, by: speaker, who: ban.who });
    }
  }
}

function putOut(by: Actor, target: Target | null, decide: (target: Target) => Decision): Decision {
  if (!by.owner) return refuse({ code: 'not_allowed' });
  if (!target) return refuse({ code: 'no_such_person' });
  if (target.who.id === by.id) return refuse({ code: 'to_yourself' });
  if (target.owner) return refuse({ code: 'not_allowed' });
  return decide(target);
}

/** The state after an event that was kept at `at`. `addressOf` is asked only where a ban begins. */
export function applyRoom(
  state: RoomState,
  event: KeptEvent,
  { at, addressOf }: { readonly at: number; readonly addressOf: (id: string) => string | null },
): RoomState {
  switch (event.on) {
    case 'banned': {
      const ban = { who: event.who, address: addressOf(event.who.id), reason: event.reason };
      return { ...state, bans: [...without(state.bans, event.who.id), ban] };
    }
    case 'unbanned':
      return { ...state, bans: without(state.bans, event.who.id) };
    case 'topic-changed':
      return { ...state, topic: event.topic === '' ? null : { text: event.topic, by: event.by, at } };
    case 'slowed':
      return { ...state, slow: event.seconds };
    default:
      return state;
  }
}

/** The ban that keeps this person out, by himself or by the address that he comes from. */
export function banOn(state: RoomState, id: string, address: string | null): Ban | null {
  const block = address === null ? null : blockOf(address);
  const isFrom = (ban: Ban) => block !== null && ban.address !== null && blockOf(ban.address) === block;
  return state.bans.find((ban) => ban.who.id === id || isFrom(ban)) ?? null;
}

function without(bans: readonly Ban[], id: string): readonly Ban[] {
  return bans.filter(({ who }) => who.id !== id);
}
