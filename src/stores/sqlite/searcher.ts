import type { Entry } from '../../core/entry.ts';
import type { Search } from '../../hub/ports.ts';
import { Finding } from '../finding.ts';
import type { Database, Row, Statement } from './driver.ts';
import type { Answers } from './requests.ts';
import { entryJson } from './row.ts';
import { AT_SEQ, BELOW, FOUND, matching, PLACE_OF } from './search.ts';
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
  readonly #below: Statement;
  readonly #placeOf: Statement;
  readonly #atSeq: Statement;

  constructor(db: Database) {
    this.#end = db.prepare(END_OF_LOG);
    this.#found = db.prepare(FOUND);
    this.#entry = db.prepare(ENTRY_AT);
    this.#below = db.prepare(BELOW);
    this.#placeOf = db.prepare(PLACE_OF);
    this.#atSeq = db.prepare(AT_SEQ);
  }

  run(search: Search): Answers['search'] {
    const finding = new Finding(search);
    const building = Number(this.#below.get()?.below ?? 1) > 1;
    const logs = search.logs.flatMap((log) => logOf(this.#end.get(log)));
    if (logs.length > 0) this.#look(finding, search, logs);
    const { entries, beyond } = finding.found;
    return { json: JSON.stringify(entries), beyond, building };
  }

  #look(finding: Finding, search: Search, logs: readonly Log[]): void {
    const match = matching(
      search.terms,
      logs.map(({ n }) => n),
      search.from,
    );
    let { from, to } = this.#bounds(search, logs);
    while (from < to) {
      const page = this.#found.all(match, from, to, AT_ONCE);
      for (const { n } of page) if (!this.#lookAt(finding, Number(n))) return;
      to = page.length < AT_ONCE ? from : Number(page.at(-1)?.n);
    }
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
