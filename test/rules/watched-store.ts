import type { Store } from '../../src/hub/ports/store.ts';
import { StoreError } from '../../src/stores/fault.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';

/** Called around each call of a store, with its name (`logs.append`). May hold it up, or let it fail. */
export interface Watch {
  before?(call: string): Promise<void> | void;
  after?(call: string): Promise<void> | void;
}

/** A real store with someone at its door. */
export function watched(watch: Watch, store: Store = memoryStore()): Store {
  return {
    logs: around('logs', store.logs, watch),
    people: around('people', store.people, watch),
    files: around('files', store.files, watch),
    notes: around('notes', store.notes, watch),
    close: () => store.close(),
  };
}

function around<T extends object>(part: string, target: T, { before, after }: Watch): T {
  return new Proxy(target, {
    get(_, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        await before?.(`${part}.${String(name)}`);
        const answer: unknown = await method.apply(target, args);
        await after?.(`${part}.${String(name)}`);
        return answer;
      };
    },
  });
}

/** A store that fails at the calls that `fails` names, as a full disk does. */
export function breakable(): { readonly store: Store; fails: (call: string) => boolean } {
  const disk = { fails: (_: string) => false, store: memoryStore() };
  const before = (call: string) => {
    if (disk.fails(call)) throw new StoreError('full', 'The disk is full.');
  };
  disk.store = watched({ before }, disk.store);
  return disk;
}

/** A store whose calls of one name wait until they are let go. */
export function held(call: string): { store: Store; waiting(): number; release(): void } {
  let gates: (() => void)[] = [];
  const before = (name: string) => (name === call ? new Promise<void>((resolve) => gates.push(resolve)) : undefined);
  return {
    store: watched({ before }),
    waiting: () => gates.length,
    release: () => {
      const open = gates;
      gates = [];
      for (const pass of open) pass();
    },
  };
}

/** Lets all that can go on by itself go on. */
export async function turns(count = 5): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}
