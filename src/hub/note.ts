import type { KeptEvent } from '../core/entry.ts';
import type { Mailbox } from './mailbox.ts';
import type { Draft } from './ports/logs.ts';

/** The log in which something is noted. */
export type Notebook = Pick<Mailbox<unknown>, 'log' | 'hold' | 'drafted' | 'take'>;

/**
 * What is kept in another log in the same go as an entry: both, or neither. It changes nothing of what is decided there.
 * All that one log has noted, it has noted in one notebook.
 */
export interface Note {
  readonly into: Notebook;
  /** About the entry with this id; null where there is nothing to note. */
  event(id: string): KeptEvent | null;
}

/** What is to be noted of an entry, by its id; nothing, or one. */
export function noted(note: Note | undefined, id: string): readonly (readonly [string, Noted])[] {
  const event = note?.event(id);
  return note && event ? [[id, { into: note.into, event }]] : [];
}

interface Noted {
  readonly into: Notebook;
  readonly event: KeptEvent;
}

export function besideIn(notebook: Notebook, event: KeptEvent | undefined): Pick<Draft, 'beside'> {
  return event ? { beside: { log: notebook.log, draft: notebook.drafted(event) } } : {};
}
