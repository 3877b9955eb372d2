import type { Answer } from '../../../protocol/commands.ts';
import type { WireEntry } from '../../../protocol/events.ts';
import type { Client } from '../client.ts';
import { batchOf } from '../reply.ts';
import type { On } from '../told/reading.ts';
import type { Line } from '../wire/line.ts';

/**
 * What was said before one came, for clients that cannot ask for it: the newest page that `join` answers. Marked by
 * server-time and as a batch where that is understood, else by the hour before each text.
 */
export function replay(client: Client, { room, entries }: Pick<Answer<'join'>, 'room' | 'entries'>): void {
  if (client.caps.has('draft/chathistory')) return;
  const lines = entries.flatMap((entry) => (isSaid(entry) ? dated(client, entry) : []));
  for (const line of asHistory(client, room, lines)) client.write(line);
}

/** The lines in a `chathistory` batch, where batches are understood (ircv3.net/specs/batches/chathistory). */
export function asHistory(client: Client, target: string, lines: readonly Line[]): readonly Line[] {
  if (!client.caps.has('batch')) return lines;
  const ref = client.network.codecs.reading(client.caps, '').batch();
  return batchOf(ref, ['chathistory', target], lines);
}

function isSaid(entry: WireEntry): entry is On<'said'> {
  return entry.on === 'said' && entry.deletedAt === undefined;
}

/** As it was told; for clients without server-time with the hour before it. */
export function dated(client: Client, entry: WireEntry): readonly Line[] {
  if (client.caps.has('server-time') || !('text' in entry)) return client.wordsFor(entry);
  return client.wordsFor({ ...entry, text: `[${hourOf(entry.at)}] ${entry.text}` });
}

function hourOf(at: number): string {
  const when = new Date(at);
  return `${String(when.getHours()).padStart(2, '0')}:${String(when.getMinutes()).padStart(2, '0')}`;
}
