import { accounts } from './commands/accounts.ts';
import { calling } from './commands/calling.ts';
import { coming } from './commands/coming.ts';
import { invites } from './commands/invites.ts';
import { logs } from './commands/logs.ts';
import { messages } from './commands/messages.ts';
import { operating } from './commands/operating.ts';
import { order } from './commands/order.ts';
import { people } from './commands/people.ts';
import { rooms } from './commands/rooms.ts';
import type { Infer } from './schema.ts';

/** Every command: what it does, what it takes, what it answers. */
export const commands = {
  ...coming,
  ...rooms,
  ...messages,
  ...logs,
  ...people,
  ...calling,
  ...invites,
  ...order,
  ...accounts,
  ...operating,
};

export type CommandName = keyof typeof commands;
export type Payload<N extends CommandName> = Infer<(typeof commands)[N]['payload']>;
export type Answer<N extends CommandName> = Infer<(typeof commands)[N]['answer']>;

/** A command that was checked: `do` names it, the rest is its payload. */
export type Command<N extends CommandName = CommandName> = { [K in N]: { readonly do: K } & Payload<K> }[N];
