import type { Codec } from '../../../hub/ports/gateways.ts';
import type { WireEntry } from '../../../protocol/events.ts';
import type { Told } from '../../../protocol/told.ts';

/** Something told, as Server-Sent Events carry it. Encoded once for all streams. */
export interface SseFrame {
  readonly told: Told;
  /** Where it stands in its log; null for what is not kept. */
  readonly place: { readonly log: string; readonly seq: number } | null;
  /** For a stream of its own log: with `id:`, so that `Last-Event-ID` can say how far one has come. */
  readonly numbered: Uint8Array;
  readonly plain: Uint8Array;
}

/** One event (HTML Standard, section 9.2.6). JSON bears no line ends, so one `data:` line holds it. */
export function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A line that readers pass over; it keeps proxies from thinking that nobody is there. */
export const HEARTBEAT = ':\n\n';

/** How long a reader waits before coming back, in ms. */
export const retry = (ms: number) => `retry: ${ms}\n\n`;

export function encode(told: Told): SseFrame {
  const text = event(told.on, told);
  const plain = Buffer.from(text);
  if (!isEntry(told)) return { told, place: null, numbered: plain, plain };
  const { log, seq } = told;
  return { told, place: { log, seq }, numbered: Buffer.from(`id: ${seq}\n${text}`), plain };
}

export const sseCodec: Codec<SseFrame> = { name: 'sse', encode };

function isEntry(told: Told): told is WireEntry {
  return 'seq' in told;
}
