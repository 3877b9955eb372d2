/** A file as a message bears it. `size` is in bytes; `width` and `height` are there where it is a picture, in pixels. */
export interface FileInfo {
  readonly id: string;
  readonly name: string;
  /** As its bytes say; what they do not say is `application/octet-stream`, or what the sender says, never shown. */
  readonly type: string;
  readonly size: number;
  readonly width?: number;
  readonly height?: number;
  /** What a picture shows, in words. */
  readonly alt?: string;
}

/** In one message. */
export const FILES_PER_MESSAGE = 10;
/** Files of one person that wait to be said, those under way included. */
export const FILES_WAITING = 50;
/** Code points. */
export const ALT_LIMIT = 1_000;
/** How long a file waits to be said, or to be sent on, in ms. */
export const FILE_WAITS_MS = 86_400_000;

/** No file takes less of a disk than this, in bytes; so counted, as many empty ones are not free. */
const BLOCK = 4_096;

/** What a file counts against the limits, in bytes. */
export function costOf(size: number): number {
  return Math.max(1, Math.ceil(size / BLOCK)) * BLOCK;
}
