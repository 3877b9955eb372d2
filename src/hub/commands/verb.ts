import type { PaceKind } from '../../core/limits.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Answer, Command, CommandName } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { Kept } from '../ports/logs.ts';
import type { Presence } from '../presence.ts';
import type { Session } from '../session.ts';
import type { Asking } from '../telling.ts';

/** A command on its way: who asks what of whom. */
export interface Ask<N extends CommandName> {
  readonly hub: Hub;
  readonly session: Session;
  readonly asking: Asking;
  readonly command: Command<N>;
}

/** The same, from a session that has a name. */
export interface NamedAsk<N extends CommandName> extends Ask<N> {
  readonly by: Presence;
}

/** An outcome that shows the present: made in its place among all that the session is told. */
export type Late<N extends CommandName> = () => Outcome<N>;

export type Doing<N extends CommandName> = Outcome<N> | Promise<Outcome<N> | Late<N>>;

/** A command's row: what must hold before, how it is paced, and what it does. */
export type Verb<N extends CommandName> = {
  readonly pace: PaceKind;
  /** Later commands of the session wait until this one is answered. */
  readonly holds?: true;
} & (
  | { readonly needs: 'nothing'; run(ask: Ask<N>): Doing<N> }
  | { readonly needs: 'name'; run(ask: NamedAsk<N>): Doing<N> }
);

export function done<N extends CommandName>(answer: Answer<N>): { readonly ok: true; readonly answer: Answer<N> } {
  return { ok: true, answer };
}

export function no(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

/** Where a kept entry stands, as it is answered. */
export function written({ log, seq, id, at }: Kept) {
  return { ok: true as const, answer: { log, seq, id, at } };
}
