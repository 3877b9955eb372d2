import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WireEntry } from '../protocol/events.ts';
import type { Item } from './passing.ts';
import { type Picture, type Row, rowsOf } from './rows.ts';

const me = { id: 'me', nickname: '길동' };
const you = { id: 'you', nickname: '소연' };
const MINUTE = 60_000;
/** 2026-11-23, 14:05 in Seoul. */
const NOON = Date.UTC(2026, 10, 23, 5, 5);
const SEOUL = 540;
const LONDON = 0;

let seq = 0;

function said(by: typeof me, at: number, more: Partial<Extract<WireEntry, { on: 'said' }>> = {}): WireEntry {
  seq += 1;
  return { on: 'said', log: 'log', seq, id: `id${seq}`, at, by, room: '#광장', text: `${seq}`, ...more };
}

function whispered(by: typeof me, to: typeof me, at: number): WireEntry {
  seq += 1;
  return { on: 'whispered', log: 'pair', seq, id: `id${seq}`, at, by, to, aside: '#광장', text: `${seq}` };
}

function joined(id: string, at: number): Item {
  seq += 1;
  return { on: 'joined', room: '#광장', who: { id, nickname: id }, count: 3, at, nth: seq };
}

function left(id: string, at: number): Item {
  seq += 1;
  return { on: 'left', room: '#광장', who: { id, nickname: id }, count: 2, at, nth: seq };
}

function draw(items: readonly Item[], more: Partial<Picture> = {}, before: readonly Row[] = []): readonly Row[] {
  const picture: Picture = {
    items,
    sendings: [],
    me,
    isApart: () => false,
    divider: undefined,
    offsetAt: () => SEOUL,
    previewOf: () => null,
    find: (id) => items.find((item): item is WireEntry => 'seq' in item && item.id === id),
    keyOf: () => undefined,
    ...more,
  };
  return rowsOf(picture, before);
}

/** `+` begins a group. */
function outline(rows: readonly Row[]): string[] {
  return rows.map((row) => (row.kind === 'message' ? `${row.first ? '+' : ''}${row.by.nickname}` : row.kind));
}

describe('rows', () => {
  test('messages of one author within five minutes are one group (UX 30)', () => {
    const at = [0, 5, 10.01, 11].map((minutes) => NOON + minutes * MINUTE);
    const rows = draw([said(you, at[0]!), said(you, at[1]!), said(you, at[2]!), said(me, at[3]!)]);
    expect(outline(rows)).toEqual(['day', '+소연', '소연', '+소연', '+길동']);
  });

  test('a group breaks at a whisper, an edit, an action, a notice, another nickname, and the divider (UX 31)', () => {
    const first = said(you, NOON);
    const broken: [string, readonly Item[]][] = [
      ['whisper', [first, whispered(you, me, NOON), said(you, NOON)]],
      ['edit', [first, said(you, NOON, { editedAt: NOON }), said(you, NOON)]],
      ['action', [first, said(you, NOON, { action: true }), said(you, NOON)]],
      ['rename', [first, said({ ...you, nickname: '소연이' }, NOON), said(you, NOON)]],
    ];
    for (const [, items] of broken) expect(draw(items).every((row) => row.kind !== 'message' || row.first)).toBe(true);
    expect(outline(draw([first, joined('x', NOON), said(you, NOON)]))).toEqual(['day', '+소연', 'joined', '+소연']);
    expect(outline(draw([first, said(you, NOON)], { divider: first }))).toEqual(['day', '+소연', 'unread', '+소연']);
  });

  test('a group ends with its last message, and with the next of the same author that one ends it no more (UX 30)', () => {
    const ends = (rows: readonly Row[]) => rows.flatMap((row) => (row.kind === 'message' ? [row.last] : []));
    const items = [said(you, NOON), said(you, NOON), said(me, NOON)];
    expect(ends(draw(items))).toEqual([false, true, true]);
    expect(ends(draw([...items, said(me, NOON)]))).toEqual([false, true, false, true]);
  });

  test('a row that reads as before is the same object, so that it is not drawn again', () => {
    const items = [said(you, NOON, { reactions: [{ emoji: '👍', by: [me] }] }), said(you, NOON), said(me, NOON)];
    const before = draw(items);
    const edited = { ...said(you, NOON), ...items[1], editedAt: NOON } as WireEntry;
    const now = draw([items[0]!, edited, { ...items[2]! }, said(you, NOON)], {}, before);
    const kept = now.map((row) => before.includes(row));
    // The day, and mine; the first ends its group now, the second was edited, the last is new.
    expect(kept).toEqual([true, false, false, true, false]);
  });

  test('days are those of the reader, and a group breaks between them (UX 31, 32)', () => {
    const evening = Date.UTC(2026, 10, 23, 14, 58);
    const items = [said(you, evening), said(you, evening + 4 * MINUTE)];
    expect(outline(draw(items))).toEqual(['day', '+소연', 'day', '+소연']);
    expect(outline(draw(items, { offsetAt: () => LONDON }))).toEqual(['day', '+소연', '소연']);
  });

  test('days follow the clocks when they change (UX 32)', () => {
    const change = Date.UTC(2026, 2, 29, 1);
    const offsetAt = (at: number) => (at < change ? 0 : 60);
    const items = [said(you, Date.UTC(2026, 2, 29, 22, 59)), said(you, Date.UTC(2026, 2, 29, 23, 0))];
    expect(outline(draw(items, { offsetAt }))).toEqual(['day', '+소연', 'day', '+소연']);
  });

  test('who comes or goes one after another is one notice, each named once (UX 34)', () => {
    const rows = draw([
      joined('a', NOON),
      joined('b', NOON),
      left('a', NOON),
      joined('a', NOON),
      joined('a', NOON),
      said(you, NOON),
      joined('c', NOON),
    ]);
    const notices = rows.flatMap((row) =>
      row.kind === 'joined' || row.kind === 'left' ? [[row.kind, ...row.people.map(({ id }) => id)]] : [],
    );
    expect(notices).toEqual([
      ['joined', 'a', 'b'],
      ['left', 'a'],
      ['joined', 'a'],
      ['joined', 'c'],
    ]);
  });

  test('the divider stands before the first of others that is unread, and not before mine (UX 36)', () => {
    const items = [said(you, NOON), said(me, NOON + 1), said(you, NOON + 2)];
    const [one, , three] = items;
    expect(outline(draw(items, { divider: one! }))).toEqual(['day', '+소연', '+길동', 'unread', '+소연']);
    expect(outline(draw(items, { divider: three! }))).toEqual(['day', '+소연', '+길동', '+소연']);
    expect(outline(draw(items, { divider: null }))).toEqual(['day', 'unread', '+소연', '+길동', '+소연']);
  });

  test('what is under way stands at the end, on no earlier day than what is above it, whatever this clock says', () => {
    const letter = {
      key: 'k',
      by: 'me',
      room: '#광장',
      text: 'hi',
      action: false,
      to: null,
      at: NOON - 48 * 60 * MINUTE,
    };
    const rows = draw([said(you, NOON)], {
      sendings: [{ letter, progress: { is: 'waiting', key: 'k' }, entry: null }],
    });
    expect(outline(rows)).toEqual(['day', '+소연', '+길동']);
    expect(rows.at(-1)).toMatchObject({ key: 'k', id: null, mine: true, progress: { is: 'waiting' } });
  });

  test('a message keeps the key that it had while it was under way', () => {
    const entry = said(me, NOON);
    const [, row] = draw([entry], { keyOf: (id) => (id === entry.id ? 'k' : undefined) });
    expect(row).toMatchObject({ key: 'k', id: entry.id });
  });

  test('every message has one row, and every key is another', () => {
    const item = fc.tuple(fc.constantFrom('said', 'whispered', 'joined', 'left'), fc.boolean(), fc.nat(600));
    fc.assert(
      fc.property(fc.array(item), (given) => {
        let at = NOON;
        const items = given.map(([on, mine, minutes]) => {
          at += minutes * MINUTE;
          if (on === 'joined') return joined('x', at);
          if (on === 'left') return left('x', at);
          return on === 'said' ? said(mine ? me : you, at) : whispered(mine ? me : you, mine ? you : me, at);
        });
        const rows = draw(items, { divider: null });
        const ids = rows.flatMap((row) => (row.kind === 'message' ? [row.id] : []));
        expect(ids).toEqual(items.flatMap((one) => ('id' in one ? [one.id] : [])));
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      }),
    );
  });
});
