import type { LabEnd, LabEvent, LabWay } from '../../protocol/lab.ts';
import { bytesOf } from './bytes.ts';
import type { WayNews } from './ways/way.ts';
import { jsonParts, packetParts } from './wire/packet.ts';
import type { Unit } from './wire/part.ts';
import { WireReader } from './wire/reader.ts';

/** A row of a lane: something that travelled, or something that happened. */
export type Row = { readonly key: number; readonly at: number; readonly line: number } & (
  | {
      readonly is: 'unit';
      readonly from: LabEnd;
      readonly unit: Unit;
      /** In how many reads or writes it came, how many units came with it in the last of them, and what of it is known. */
      readonly chunks: number;
      readonly together: number;
      readonly told: number;
    }
  | { readonly is: 'opened' }
  | { readonly is: 'fin'; readonly from: LabEnd }
  | { readonly is: 'closed'; readonly cut: boolean }
  | { readonly is: 'caught-up'; readonly missed: number; readonly came: number }
);

export type UnitRow = Extract<Row, { is: 'unit' }>;
/** Of each kind of row, what is its own. */
type Fresh = Row extends infer R ? (R extends Row ? Omit<R, 'key'> : never) : never;

export type Standing = Exclude<WayNews, { is: 'caught-up' }> | { readonly is: 'not-yet' };

const MOST_ROWS = 300;

/** An answer may be here a little before the stream has told of its bytes. */
const STREAM_BEHIND_MS = 150;

/** One of the three ways, as it is seen. */
export class Lane {
  readonly way: LabWay;
  rows: readonly Row[] = $state.raw([]);
  standing: Standing = $state.raw({ is: 'not-yet' });
  /** The visitor has pulled the plug. */
  cut: boolean = $state.raw(false);
  readonly #onUnit: (row: UnitRow) => void;
  #readers: Readonly<Record<LabEnd, WireReader>>;
  #line = 0;
  #count = 0;
  #lastAt = 0;

  constructor(way: LabWay, onUnit: (row: UnitRow) => void) {
    this.way = way;
    this.#onUnit = onUnit;
    this.#readers = readersFor(way);
  }

  /** Of its own way alone. */
  hear(event: LabEvent): void {
    if (event.on === 'opened') this.#open(event);
    else if (event.on === 'bytes') this.#read(event);
    else if (event.on === 'fin') this.#add({ is: 'fin', from: event.from, at: event.at, line: event.line });
    else if (event.on === 'closed') this.#add({ is: 'closed', cut: event.cut, at: event.at, line: event.line });
  }

  learn(news: WayNews): void {
    if (news.is !== 'caught-up') this.standing = news;
    else setTimeout(() => this.#add({ ...news, at: this.#lastAt, line: this.#line }), STREAM_BEHIND_MS);
  }

  #open({ at, line }: { readonly at: number; readonly line: number }): void {
    this.#readers = readersFor(this.way);
    this.#line = line;
    this.#add({ is: 'opened', at, line });
  }

  #read({ from, at, line, data, length }: Extract<LabEvent, { on: 'bytes' }>): void {
    if (line !== this.#line) return;
    const cuts = this.#readers[from].push({ bytes: bytesOf(data), length });
    for (const { unit, chunks, told } of cuts) {
      const row = this.#add({ is: 'unit', from, unit, chunks, told, together: cuts.length, at, line });
      if (row.is === 'unit') this.#onUnit(row);
    }
  }

  #add(fresh: Fresh): Row {
    this.#count += 1;
    this.#lastAt = fresh.at;
    const row = { ...fresh, key: this.#count };
    this.rows = [...this.rows, row].slice(-MOST_ROWS);
    return row;
  }
}

function readersFor(way: LabWay): Readonly<Record<LabEnd, WireReader>> {
  if (way === 'tcp') return { client: WireReader.lines(), server: WireReader.lines() };
  const within = way === 'socketio' ? packetParts : jsonParts;
  return { client: WireReader.webSocket('request', within), server: WireReader.webSocket('response', within) };
}
