import type { FileInfo } from '../../core/file.ts';
import type { EntryPlace } from './logs.ts';

/** A file at rest, without its bytes. */
export interface FileRecord extends FileInfo {
  /** The person who sent it. */
  readonly by: string;
  /** ms since 1970. */
  readonly at: number;
  /** The SHA-256 of its bytes, in hex: what it is kept by. */
  readonly sum: string;
}

/** How much somebody has sent: bytes as `costOf` counts them. */
export interface FileUse {
  readonly person: string;
  readonly bytes: number;
}

/**
 * What is known of files. A message, or a preview, that is kept with a file of these (`append`) has it from then on, and
 * nobody else can; a message that is deleted takes its files away, and those of its previews, in the same transaction.
 * An edit, and another preview, take away the picture of the preview before.
 */
export interface FileRecords {
  put(file: FileRecord): Promise<void>;
  /** A file, and the entry with which it was said: null where it was not yet. */
  find(id: string): Promise<{ readonly file: FileRecord; readonly said: EntryPlace | null } | null>;
  /** What these messages have, and their previews. */
  borneBy(messages: readonly string[]): Promise<readonly FileRecord[]>;
  /** Those that nobody has said, the oldest first. */
  unsaid(): Promise<readonly FileRecord[]>;
  /** Forgets some that nobody has said. */
  drop(ids: readonly string[]): Promise<void>;
  /** Of everyone who has files, or of one person. */
  uses(person?: string): Promise<readonly FileUse[]>;
  /** Whether a file has these bytes. */
  has(sum: string): Promise<boolean>;
}

/** What begins to come in: bytes that are not all there yet. `about` is kept with them as it is. */
export interface Upload {
  readonly id: string;
  readonly about: string;
  /** How many bytes are there. */
  readonly has: number;
}

/** What all bytes of an upload are. */
export interface Sealed {
  /** SHA-256 in hex. */
  readonly sum: string;
  /** The first bytes, as many as were asked for or there are. */
  readonly head: Uint8Array;
}

/**
 * Keeps bytes, by what they are. May fail at any call, and then has changed nothing that was there. What has resolved
 * survives a `kill -9` and a power cut. One call at a time for each upload and for each sum.
 */
export interface FileStore {
  begin(id: string, about: string): Promise<void>;
  upload(id: string): Promise<Upload | null>;
  /** All that have begun and are neither kept nor dropped. */
  uploads(): Promise<readonly Upload[]>;
  /**
   * Adds bytes as they come, and answers how many are there then. Where they cease with an error, what came before is
   * kept and the error thrown on.
   */
  add(id: string, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  seal(id: string, headBytes: number): Promise<Sealed>;
  /** Moves an upload to where its bytes are found by their sum; there may be the same already. */
  keep(id: string, sum: string): Promise<void>;
  /** Forgets an upload, if there is one. */
  drop(id: string): Promise<void>;
  /** Bytes from `from` to `to`, both included; null where there are none of that sum. */
  read(sum: string, range: { readonly from: number; readonly to: number }): Promise<AsyncIterable<Uint8Array> | null>;
  /** Takes away bytes that no file has any more. */
  remove(sum: string): Promise<void>;
  /** All sums there are. */
  sums(): AsyncIterable<string>;
}
