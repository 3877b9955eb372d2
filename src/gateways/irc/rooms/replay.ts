import type { Answer } from '../../../protocol/commands.ts';
import type { WireEntry } from '../../../protocol/events.ts';
import type { Client } from '../client.ts';
import { nickOf } from '../names.ts';
import { batchOf } from '../reply.ts';
import type { Line } from '../wire/line.ts';
import { History } from './history.ts';

/** Messages of one room or one person that come by themselves: as many as `join` answers. */
const MOST = 50;

/** Their lines together: long texts are several. */
const MOST_LINES = 200;

/**
 * What was said before one came: for clients that cannot ask for it. It is marked by server-time and as a batch where
 * that is understood, else by the hour before each text.
 */
export function replay(client: Client, { room, entries }: Pick<Answer<'join'>, 'room' | 'entries'>): void {
  if (client.caps.has('draft/chathistory')) return;
  show(
    client,
    room,
    entries.filter(({ on }) => on === 'said'),
  );
}

/**
 * What one may have missed since one was last heard of, in the rooms in which one still was when one came back and
 * from each person; nothing whispered where that moment is not known.
 */
export async function replayMissed(
  client: Client,
  rooms: Answer<'hello'>['rooms'],
  since: number | null,
): Promise<void> {
  if (client.caps.has('draft/chathistory')) return;
  const logs = await client.get('logs', {});
  const ends = new Map(rooms.map(({ log, last }) => [log, last + 1]));
  const inRooms = (logs?.rooms ?? []).map(({ room, ...place }) => ({ ...place, target: room }));
  const whispered = since === null ? [] : (logs?.pairs ?? []);
  const all = [
    ...inRooms,
    ...whispered.map(({ with: other, ...place }) => ({ ...place, target: nickOf(other.nickname) })),
  ];
  for (const { log, at, target } of all) {
    if (at <= (since ?? 0)) continue;
    const entries = (await new History(client, log).back(MOST, ends.get(log) ?? Number.MAX_SAFE_INTEGER)) ?? [];
    show(
      client,
      target,
      entries.filter((entry) => entry.at > (since ?? 0)),
    );
  }
}

function show(client: Client, target: string, entries: readonly WireEntry[]): void {
  const lines = newest(entries.map((entry) => dated(client, entry)));
  if (lines.length === 0) return;
  const { codecs } = client.network;
  const inOne = client.caps.has('batch');
  const shown = inOne ? batchOf(codecs.reading(client.caps).batch(), ['chathistory', target], lines) : lines;
  for (const line of shown) client.write(line);
}

/** The newest messages whose lines are not too many together. */
function newest(messages: readonly (readonly Line[])[]): readonly Line[] {
  let shown: readonly Line[] = [];
  for (const lines of messages.toReversed()) {
    if (shown.length + lines.length > MOST_LINES) break;
    shown = [...lines, ...shown];
  }
  return shown;
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
