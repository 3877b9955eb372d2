import { StoreError } from '../fault.ts';
import { type Database, type Driver, faultOf } from './driver.ts';
import { openReader } from './open.ts';
import { Reads } from './reads.ts';
import type { Numbered, Outcome, Outcomes, Read } from './requests.ts';

/** The connection that reads, in a thread of its own: a page of old messages never delays a new one. */
export class Reader {
  readonly #driver: Driver;
  readonly #file: string;
  #db: Database | null = null;
  #reads: Reads | null = null;
  #ended = false;

  constructor(driver: Driver, file: string) {
    this.#driver = driver;
    this.#file = file;
  }

  perform(requests: readonly Numbered<Read>[]): Outcomes {
    const outcomes = requests.map((one) => this.#outcome(one));
    return { outcomes, commit: null, ended: this.#ended };
  }

  close(): void {
    this.#db?.close();
    this.#db = null;
    this.#reads = null;
  }

  #outcome({ ref, request }: Numbered<Read>): Outcome {
    try {
      return { ref, answer: this.#open().answer(request) };
    } catch (error) {
      // What we say ourselves is about one entry; what SQLite says is about the connection.
      this.#ended ||= !(error instanceof StoreError);
      const { code, message, file } = faultOf(error);
      return { ref, fault: { code, message, file } };
    }
  }

  #open(): Reads {
    this.#db ??= openReader(this.#driver, this.#file);
    this.#reads ??= new Reads(this.#db);
    return this.#reads;
  }
}
