import type { Client } from '../client.ts';
import type { Reply } from '../reply.ts';
import type { Message } from '../wire/message.ts';

/** A command on its way. */
export interface Call {
  readonly client: Client;
  readonly message: Message;
  readonly params: readonly string[];
  readonly reply: Reply;
}

/** A command: what must hold before, and what it does. */
export interface Row {
  readonly name: string;
  /** Its parameters, as a person reads them; least is how many must be there. */
  readonly syntax: string;
  readonly least: number;
  /** Only before registration, only after it, or always. */
  readonly when: 'before' | 'after' | 'always';
  /** One sentence for HELP and the manual. */
  readonly says: string;
  run(call: Call): void | Promise<void>;
}

/** Does one thing after another, so that each finds what the one before left. */
export async function inTurn<T>(all: Iterable<T>, run: (one: T) => void | Promise<void>): Promise<void> {
  for (const one of all) await run(one);
}

/** `a,b,c`, without what is empty or said twice. */
export function listed(param: string | undefined): readonly string[] {
  return [...new Set((param ?? '').split(',').filter((part) => part !== ''))];
}
