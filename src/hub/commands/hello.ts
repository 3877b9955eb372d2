import type { Refusal } from '../../core/refusal.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { PairHead, PersonRecord } from '../ports.ts';
import type { Presence } from '../presence.ts';
import type { Room } from '../room.ts';
import type { Session } from '../session.ts';
import { barred, openRooms } from './enter.ts';
import { type Identity, identify } from './identity.ts';
import { freeNickname } from './nickname.ts';
import { tellRenamed } from './rename.ts';
import { done, no, type Verb } from './verb.ts';
import { summary } from './view.ts';

/** What `hello` needs from the store, gathered before anything is decided. */
interface Gathered {
  readonly identity: Identity;
  readonly nickname: string;
  readonly rooms: readonly Room[];
  readonly pairs: readonly PairHead[];
}

export const hello: Verb<'hello'> = {
  needs: 'nothing',
  pace: 'join',
  holds: true,
  async run({ hub, session, command }) {
    const gathered = await gather(hub, session, command);
    if ('code' in gathered) return no(gathered);
    const decided = decide(hub, session, command, gathered);
    if ('code' in decided) return no(decided);
    const record = await keep(hub, gathered.identity, decided);
    if (!session.open) return no({ code: 'not_named' });
    const person = arrive(hub, session, record, gathered);
    session.token = gathered.identity.token;
    session.language = command.language ?? session.language;
    return done<'hello'>({
      you: person.shown,
      token: gathered.identity.token,
      rooms: [...person.rooms].map(summary),
      pairs: gathered.pairs.map(({ log, last, at, with: other }) => ({ log, last, at, with: other })),
      missed: missed(command.seen ?? {}, person, gathered.pairs),
      protocol: 1,
      server: { name: hub.settings.name, version: hub.settings.version, room: hub.settings.room },
    });
  },
};

async function gather(hub: Hub, session: Session, command: Command<'hello'>): Promise<Gathered | Refusal> {
  const identity = await identify(hub, session, command);
  if ('code' in identity) return identity;
  const nickname = command.nickname || (identity.known?.nickname ?? '');
  const free = freeNickname(hub, nickname, identity.id);
  if ('code' in free) return free;
  const rooms = await openRooms(hub, command.rooms ?? (session.person ? [] : [hub.settings.room]));
  if ('code' in rooms) return rooms;
  const pairs = identity.known ? await hub.store.logs.pairsOf(identity.id) : [];
  return { identity, nickname, rooms, pairs };
}

/** Decides in one go what was gathered bit by bit: nickname, rooms and owner link are as they are at this moment. */
function decide(
  hub: Hub,
  session: Session,
  command: Command<'hello'>,
  { identity, nickname, rooms }: Gathered,
): { record: PersonRecord; undo: () => void } | Refusal {
  const { id, known } = identity;
  const free = freeNickname(hub, nickname, id);
  if ('code' in free) return free;
  const opening = command.owner !== undefined;
  if (opening && !hub.ownerLink.opens(command.owner ?? '')) return { code: 'wrong_owner_link' };
  const owner = opening || (known?.owner ?? false);
  const { address } = session.origin;
  const refusal = barred(rooms, { id, owner, address, rooms: hub.people.withId(id)?.rooms ?? new Set() });
  if (refusal) return refusal;
  const giveBack = hub.people.claim(free.nickname, id);
  const restore = opening ? hub.ownerLink.use() : () => {};
  const record = { id, nickname: free.nickname, owner, tokenDigest: identity.digest, since: identity.since };
  return {
    record,
    undo: () => {
      giveBack();
      restore();
    },
  };
}

async function keep(
  hub: Hub,
  { known }: Identity,
  { record, undo }: { record: PersonRecord; undo: () => void },
): Promise<PersonRecord> {
  if (known && known.nickname === record.nickname && known.owner === record.owner) return record;
  await hub.store.people.put(record).catch((problem) => {
    undo();
    throw problem;
  });
  return record;
}

function arrive(hub: Hub, session: Session, record: PersonRecord, { rooms, pairs }: Gathered): Presence {
  const person = hub.people.arrive(record, session);
  session.bear(person);
  if (person.record.nickname !== record.nickname) tellRenamed(person, () => hub.people.become(person, record));
  else hub.people.become(person, record);
  for (const { log } of pairs) person.pairLogs.add(log);
  for (const room of rooms) room.enter(person, session);
  return person;
}

/** How many entries came after what was seen (SPEC S9). */
function missed(seen: Readonly<Record<string, number>>, person: Presence, pairs: readonly PairHead[]) {
  const logs = [...[...person.rooms].map(({ log, mailbox }) => ({ log, last: mailbox.last })), ...pairs];
  const count: Record<string, number> = {};
  for (const { log, last } of logs) {
    const had = seen[log];
    if (had !== undefined) count[log] = Math.max(0, last - had);
  }
  return count;
}
