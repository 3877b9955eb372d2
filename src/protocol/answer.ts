import type { Refusal } from '../core/refusal.ts';
import type { Answer, CommandName } from './commands.ts';
import { type Language, sentence } from './sentences.ts';

/** What the hub answers: the result of a command, or why not. */
export type Outcome<N extends CommandName = CommandName> =
  | { readonly ok: true; readonly answer: Answer<N> }
  | { readonly ok: false; readonly refusal: Refusal };

/** An error as it travels: the refusal, with a sentence in the person's language. */
export type WireError = Refusal & { readonly message: string };

/** An answer as it travels, over Socket.IO as the acknowledgement, over WebSocket beside `ref`. */
export type Reply<N extends CommandName = CommandName> =
  | ({ readonly ok: true } & Answer<N>)
  | { readonly ok: false; readonly error: WireError };

export function reply(outcome: Outcome, language: Language): Reply {
  if (outcome.ok) return { ok: true, ...outcome.answer };
  return { ok: false, error: wireError(outcome.refusal, language) };
}

export function wireError(refusal: Refusal, language: Language): WireError {
  return { ...refusal, message: sentence(refusal, language) };
}
