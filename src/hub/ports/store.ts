import type { FileRecords } from './files.ts';
import type { LogStore } from './logs.ts';
import type { PeopleStore } from './people.ts';

/** Few small texts by name: the invite key, the version, how loud somebody's rooms are. */
export interface NoteStore {
  get(name: string): Promise<string | null>;
  /** All whose names begin so, in no order. */
  under(beginning: string): Promise<readonly Note[]>;
  put(name: string, text: string): Promise<void>;
  /** From then on there is none of that name. */
  drop(name: string): Promise<void>;
}

export interface Note {
  readonly name: string;
  readonly text: string;
}

export interface Store {
  readonly logs: LogStore;
  readonly people: PeopleStore;
  readonly files: FileRecords;
  readonly notes: NoteStore;
  /** Finishes what was asked before, then lets go of everything. */
  close(): Promise<void>;
}
