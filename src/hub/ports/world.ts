/** Time, as an argument. */
export interface Clock {
  /** ms since 1970, for people to read. It may jump. */
  now(): number;
  /** ms that never jump, for measuring and waiting. */
  steady(): number;
  /** Runs after what is running now and the input that already waits; in order. */
  soon(run: () => void): void;
  /** Runs after `ms`; the answer calls it off. Does not keep the process alive. */
  after(ms: number, run: () => void): () => void;
}

/** Chance, as an argument. */
export interface Chance {
  /** A new id (UUIDv7, RFC 9562) for the moment `at`; ids of one process rise strictly. */
  id(at: number): string;
  /** 128 random bits or more, safe in a URL. */
  secret(): string;
  /** The one-way digest under which a secret is kept at rest. */
  digest(secret: string): string;
  /** A fraction in [0, 1). */
  fraction(): number;
}

/** Where the hub reports what an operator has to know. Never texts, never secrets. */
export type Report = (
  level: 'debug' | 'info' | 'warn' | 'error',
  what: string,
  about?: Readonly<Record<string, unknown>>,
) => void;
