import type { Invite } from '../../core/invite.ts';
import { type Levels, levelsIn } from '../../core/level.ts';
import type { ErrorCode, Refusal } from '../../core/refusal.ts';
import { type Outcome, wireError } from '../../protocol/answer.ts';
import type { Answer, Command } from '../../protocol/commands.ts';
import { hasAccount } from '../account.ts';
import type { Hub } from '../hub.ts';
import type { PairHead } from '../ports/logs.ts';
import type { PersonRecord, ReadMark } from '../ports/people.ts';
import type { ProviderAccount } from '../ports/proofs.ts';
import { type Presence, roleOf } from '../presence.ts';
import type { Room } from '../room.ts';
import type { Session } from '../session.ts';
import { admitBy, barred, type Entrant, letIn, openSome, type Refused, type Sorted, sortRooms } from './enter.ts';
import { type Identity, identify, linkIn } from './identity.ts';
import { levelsNote } from './level.ts';
import { freeNickname, known } from './nickname.ts';
import { tellRenamed } from './rename.ts';
import { done, type Late, no, type Verb } from './verb.ts';
import { missed, pairSummary, summary } from './view.ts';

/** What `hello` needs from the store, gathered before anything is decided. */
interface Gathered {
  readonly identity: Identity;
  readonly nickname: string;
  /** The link that he brought, as it was before he came by it. */
  readonly invite: Invite | null;
  readonly rooms: readonly Room[];
  /** What he named and may not enter. */
  readonly refused: readonly Refused[];
  readonly pairs: readonly PairHead[];
  readonly reads: readonly ReadMark[];
  /** Null of somebody new, and of who is here: then they are known. */
  readonly levels: Levels | null;
}

export const hello: Verb<'hello'> = {
  needs: 'nothing',
  pace: 'join',
  holds: true,
  async run({ hub, session, command }) {
    // A refusal is worded in it, too.
    session.language = command.language ?? session.language;
    const retryAfterMs = bringsSecrets(command) ? hub.paces.guess(session.origin) : 0;
    if (retryAfterMs > 0) return no({ code: 'too_fast', retryAfterMs });
    const gathered = await gather(hub, session, command);
    if ('code' in gathered) return refused(hub, session, command, gathered);
    return hub.turns.take(gathered.identity.id, () => comeIn(hub, session, command, gathered));
  },
};

async function comeIn(
  hub: Hub,
  session: Session,
  command: Command<'hello'>,
  gathered: Gathered,
): Promise<Outcome<'hello'> | Late<'hello'>> {
  const decided = decide(hub, session, command, gathered);
  if ('code' in decided) return refused(hub, session, command, decided);
  const record = await keep(hub, gathered.identity, decided);
  if (command.ticket !== undefined) hub.tickets.end(command.ticket);
  if (!session.open || isRemoved(hub, record)) return abandon(hub, gathered.identity, decided);
  const { open, refused: late } = decided.entering;
  const person = await arrive(hub, session, record, { ...gathered, rooms: open });
  session.token = gathered.identity.token;
  const shut = [...gathered.refused, ...late].map(({ room, refusal }) => {
    return { room, error: wireError(refusal, session.language) };
  });
  return () => {
    const answer = welcome(hub, person, gathered, command.seen ?? {});
    return done<'hello'>({ ...answer, ...(shut.length > 0 && { refused: shut }) });
  };
}

/** What is so at the place of the answer: all that is told before it is counted, all that comes after is told (SPEC S16). */
function welcome(
  hub: Hub,
  person: Presence,
  { identity, invite, pairs: heads }: Gathered,
  seen: Readonly<Record<string, number>>,
): Answer<'hello'> {
  const { name, version, room } = hub.settings;
  const { locked } = hub.door;
  const pairs = hub.pairs.now(person, heads);
  const apart = hub.blocks.apartFrom(person.id);
  return {
    you: person.shown,
    token: identity.token,
    rooms: [...person.rooms].map((one) => summary(one, person)),
    pairs: pairs.map((head) => pairSummary(head, person)),
    missed: missed(seen, person, pairs),
    ...(apart.length > 0 && { apart: [...apart] }),
    ...(invite && { invited: invite.room === undefined ? {} : { room: invite.room } }),
    protocol: 1,
    server: { name, version, room, ...(locked !== null && { locked }) },
  };
}

async function gather(hub: Hub, session: Session, command: Command<'hello'>): Promise<Gathered | Refusal> {
  const identity = await identify(hub, session, command);
  if ('code' in identity) return identity;
  const { known } = identity;
  const nickname = command.nickname || (known?.nickname ?? '');
  if (known?.bot && nickname !== known.nickname) return { code: 'not_allowed' };
  const free = freeNickname(hub, nickname, identity.id);
  if ('code' in free) return free;
  const invite = linkIn(hub, command, known?.id ?? null);
  if (invite && 'code' in invite) return invite;
  const into = invite && leadsInto(hub, invite, identity.id);
  const who = entrant(hub, session, command, { identity, into });
  if ('code' in who) return who;
  const ban = hub.order.banOn({ ...who, isNew: known === null }, who.role);
  if (ban) return ban;
  const named = command.rooms ?? (session.person ? [] : [known?.webhook ?? hub.settings.room]);
  const sorted = await openSome(hub, named, who);
  if ('code' in sorted) return sorted;
  const { open, refused } = sorted;
  const entered = into && !open.includes(into) ? [...open, into] : open;
  const { logs, people } = hub.store;
  // Of who is here it is known how far he has read.
  const isHere = hub.people.withId(identity.id) !== null;
  const readsOf = known && !isHere ? people.readsOf(identity.id) : [];
  const kept = known && !isHere ? hub.store.notes.get(levelsNote(identity.id)) : null;
  const [pairs, reads, text] = await Promise.all([known ? logs.pairsOf(identity.id) : [], readsOf, kept]);
  return {
    identity,
    nickname,
    invite,
    rooms: entered,
    refused,
    pairs,
    reads,
    levels: text === null ? null : levelsIn(text),
  };
}

/** The room that is entered by a link, once. */
function leadsInto(hub: Hub, invite: Invite, person: string): Room | null {
  const room = hub.invites.roomOf(invite);
  return room && hub.invites.admits(invite, room, person) ? room : null;
}

/** As whom he would enter, or why the owner link does not let him. */
function entrant(
  hub: Hub,
  session: Session,
  { owner }: Command<'hello'>,
  { identity: { id, known }, into }: { readonly identity: Identity; readonly into: Room | null },
): Entrant | Refusal {
  if (owner !== undefined && known?.bot) return { code: 'not_allowed' };
  if (owner !== undefined && !hub.ownerLink.opens(owner)) return { code: 'wrong_owner_link' };
  const rooms = hub.people.withId(id)?.rooms ?? new Set();
  const role = owner !== undefined ? 'owner' : known ? roleOf(known) : 'guest';
  return { id, role, address: session.origin.address, rooms, webhook: known?.webhook, invited: into };
}

/** What was set aside for somebody, until it is his. */
interface Decided {
  readonly record: PersonRecord;
  /** As he was kept until now. */
  readonly before: PersonRecord | null;
  readonly entering: Sorted<Room>;
  giveNicknameBack(): void;
  restoreOwnerLink(): void;
  /** Somebody more has come by the link. */
  readonly counted: ReturnType<Hub['invites']['count']> | null;
}

/** Decides in one go what was gathered bit by bit: nickname, rooms and owner link are as they are at this moment. */
function decide(
  hub: Hub,
  session: Session,
  command: Command<'hello'>,
  { identity, nickname, invite, rooms }: Gathered,
): Decided | Refusal {
  const { id, since, known: before } = identity;
  const still = linkIn(hub, command, before?.id ?? null);
  if (still && 'code' in still) return still;
  const free = freeNickname(hub, nickname, id);
  if ('code' in free) return free;
  const who = entrant(hub, session, command, { identity, into: invite && leadsInto(hub, invite, id) });
  if ('code' in who) return who;
  const account = accountFor(hub, command, identity);
  if (account && 'code' in account) return account;
  const ban = hub.order.banOn({ ...who, isNew: identity.known === null }, who.role);
  if (ban) return ban;
  const entering = entered(rooms, who);
  if ('code' in entering) return entering;
  const refusal = before ? null : admitted(hub, session, command, still);
  if (refusal) return refusal;
  const record = known(hub, id) ?? before;
  return {
    record: {
      ...{ ...record, id, nickname: free.nickname, owner: who.role === 'owner', since },
      ...(account && { proofs: { passkeys: [], accounts: [account] } }),
    },
    before: record,
    entering,
    counted: still && hub.invites.count(still, id),
    giveNicknameBack: hub.people.claim(free.nickname, id),
    restoreOwnerLink: command.owner === undefined ? () => {} : hub.ownerLink.use(),
  };
}

/** Nobody is in more rooms than he may, and of those that were shut meanwhile he enters the others. */
function entered(rooms: readonly Room[], who: Entrant): Sorted<Room> | Refusal {
  const sorted = sortRooms(rooms, who);
  return 'code' in sorted ? sorted : (barred(sorted.open, who) ?? sorted);
}

/** By which account of the provider somebody new comes; null where he comes by none. Whoever is known already needs none. */
function accountFor(
  hub: Hub,
  { ticket }: Command<'hello'>,
  { known }: Identity,
): ProviderAccount | Extract<Refusal, { code: 'wrong_login' }> | null {
  if (known || ticket === undefined) return null;
  const account = hub.tickets.find(ticket);
  return account && !hub.holders.withAccount(account) ? account : { code: 'wrong_login', by: 'provider' };
}

/** Somebody new comes in now, unless the door was closed meanwhile or too many come from there. */
function admitted(hub: Hub, { origin }: Session, command: Command<'hello'>, invite: Invite | null): Refusal | null {
  const refusal = hub.door.refusal(command, { origin, invite });
  if (refusal) return refusal;
  const retryAfterMs = hub.paces.newcomer(origin);
  if (retryAfterMs > 0) return { code: 'too_fast', retryAfterMs };
  hub.door.passed(command);
  return null;
}

function bringsSecrets({ token, password, invite, owner, answer, ticket }: Command<'hello'>): boolean {
  return [token, password, invite, owner, answer, ticket].some((secret) => secret !== undefined);
}

const WRONG: ReadonlySet<ErrorCode> = new Set([
  ...(['wrong_token', 'wrong_password', 'wrong_owner_link', 'no_such_invite', 'wrong_login', 'gate'] as const),
]);

/** What was wrong is a guess that counts (SPEC D2); who brought nothing has guessed nothing. */
function refused(hub: Hub, session: Session, command: Command<'hello'>, refusal: Refusal): Outcome<'hello'> {
  if (WRONG.has(refusal.code) && bringsSecrets(command)) hub.paces.guessedWrong(session.origin);
  session.waitOn();
  return no(refusal);
}

async function keep(hub: Hub, { login }: Identity, decided: Decided): Promise<PersonRecord> {
  const { record, before, counted } = decided;
  await counted?.keep().catch((problem) => {
    giveBack(decided);
    throw problem;
  });
  if (before && before.nickname === record.nickname && before.owner === record.owner) return record;
  await hub.store.people.put(record, login ?? undefined).catch((problem) => {
    giveBack(decided);
    throw problem;
  });
  if (hub.holders.withId(record.id) || hasAccount(record)) hub.holders.put(record);
  return record;
}

function giveBack({ giveNicknameBack, restoreOwnerLink }: Decided): void {
  giveNicknameBack();
  restoreOwnerLink();
}

/** He was lost on the way in. Somebody new never learned his token, so nobody would be owner. */
function abandon(hub: Hub, { id, known }: Identity, decided: Decided): Outcome<'hello'> {
  if (!hub.holders.withId(id)) decided.giveNicknameBack();
  if (!known) decided.restoreOwnerLink();
  return no({ code: 'not_named' });
}

/** A bot that was removed while it came in. */
function isRemoved(hub: Hub, { id, bot }: PersonRecord): boolean {
  return bot === true && !hub.holders.withId(id);
}

async function arrive(
  hub: Hub,
  session: Session,
  record: PersonRecord,
  { invite, rooms, pairs, reads, levels }: Gathered,
): Promise<Presence> {
  const isNew = !hub.people.withId(record.id);
  const person = hub.people.arrive(record, session);
  session.bear(person);
  if (person.record.nickname !== record.nickname) tellRenamed(person, () => hub.people.become(person, record));
  else hub.people.become(person, record);
  for (const { log, with: other } of pairs) person.pairLogs.set(log, other.id);
  for (const [log, other] of hub.pairs.logsOf(person.id)) person.pairLogs.set(log, other);
  for (const mark of reads) person.hasRead(mark);
  if (levels && person.sessions.size === 1) person.levels = levels;
  const enter = async (room: Room) => {
    const isLed = invite !== null && hub.invites.admits(invite, room, person.id);
    if (!isLed || (await admitBy(invite, room, person, session))) await letIn(hub, room, person, session);
  };
  await Promise.all(rooms.map(enter));
  if (isNew && hub.people.withId(person.id) === person) person.tellElsewhere();
  return person;
}
