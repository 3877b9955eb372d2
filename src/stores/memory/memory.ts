import type { Note, NoteStore, Store } from '../../hub/ports/store.ts';
import { MemoryFiles } from './files.ts';
import { MemoryLogs } from './logs.ts';
import { MemoryPeople } from './people.ts';

/** Keeps all in this process, for tests and for a chat that is to leave no trace. */
export function memoryStore(): Store {
  const [people, files] = [new MemoryPeople(), new MemoryFiles()];
  const logs = new MemoryLogs(people, files);
  return { logs, people, files, notes: new MemoryNotes(), close: async () => {} };
}

class MemoryNotes implements NoteStore {
  readonly #texts = new Map<string, string>();

  async get(name: string): Promise<string | null> {
    return this.#texts.get(name) ?? null;
  }

  async under(beginning: string): Promise<readonly Note[]> {
    const all = [...this.#texts].map(([name, text]) => ({ name, text }));
    return all.filter(({ name }) => name.startsWith(beginning));
  }

  async put(name: string, text: string): Promise<void> {
    this.#texts.set(name, text);
  }

  async drop(name: string): Promise<void> {
    this.#texts.delete(name);
  }
}
