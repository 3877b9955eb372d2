import { expect } from 'vitest';
import type { Deed } from '../voices/voice.ts';
import { findsIn, findsRooms, lookAround, readRoom, readWhispers, searches, sees, seesNothing } from '../watching.ts';
import { needing, type Row, row } from './row.ts';

/** What may follow `sees`. Each sight is the next thing that X has not yet seen: none may be passed over. */
const SIGHTS = [
  'NICK in ROOM: WHAT',
  '* NICK in ROOM: WHAT',
  '(속닥속닥) NICK: WHAT',
  '(속닥속닥) * NICK: WHAT',
  'NICK joined ROOM',
  'NICK left ROOM',
  'NICK left ROOM: WHAT',
  'NICK renamed to WHAT',
  'NICK made the topic of ROOM: WHAT',
  'NICK made the nickname his own',
  'NICK slowing ROOM to N s',
  ...[
    'private',
    'public',
    'for announcements',
    'for everyone',
    'with its past',
    'without its past',
    'archived',
    'open again',
    'endless',
  ].map((now) => `NICK making ROOM ${now}`),
  'NICK making ROOM a room where one may WHAT',
  'NICK making ROOM ruled: WHAT',
  'NICK making ROOM end at WHAT',
  'ROOM ending at WHAT',
  'ROOM ended',
  'NICK pinned a message in ROOM',
  'NICK unpinned a message in ROOM',
  'NICK locking the door: WHAT',
  'NICK opening the door',
  'NICK writing',
  'NICK writing in ROOM',
  'NICK away: WHAT',
  'NICK elsewhere: WHAT',
  'NICK back',
  'NICK inviting to ROOM',
  'NICK inviting Y to ROOM',
  'NICK read until WHAT',
  'NICK edited "TEXT" to "NEW"',
  'NICK deleted "TEXT"',
  'NICK deleted ROOM: WHAT',
  'NICK gave SIGN to "TEXT"',
  'NICK took SIGN back from "TEXT"',
  'NICK kicked Y from ROOM: WHAT',
  'NICK banned Y from ROOM: WHAT',
  'NICK banned Y from ROOM until NEW: WHAT',
  'NICK unbanned Y from ROOM',
  'NICK muted Y in ROOM: WHAT',
  'NICK muted Y in ROOM until NEW: WHAT',
  'NICK unmuted Y in ROOM',
  'NICK reported Y in ROOM: WHAT',
  'NICK and a filter: WHAT',
  'NICK banned Y from the server: WHAT',
  'NICK banned Y from the server until NEW: WHAT',
  'NICK unbanned Y from the server',
  'NICK muted Y on the server: WHAT',
  'NICK muted Y on the server until NEW: WHAT',
  'NICK unmuted Y on the server',
  'NICK made Y a moderator of ROOM',
  'NICK made Y no moderator of ROOM',
  'goodbye, WHAT',
];

/** What one can see of it only where lines bear ids, or passing things are told. */
const NEEDS: readonly (readonly [RegExp, Deed])[] = [
  [/ (?:edited|deleted "|gave|took) /, 'see an amendment'],
  [/^NICK made the nickname/, 'account'],
  [/^NICK elsewhere/, 'see who is elsewhere'],
  [/^NICK (?:writing|away|back|read)/, 'see what passes'],
];

export const see: readonly Row[] = [
  ...SIGHTS.map((sight) => {
    const [, deed = null] = NEEDS.find(([pattern]) => pattern.test(sight)) ?? [];
    return needing(
      ({ WHAT }) => {
        if (WHAT === '(deleted)') return 'see a deletion later';
        return / \(to "[^"]*"\)| \[\S+ [^\]]+\]$/.test(WHAT) ? 'see an amendment' : deed;
      },
      row(`X sees ${sight}`, (stage, { X }, words) => sees(stage, X, words.slice(`${X} sees `.length))),
    );
  }),
  row('X sees nothing', (stage, { X }) => seesNothing(stage, X)),
  row('everyone has looked around', (stage) => lookAround(stage)),
  row('X gets "TEXT"', async (stage, { X, TEXT }) => expect(await stage.opens(X, TEXT)).toBe(true)),
  row('X does not get "TEXT"', async (stage, { X, TEXT }) => expect(await stage.opens(X, TEXT)).toBe(false)),
  row('X is refused: WHAT', (stage, { X, WHAT }) => sees(stage, X, `refused: ${WHAT}`)),
  needing(
    'read',
    row('X reads ROOM', (stage, { X, ROOM }) => readRoom(stage, X, ROOM)),
  ),
  needing(
    'read',
    row('X reads the whispers of Y and NICK', (stage, { X, Y, NICK }) => readWhispers(stage, X, [Y, NICK])),
  ),
  needing(
    'read',
    row('X searches for "TEXT"', (stage, { X, TEXT }) => searches(stage, X, TEXT)),
  ),
  row('X finds in ROOM: WHAT', (stage, { X, ROOM, WHAT }) => findsIn(stage, X, ROOM, WHAT)),
  row('X finds the rooms: WHAT', (stage, { X, WHAT }) => findsRooms(stage, X, WHAT)),
];
