import { fold } from './fold.ts';
import { faultOfLetters, tidy } from './name-fault.ts';
import type { NameFault } from './refusal.ts';
import { codePoints } from './text.ts';

/** Code points, the # among them. */
export const ROOM_NAME_LIMIT = 64;

export type PreparedRoomName =
  | { readonly ok: true; readonly room: string }
  | { readonly ok: false; readonly fault: NameFault };

/** What ends a target in IRC, in both widths; a second # would be another channel there. */
const SEPARATOR = /[ ,:]|^#/;

function faultOf(name: string): NameFault | undefined {
  if (name === '') return 'empty';
  if (codePoints(name) >= ROOM_NAME_LIMIT) return 'too_long';
  const fault = faultOfLetters(name);
  if (fault !== undefined) return fault;
  return SEPARATOR.test(name.normalize('NFKC')) ? 'punctuation' : undefined;
}

/**
 * Makes `raw` the name under which a room is known: NFC, one # before it (added when missing), at most
 * ROOM_NAME_LIMIT code points, without spaces, commas, colons and what nobody sees. Idempotent.
 */
export function prepareRoomName(raw: string): PreparedRoomName {
  if (raw.length > ROOM_NAME_LIMIT * 16) return { ok: false, fault: 'too_long' };
  const name = tidy(raw).replace(/^[#＃]/, '');
  const fault = faultOf(name);
  return fault === undefined ? { ok: true, room: `#${name}` } : { ok: false, fault };
}

/** Whether what was typed names that room, however it is written. */
export function namesRoom(typed: string, room: string): boolean {
  const prepared = prepareRoomName(typed);
  return prepared.ok && roomKey(prepared.room) === roomKey(room);
}

/** Two prepared names are the same room when their keys are equal: #Lobby is #lobby. */
export const roomKey = (room: string): string => fold(room);
