import type { Entry } from '../../core/entry.ts';
import { piecesOf, soughtFor } from '../../core/search.ts';
import type { Search } from '../../hub/ports/logs.ts';

/** Which messages bear which piece, by the order in which they were kept. */
export class PieceIndex {
  readonly #ids: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #byPiece = new Map<string, number[]>();

  /** An entry was kept; `text` is what it is found by. */
  add({ id }: Entry, text: string): void {
    const place = this.#ids.length;
    this.#ids.push(id);
    this.#places.set(id, place);
    for (const piece of piecesOf(text)) this.#put(piece, place);
  }

  /** A message reads otherwise now. */
  change(id: string, before: string, now: string): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    for (const piece of piecesOf(before)) this.#take(piece, place);
    for (const piece of piecesOf(now)) this.#put(piece, place);
  }

  /** The ids of what may hold the terms, the newest first. */
  *candidates({ terms, beyond }: Search): Iterable<string> {
    const end = beyond === null ? this.#ids.length : (this.#places.get(beyond) ?? 0);
    const lists = terms.flatMap(soughtFor).map((piece) => this.#byPiece.get(piece) ?? []);
    const [shortest = []] = lists.sort((a, b) => a.length - b.length);
    for (const place of shortest.toReversed()) {
      const id = this.#ids[place];
      if (place < end && id !== undefined) yield id;
    }
  }

  #put(piece: string, place: number): void {
    const places = this.#byPiece.get(piece);
    if (!places) this.#byPiece.set(piece, [place]);
    else if ((places.at(-1) ?? -1) < place) places.push(place);
    else places.splice(firstFrom(places, place), 0, place);
  }

  #take(piece: string, place: number): void {
    const places = this.#byPiece.get(piece) ?? [];
    const at = firstFrom(places, place);
    if (places[at] === place) places.splice(at, 1);
    if (places.length === 0) this.#byPiece.delete(piece);
  }
}

/** Where in rising places the first is that is not below this one. */
function firstFrom(places: readonly number[], place: number): number {
  let [from, to] = [0, places.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] ?? 0) < place) from = middle + 1;
    else to = middle;
  }
  return from;
}
