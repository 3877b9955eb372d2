import type { Invite } from '../../core/invite.ts';
import type { FileRecord, FileUse } from '../../hub/ports/files.ts';
import type { GoneRoom, Kept, LogHead, PairHead, Place } from '../../hub/ports/logs.ts';
import type { Block, Login, PersonRecord, ReadMark } from '../../hub/ports/people.ts';
import type { Proofs } from '../../hub/ports/proofs.ts';
import { StoreError } from '../fault.ts';
import type { Row } from './driver.ts';
import { unbroken } from './seal.ts';

/** What stands for a room in the log of the server: no room has an empty name. */
export const SERVER = '';

/** What stands for the name of a room that is gone, with whether something of it is left. No name begins so, nor has a space. */
export const goneName = ({ log, room, left }: Pick<GoneRoom, 'log' | 'room' | 'left'>): string =>
  `-${left ? '+' : ''}${log} ${room}`;

export function goneRoom({ log, room, at }: Row): GoneRoom {
  const [mark = '', name = ''] = String(room).split(' ');
  return { log: String(log), room: name, at: Number(at), left: mark.startsWith('-+') };
}

/** What the rows of our selects hold, in the words of the ports. */
export function logHead(row: Row): LogHead {
  unbroken('logs', row);
  if (row.state !== null) unbroken('states', { state: row.state, seal: row.state_seal });
  const state = row.state === null ? null : parsed(String(row.state));
  return { log: String(row.log), last: Number(row.last), at: Number(row.at), place: placeOf(row), state };
}

function parsed(state: string) {
  try {
    return JSON.parse(state);
  } catch {
    throw new StoreError('corrupt', 'The database is damaged: the state of a room is not what was kept.');
  }
}

function placeOf({ room, one, two }: Row): Place {
  if (room === null) return { pair: [String(one), String(two)] };
  return room === SERVER ? { server: true } : { room: String(room) };
}

export function pairHead(row: Row): PairHead {
  unbroken('logs', row);
  if (row.id !== null) unbroken('people', { ...row, seal: row.person_seal });
  const { log, last, said_at, other, nickname } = row;
  const id = String(other);
  return { log: String(log), last: Number(last), at: Number(said_at), with: { id, nickname: String(nickname ?? id) } };
}

export function readMark({ log, seq, at }: Row): ReadMark {
  return { log: String(log), seq: Number(seq), at: Number(at) };
}

export function blockOf(row: Row): Block {
  const { person, other, nickname, at } = unbroken('blocks', row);
  return { by: String(person), who: { id: String(other), nickname: String(nickname) }, at: Number(at) };
}

export function inviteOf(row: Row): Invite {
  const { id, secret, person, nickname, owner, room, uses, at, until, came } = unbroken('invites', row);
  return {
    id: String(id),
    secret: String(secret),
    by: { id: String(person), nickname: String(nickname) },
    owner: owner === 1,
    ...(room !== null && { room: String(room) }),
    uses: Number(uses),
    at: Number(at),
    until: Number(until),
    came: JSON.parse(String(came)),
  };
}

export function keptBefore({ log, seq, id, at }: Row): Kept {
  return { log: String(log), seq: Number(seq), id: String(id), at: Number(at), again: true };
}

export function loginOf({ token, via, since }: Row): Login {
  return { digest: String(token), via: String(via), since: Number(since) };
}

export function fileRecord(row: Row): FileRecord {
  const { id, person, at, size, sum, about } = unbroken('files', row);
  const kept = { by: String(person), at: Number(at), size: Number(size), sum: String(sum) };
  return { ...aboutFile(String(about)), ...kept, id: String(id) };
}

function aboutFile(about: string) {
  try {
    return JSON.parse(about);
  } catch {
    throw new StoreError('corrupt', 'The database is damaged: what is known of a file is not what was kept.');
  }
}

export function fileUse({ person, bytes }: Row): FileUse {
  return { person: String(person), bytes: Number(bytes) };
}

export function personRecord(row: Row): PersonRecord {
  const { id, nickname, owner, since, bot, webhook, password } = unbroken('people', row);
  return {
    id: String(id),
    nickname: String(nickname),
    owner: owner === 1,
    since: Number(since),
    ...(bot === 1 && { bot: true }),
    ...(webhook !== null && { webhook: String(webhook) }),
    ...(password !== null && { password: String(password) }),
    ...(row.proofs !== null && { proofs: proofsOf(row) }),
  };
}

function proofsOf(row: Row): Proofs {
  const { proofs } = unbroken('proofs', { ...row, seal: row.proofs_seal });
  return JSON.parse(String(proofs));
}
