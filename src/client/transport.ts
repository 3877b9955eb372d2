import type { Reply } from '../protocol/answer.ts';
import type { CommandName, Payload } from '../protocol/commands.ts';
import type { Language } from '../protocol/sentences.ts';
import type { Told } from '../protocol/told.ts';

/** The connection went away before the answer came: whether it was done is unknown. Ask again with the same key. */
export interface Lost {
  readonly ok: false;
  readonly error: { readonly code: 'lost' };
}

export const LOST: Lost = { ok: false, error: { code: 'lost' } };

/** What comes of asking: an answer, a refusal with its sentence, or nothing. */
export type Asked<N extends CommandName = CommandName> = Reply<N> | Lost;

/** Why something did not happen. All but `lost` bear a `message` in the person's language. */
export type Failure = Extract<Asked, { ok: false }>['error'];

/** Who hears what a transport brings. */
export interface Ear {
  onOpen(): void;
  onLost(reason: string): void;
  onTold(told: Told): void;
}

/**
 * A way to the server. It never comes back by itself: each `open` ends in `onOpen` or `onLost`, and each `onOpen`
 * in one `onLost`, unless `close` was called. What is told comes in the server's order, and before the answers that
 * the server sent later (SPEC G1). An answer that is outstanding when the connection is lost becomes `LOST`.
 */
export interface Transport {
  listen(ear: Ear): void;
  /** The server words its refusals in that language, until `hello` says another. */
  open(language: Language): void;
  close(): void;
  ask<N extends CommandName>(name: N, payload: Payload<N>): Promise<Asked<N>>;
}
