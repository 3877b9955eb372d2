import type { Entry } from '../../core/entry.ts';
import type { Search } from '../../hub/ports/logs.ts';
import { Finding } from '../finding.ts';
import type { Database, Row, Statement } from './driver.ts';
import type { Answers } from './requests.ts';
import { entryJson } from './row.ts';
import { AT_SEQ, FOUND, FRESH, INDEXED, matching, PLACE_OF } from './search.ts';
import { END_OF_LOG, ENTRY_AT } from './sql.ts';

/** Entries that are fetched in one go. */
const AT_ONCE = 100;

interface Log {
  readonly n: number;
  readonly last: number;
}

/** What may be looked at, by the order in which entries were kept. */
interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** Looks messages up by what they say. */
export class Searcher {
  readonly #end: Statement;
  readonly #found: Statement;
  readonly #entry: Statement;
  readonly #fresh: Statement;
  readonly #indexed: Statement;
  readonly #placeOf: Statement;
  readonly #atSeq: Statement;

  constructor(db: Database) {
    this.#end = db.prepare(END_OF_LOG);
    this.#found = db.prepare(FOUND);
    this.#entry = db.prepare(ENTRY_AT);
    this.#fresh = db.prepare(FRESH);
    this.#indexed = db.prepare(INDEXED);
    this.#placeOf = db.prepare(PLACE_OF);
    this.#atSeq = db.prepare(AT_SEQ);
  }

  run(search: Search): Answers['search'] {
    const finding = new Finding(search);
    const { below, above } = this.#indexed.get() ?? {};
    const logs = search.logs.flatMap((log) => logOf(this.#end.get(log)));
    if (logs.length > 0) this.#look(finding, search, { logs, above: Number(above ?? 1) });
    const { entries, beyond } = finding.found;
    return { json: JSON.stringify(entries), beyond, building: Number(below ?? 1) > 1 };
  }

  /** First at what the index does not have yet, one by one; then at what it leads to. */
  #look(finding: Finding, search: Search, { logs, above }: { readonly logs: readonly Log[]; readonly above: number }) {
    const { from, to } = this.#bounds(search, logs);
    const places = logs.map(({ n }) => n);
    const match = matching(search.terms, places, search.from);
    const all = JSON.stringify(places);
    const fresh = { from: Math.max(from, above), to };
    const indexed = { from, to: Math.min(to, above) };
    return (
      this.#each(fresh, finding, (bounds) => this.#fresh.all(bounds.from, bounds.to, all, AT_ONCE)) &&
      this.#each(indexed, finding, (bounds) => this.#found.all(match, bounds.from, bounds.to, AT_ONCE))
    );
  }

  /** Looks at page after page, the newest first. False when it is enough. */
  #each({ from, to }: Bounds, finding: Finding, pageOf: (bounds: Bounds) => readonly Row[]): boolean {
    for (let end = to; from < end; ) {
      const page = pageOf({ from, to: end });
      for (const { n } of page) if (!this.#lookAt(finding, Number(n))) return false;
      end = page.length < AT_ONCE ? from : Number(page.at(-1)?.n);
    }
    return true;
  }

  #lookAt(finding: Finding, n: number): boolean {
    const row = this.#entry.get(n);
    if (!row) return true;
    const entry: Entry = JSON.parse(entryJson(row));
    return finding.lookAt(entry);
  }

  #bounds({ after, before, beyond }: Search, logs: readonly Log[]): Bounds {
    const from = after === null ? 0 : Math.min(...logs.map((log) => this.#firstSince(log, after)));
    const to =
      before === null ? Number.MAX_SAFE_INTEGER : Math.max(...logs.map((log) => this.#firstSince(log, before)));
    const end = beyond === null ? to : Number(this.#placeOf.get(beyond)?.n ?? 0);
    return { from, to: Math.min(to, end) };
  }

  /** The first entry of a log at or after a moment: `at` never runs backwards within it. */
  #firstSince({ n, last }: Log, at: number): number {
    let [from, to] = [1, last + 1];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (Number(this.#atSeq.get(n, middle)?.at) >= at) to = middle;
      else from = middle + 1;
    }
    return Number(this.#atSeq.get(n, from)?.n ?? Number.MAX_SAFE_INTEGER);
  }
}

function logOf(row: Row | undefined): readonly Log[] {
  return row ? [{ n: Number(row.n), last: Number(row.last) }] : [];
}
