import type { ErrorCode } from '../../../src/core/refusal.ts';
import type { Command, Answer as Reply } from '../../../src/protocol/commands.ts';
import type { WireEntry } from '../../../src/protocol/events.ts';
import type { House } from '../house.ts';
import type { Sighting } from '../sightings.ts';

/** One connection of one character, through one gateway. Nothing here waits for time to pass. */
export interface Voice {
  /** Asks for something and resolves to what was answered. */
  ask(command: Command): Promise<Answered>;
  /** Asks what the two whispered, by their nicknames, where a way in knows people and no logs. */
  readWhispers?(two: readonly string[]): Promise<Answered>;
  /** Resolves when all that the hub had accepted before can be taken (law 10). */
  barrier(): Promise<void>;
  /** What was seen since the last take, in order, the speaker's own words among it or not. */
  take(): readonly Sighting[];
  /** The connection breaks without a word. */
  lose(): void;
}

/** As much of an answer as this way in can say. */
export interface Answer {
  readonly token?: string;
  readonly secret?: string;
  readonly challenge?: string;
  readonly domain?: string;
  readonly url?: string;
  readonly ticket?: string;
  readonly nickname?: string;
  readonly log?: string;
  readonly seq?: number;
  readonly id?: string;
  readonly at?: number;
  /** Rooms that were named and not entered. */
  readonly refused?: readonly { readonly error: { readonly code: ErrorCode } }[];
  readonly people?: readonly { readonly nickname: string }[];
  readonly rooms?: readonly { readonly room: string; readonly log?: string; readonly count: number }[];
  readonly pairs?: readonly { readonly log: string; readonly with: { readonly nickname: string } }[];
  readonly entries?: readonly WireEntry[];
  readonly hits?: Reply<'search'>['hits'];
  readonly logins?: Reply<'logins'>['logins'];
  /** What was read, where a way in has no entries but what one sees. */
  readonly seen?: readonly Sighting[];
}

export type Answered =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly code: ErrorCode };

/**
 * What a play may ask of somebody, or have him see, that not every way in can say. A character is cast only to ways in
 * that can say all that he does.
 */
export type Deed =
  | 'edit'
  | 'answer a message'
  | 'react'
  | 'send a file'
  | 'say what one has read'
  | 'delete'
  | 'repeat'
  | 'read'
  | 'see an amendment'
  | 'see a deletion later'
  | 'see what passes'
  | 'see who is elsewhere'
  | 'account';

/** A gateway, as those see it who come in through it. `address` is null for this computer. */
export interface WayIn {
  readonly name: string;
  readonly cannot?: ReadonlySet<Deed>;
  come(house: House, address: string | null): Promise<Voice>;
}
