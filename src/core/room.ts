import { type Ban, barOf, type Mute, mutedBy, muteOn, standing, without } from './bars.ts';
import { type Actor, allow, type Decision, refuse } from './decision.ts';
import { admitted, changed, closedAt, type Doors, doorsOf, ended, holdsAlready, putOut } from './doors.ts';
import { type Amendment, type KeptEvent, type Person, personOf } from './entry.ts';
import { hasLink, wordsOf } from './filter.ts';
import { PEOPLE_PER_ROOM } from './limits.ts';
import { type Answered, type Attached, answersNothing, decideMessage, type MessageAct } from './message.ts';
import { decidePin, type PinAct, pinned, unpinned } from './pins.ts';
import { decidePreview, type PreviewAct } from './preview.ts';
import type { Refusal } from './refusal.ts';
import { denial, may, outranks, type Right, type Role } from './roles.ts';

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
  readonly mutes?: readonly Mute[];
  /** Whom the owner appointed here (SPEC M10). */
  readonly moderators?: readonly Person[];
  readonly doors?: Doors;
  /** Who set when it ends. */
  readonly endsBy?: Person;
  /** While it is private: the ids of those who may come in (SPEC R15). */
  readonly members?: readonly string[];
  /** The ids of messages that stand out, as they were pinned. */
  readonly pins?: readonly string[];
}

export function emptyRoom(room: string): RoomState {
  return { room, bans: [], topic: null };
}

/** A person who is to be put out, muted or given a role. `here` tells whether he is in the room now. */
export interface Target {
  readonly who: Person;
  /** What he is on the whole server. */
  readonly role: Actor['role'];
  readonly here: boolean;
}

/** Whether a person is the one who is meant. */
export type Meant = (person: Person) => boolean;

interface PutOut {
  readonly target: Target | null;
  readonly reason: string;
}

/** `seconds` from now on; null for good. */
interface Bar extends PutOut {
  readonly seconds: number | null;
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
  | PinAct
  | PreviewAct
  | { readonly do: 'topic'; readonly here: boolean; readonly topic: string }
  | { readonly do: 'slow'; readonly here: boolean; readonly seconds: number }
  /** One thing that is to hold otherwise. */
  | { readonly do: 'set-room'; readonly here: boolean; readonly change: Doors }
  | { readonly do: 'invite'; readonly here: boolean; readonly who: Person | null }
  | ({ readonly do: 'kick' } & PutOut)
  | ({ readonly do: 'ban' | 'mute' } & Bar)
  | { readonly do: 'unban' | 'unmute'; readonly meant: Meant }
  | { readonly do: 'role'; readonly target: Target | null; readonly meant: Meant; readonly role: 'moderator' | 'none' };

/** Says what becomes of a wish in this room at the moment `at` (ms since 1970), and changes nothing. */
export function decideRoom(state: RoomState, by: Actor, act: RoomAct, at: number): Decision {
  if ('here' in act && !act.here) return refuse({ code: 'not_in_room' });
  const role = roleIn(state, by);
  const denied = deniedIn(state, by, act.do === 'set-room' ? rightToSet(act.change) : act.do);
  if (denied) return refuse(denied);
  const closed = act.do === 'delete' || reopens(act) ? null : closedAt(state, at);
  if (closed) return refuse(closed);
  const speaker = personOf(by);
  const { room } = state;
  switch (act.do) {
    case 'say': {
      const mute = muteOn(state, by.id, at);
      if (mute) return refuse(mutedBy(mute));
      const unheard = silenced(state, by);
      if (unheard) return refuse(unheard);
      const retryAfterMs = (state.slow ?? 0) * 1_000 - act.sinceMs;
      if (retryAfterMs > 0 && !may(role, 'hurry') && !by.bot) return refuse({ code: 'too_fast', retryAfterMs });
      if (answersNothing(act.answered)) return refuse({ code: 'no_such_message' });
      if (act.files === null) return refuse({ code: 'no_such_file' });
      return unladen(state, by, {
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
    case 'react': {
      const mute = muteOn(state, by.id, at);
      const unheard = act.do === 'edit' ? silenced(state, by) : null;
      const refusal = mute ? mutedBy(mute) : unheard;
      if (refusal) return refuse(refusal);
      const decision = decideMessage(by, act, false);
      return decision.ok ? unladen(state, by, decision.event, decision.amendment) : decision;
    }
    case 'delete':
      return decideMessage(by, act, may(role, 'delete-others'));
    case 'topic':
      return allow({ on: 'topic-changed', room, by: speaker, topic: act.topic });
    case 'slow':
      return allow({ on: 'slowed', room, by: speaker, seconds: act.seconds });
    case 'set-room':
      if (holdsAlready(state, act.change)) return refuse({ code: 'no_change' });
      return allow({ on: 'room-changed', room, by: speaker, ...act.change });
    case 'pin':
      return decidePin(state, speaker, act);
    case 'preview':
    case 'remove-preview':
      return decidePreview(by, act, may(role, 'delete-others'));
    case 'invite':
      if (!act.who) return refuse({ code: 'no_such_person' });
      if ((state.members?.length ?? 0) >= PEOPLE_PER_ROOM) return refuse({ code: 'too_many', limit: PEOPLE_PER_ROOM });
      return allow({ on: 'admitted', room, by: speaker, who: act.who });
    case 'kick':
      return onTarget(state, by, act.target, ({ who, here }) => {
        if (!here) return refuse({ code: 'not_here' });
        return allow({ on: 'kicked', room, by: speaker, who, reason: act.reason });
      });
    case 'ban':
    case 'mute': {
      const on = act.do === 'ban' ? 'banned' : 'muted';
      const end = act.seconds === null ? {} : { until: at + act.seconds * 1_000 };
      return onTarget(state, by, act.target, ({ who }) =>
        allow({ on, room, by: speaker, who, reason: act.reason, ...end }),
      );
    }
    case 'unban': {
      const ban = standing(state.bans, at).find(({ who }) => act.meant(who));
      return ban ? allow({ on: 'unbanned', room, by: speaker, who: ban.who }) : refuse({ code: 'no_such_person' });
    }
    case 'unmute': {
      const mute = standing(state.mutes, at).find(({ who }) => act.meant(who));
      if (!mute) return refuse({ code: 'no_such_person' });
      if (mute.who.id === by.id) return refuse({ code: 'to_yourself' });
      return allow({ on: 'unmuted', room, by: speaker, who: mute.who });
    }
    case 'role':
      return onTarget(state, by, act.target ?? absentModerator(state, act.meant), ({ who }) => {
        if (isModerator(state, who.id) === (act.role === 'moderator')) return refuse({ code: 'no_change' });
        return allow({ on: 'role-changed', room, by: speaker, who, role: act.role });
      });
  }
}

/** What becomes of a room whose moment has come, or has not. */
export function decideEnd(state: RoomState, at: number): Decision {
  const { archived, ends } = doorsOf(state);
  if (archived || ends === 0 || at < ends || !state.endsBy) return refuse({ code: 'no_change' });
  return allow({ on: 'room-ended', room: state.room, by: state.endsBy });
}

/** It is archived by that, or will be, or no more. */
function reopens(act: RoomAct): boolean {
  return act.do === 'set-room' && act.change.archived !== undefined;
}

function rightToSet({ archived, ends, may: exceptions }: Doors): Right {
  if (exceptions) return 'except';
  return archived === undefined && ends === undefined ? 'set-room' : 'archive';
}

/** Why somebody may not do that here: by the table, and but for bots by the exceptions of the room (SPEC M23). */
export function deniedIn(state: RoomState, by: Pick<Actor, 'id' | 'role' | 'bot'>, right: Right): Refusal | null {
  return denial(roleIn(state, by), right, by.bot ? {} : doorsOf(state).may);
}

/** It is kept, unless it has links or files in it from whom the room takes none. */
function unladen(state: RoomState, by: Actor, event: KeptEvent, amendment?: Amendment): Decision {
  const { link, file } = doorsOf(state).may;
  const noFile = file && event.on === 'said' && event.files ? deniedIn(state, by, 'file') : null;
  const noLink = link && hasLink(wordsOf(event)) ? deniedIn(state, by, 'link') : null;
  const denied = noFile ?? noLink;
  return denied ? refuse(denied) : allow(event, amendment);
}

/** Where only announcements are made, why he says nothing; bots do (SPEC R16). */
export function silenced(state: RoomState, by: Pick<Actor, 'id' | 'role' | 'bot'>): Refusal | null {
  const unheard = doorsOf(state).announce && !by.bot ? denial(roleIn(state, by), 'announce') : null;
  return unheard ?? deniedIn(state, by, 'say');
}

/** Nobody does it to himself, nor to one who does not stand below him (SPEC M4). */
function onTarget(state: RoomState, by: Actor, target: Target | null, decide: (target: Target) => Decision): Decision {
  if (!target) return refuse({ code: 'no_such_person' });
  if (target.who.id === by.id) return refuse({ code: 'to_yourself' });
  const other = roleIn(state, { id: target.who.id, role: target.role });
  return outranks(roleIn(state, by), other) ? decide(target) : refuse({ code: 'not_allowed' });
}

/** A moderator who is nowhere on the server now. */
function absentModerator({ moderators = [] }: RoomState, meant: Meant): Target | null {
  const who = moderators.find(meant);
  return who ? { who, role: 'guest', here: false } : null;
}

/** What somebody is in this room. */
export function roleIn(state: RoomState, { id, role }: Pick<Actor, 'id' | 'role'>): Role {
  return role !== 'owner' && isModerator(state, id) ? 'moderator' : role;
}

export function isModerator({ moderators = [] }: RoomState, id: string): boolean {
  return moderators.some((moderator) => moderator.id === id);
}

/** The state after an event that was kept at `at`. `addressOf` is asked where a ban begins, `here` for who is in the room. */
export function applyRoom(
  state: RoomState,
  event: KeptEvent,
  {
    at,
    addressOf,
    here,
  }: {
    readonly at: number;
    readonly addressOf: (id: string) => string | null;
    readonly here: () => readonly string[];
  },
): RoomState {
  const { bans, mutes = [], moderators = [] } = state;
  switch (event.on) {
    case 'banned': {
      const ban = { ...barOf(event), address: addressOf(event.who.id) };
      const others = moderators.filter(({ id }) => id !== event.who.id);
      const out = putOut(state, event.who.id);
      return { ...out, bans: [...without(standing(bans, at), event.who.id), ban], moderators: others };
    }
    case 'unbanned':
      return { ...state, bans: without(bans, event.who.id) };
    case 'muted':
      return { ...state, mutes: [...without(standing(mutes, at), event.who.id), barOf(event)] };
    case 'unmuted':
      return { ...state, mutes: without(mutes, event.who.id) };
    case 'role-changed': {
      const others = moderators.filter(({ id }) => id !== event.who.id);
      return { ...state, moderators: event.role === 'none' ? others : [...others, event.who] };
    }
    case 'topic-changed':
      return { ...state, topic: event.topic === '' ? null : { text: event.topic, by: event.by, at } };
    case 'slowed':
      return { ...state, slow: event.seconds };
    case 'kicked':
      return putOut(state, event.who.id);
    case 'pinned':
      return pinned(state, event.target);
    case 'unpinned':
    case 'deleted':
      return unpinned(state, event.target);
    case 'admitted':
      return admitted(state, event.who.id);
    case 'room-changed': {
      const { on: _, room: __, by: ___, ...change } = event;
      return { ...changed(state, change, here), ...(change.ends !== undefined && { endsBy: event.by }) };
    }
    case 'room-ended':
      return ended(state);
    default:
      return state;
  }
}
