import type { FaultCode } from '../fault.ts';
import { type Database, type Driver, faultOf } from './driver.ts';
import { LogTable } from './log-table.ts';
import { lock, openWriter } from './open.ts';
import { OpenedFiles } from './opened-files.ts';
import { PeopleTable } from './people-table.ts';
import { Reads } from './reads.ts';
import type { Answer, Numbered, Outcomes, Write } from './requests.ts';
import { Transaction, WriteAheadLog } from './transaction.ts';

interface Opened {
  readonly db: Database;
  readonly files: OpenedFiles;
  readonly logs: LogTable;
  readonly people: PeopleTable;
  readonly reads: Reads;
  readonly transaction: Transaction;
  readonly wal: WriteAheadLog;
}

/** A connection heals from these; after a failed fsync it can't be believed. */
const HARMLESS: readonly FaultCode[] = ['refused', 'full', 'taken', 'foreign', 'newer', 'missing'];

/** The one connection that writes. All that is performed together is one transaction. */
export class Writer {
  readonly #driver: Driver;
  readonly #file: string;
  #lock: Database | null = null;
  #opened: Opened | null = null;
  /** How many deletions were, when the write-ahead log was last emptied. At first it may hold a crash's. */
  #tidied = -1;
  closed = false;

  constructor(driver: Driver, file: string) {
    this.#driver = driver;
    this.#file = file;
  }

  perform(requests: readonly Numbered<Write>[]): Outcomes {
    try {
      return this.#commit(requests);
    } catch (error) {
      const { code, message, file } = faultOf(error);
      // One that contradicts what is kept must not take along those that it merely met in a transaction.
      if (code === 'refused' && requests.length > 1) return joined(requests.map((one) => this.perform([one])));
      if (code === 'io') this.#cover();
      const outcomes = requests.map(({ ref }) => ({ ref, fault: { code, message, file } }));
      return { outcomes, commit: null, ended: !HARMLESS.includes(code) };
    }
  }

  /** Takes deleted texts out of the write-ahead log too. False when a reader stood in the way. */
  tidy(): boolean {
    if (!this.#opened) return true;
    const { wal, logs } = this.#opened;
    if (this.#tidied === logs.entries.wiped || wal.empty()) this.#tidied = logs.entries.wiped;
    return this.#tidied === logs.entries.wiped;
  }

  /** For good. */
  close(): void {
    this.closed = true;
    this.#opened?.db.close();
    this.#opened = null;
    this.#lock?.close();
    this.#lock = null;
  }

  /**
   * A commit whose fsync failed stands in the write-ahead log all the same, and would come alive after a kill, though
   * it was refused. The next to be written takes its place: something harmless does so before the refusal is told.
   */
  #cover(): void {
    try {
      this.#opened?.transaction.run(() => this.#opened?.people.note('health', 'ill'));
    } catch {
      // Its own fsync fails too, most likely. It is written, and that is enough.
    }
  }

  #commit(requests: readonly Numbered<Write>[]): Outcomes {
    const opened = this.#open();
    const [begun, added] = [performance.now(), opened.logs.entries.added];
    const work = () => {
      const answers = requests.map(({ ref, request }) => ({ ref, answer: perform(opened, request) }));
      opened.files.check();
      return answers;
    };
    const isLazy = requests.every(({ request }) => request.do === 'index');
    const outcomes = isLazy ? opened.transaction.runLazily(work) : opened.transaction.run(work);
    const entries = opened.logs.entries.added - added;
    const commit = entries > 0 ? { seconds: (performance.now() - begun) / 1000, entries } : null;
    return { outcomes, commit, ended: false };
  }

  #open(): Opened {
    if (this.#opened) return this.#opened;
    this.#lock ??= lock(this.#driver, this.#file);
    const db = openWriter(this.#driver, this.#file);
    this.#opened = {
      db,
      files: new OpenedFiles(this.#file),
      logs: new LogTable(db),
      people: new PeopleTable(db),
      reads: new Reads(db),
      transaction: new Transaction(db),
      wal: new WriteAheadLog(db),
    };
    return this.#opened;
  }
}

function perform({ logs, people, reads }: Opened, request: Write): Answer {
  switch (request.do) {
    case 'start':
      return null;
    case 'open':
      return logs.open(request.place, request.fresh);
    case 'append':
      return logs.append(request);
    case 'put-person':
      return people.put(request.person, request.login);
    case 'end-logins':
      return people.end(request.digests);
    case 'put-read':
      return people.read(request.person, request.mark);
    case 'block':
      return people.block(request.block);
    case 'unblock':
      return people.unblock(request.by, request.who);
    case 'invite':
      return people.invites.put(request.invite);
    case 'came-by':
      return people.invites.came(request.invite, request.person);
    case 'uninvite':
      return people.invites.drop(request.ids);
    case 'put-coming':
      return people.came(request.person, request.before);
    case 'put-file':
      return logs.entries.files.put(request.file);
    case 'drop-files':
      return logs.entries.dropFiles(request.ids);
    case 'put-note':
      return people.note(request.name, request.text);
    case 'drop-note':
      return people.dropNote(request.name);
    case 'forget':
      return logs.forget(request.stub, request.from);
    case 'forget-person':
      return logs.forgetPerson(request.stub);
    case 'clear':
      return logs.clear(request.log, request.from);
    case 'index':
      return logs.entries.found.goOn();
    case 'read':
      return reads.answer(request.request);
  }
}

function joined(each: readonly Outcomes[]): Outcomes {
  const commits = each.flatMap(({ commit }) => commit ?? []);
  const seconds = commits.reduce((sum, commit) => sum + commit.seconds, 0);
  const entries = commits.reduce((sum, commit) => sum + commit.entries, 0);
  return {
    outcomes: each.flatMap(({ outcomes }) => outcomes),
    commit: entries > 0 ? { seconds, entries } : null,
    ended: each.some(({ ended }) => ended),
  };
}
