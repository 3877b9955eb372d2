import type { Refusal } from '../../core/refusal.ts';

/** A setting that can be changed while the server runs. Values are as they are written: `on`, `12`, one line. */
export interface LiveSetting {
  readonly name: string;
  readonly says: { readonly ko: string; readonly en: string };
  /** What it must be, to end a sentence. */
  readonly right: { readonly ko: string; readonly en: string };
  /** Left out where it is secret, as is what it was at the start. Empty for none. */
  readonly value?: string;
  readonly usual?: string;
  readonly secret?: true;
  /** Whether a secret one is set. */
  readonly isSet?: boolean;
  /** It is not as it was written at the start. */
  readonly changed: boolean;
  /** Where it is one of these. */
  readonly choices?: readonly string[];
}

/** The settings that hold anew as soon as they are changed. */
export interface SettingSource {
  list(): readonly LiveSetting[];
  /** All of them or none; null takes a change back. Kept before it holds. One call at a time. */
  set(values: Readonly<Record<string, string | null>>): Promise<Refusal | null>;
}

/** Within how many ms half of them were done, and all but one of a hundred. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

/** How the server was in one second: what was done in it, and what was so at its end. */
export interface Figure {
  /** The end, ms since 1970. */
  readonly at: number;
  /** By gateway. */
  readonly sessions: Readonly<Record<string, number>>;
  readonly people: number;
  /** Commands that wait to be kept. */
  readonly waiting: number;
  readonly entries: number;
  readonly delivered: number;
  /** Of the last minute; null where there was none. */
  readonly commit: Spread | null;
  readonly delivery: Spread | null;
  /** Bytes of memory: of the process, and in use by its heap. */
  readonly rss: number;
  readonly heap: number;
  /** In bytes; null where nothing is kept on a disk. */
  readonly disk: { readonly free: number; readonly size: number } | null;
}

export interface FigureSource {
  /** Those after a moment (ms since 1970), of the last ten minutes at most. */
  since(at: number): readonly Figure[];
}

/** What the hub counts for those who run it. */
export interface Meter {
  entries(kept: number): void;
  deliveries(frames: number): void;
  /** How long a batch took to be durable, in seconds. */
  commit(seconds: number, entries: number): void;
  /** How long the first waited, in a flush, until the last was written to, in seconds. */
  flushed(seconds: number): void;
  refused(code: string): void;
}
