import type { Answer } from '../../../protocol/commands.ts';
import type { Client } from '../client.ts';
import { numericLine } from '../numerics.ts';
import { archivedLine, endsLine, rulesLine } from '../told/doors.ts';
import { muteLine, slowLine } from '../told/guard.ts';
import { markLine } from '../told/read.ts';
import type { Line } from '../wire/line.ts';
import { lookInto } from './everyone-in.ts';
import { namesLines, PEOPLE_PER_PAGE } from './names-lines.ts';

type View = Pick<
  Answer<'who'>,
  'people' | 'count' | 'topic' | 'slow' | 'muted' | 'private' | 'rules' | 'archived' | 'ends' | 'log' | 'read'
>;

/** Where the lines about a room go: a reply, or the client itself. */
export type Write = (line: Line) => void;

/** What a room is about and who is there, where JOIN has been told because of another session of the same person. */
export function showRoom(client: Client, room: string): Promise<void> {
  const write = (line: Line) => client.write(line);
  return client.ask('who', { room }, { ok: (view) => fillRoom(client, room, view, write) });
}

/** JOIN, topic and names, as after a JOIN of one's own. */
export function openRoom(client: Client, room: string, view: View, write: Write): void {
  for (const line of ownJoin(client, room)) write(line);
  fillRoom(client, room, view, write);
}

function fillRoom(client: Client, room: string, view: View, write: Write): void {
  client.channels.open({ name: room, log: view.log });
  aboutRoom(client, room, view, write);
  if (client.caps.has('draft/read-marker')) write(markLine(room, view.read));
  if (view.rules) write(rulesLine(room, view.rules, client.network.language));
  if (view.ends && !view.archived) write(endsLine(room, view.ends, client.network.language));
  if (view.archived) write(archivedLine(room, client.network.language));
  if (view.slow !== undefined) write(slowLine(room, view.slow, client.network.language));
  if (view.muted) write(muteLine(room, view.muted, client.network.language));
  if (view.count > PEOPLE_PER_PAGE) return void listPeople(client, room, write);
  for (const line of namesLines(client, room, view)) write(line);
  write(numericLine(client, 'RPL_ENDOFNAMES', room, 'End of /NAMES list.'));
}

export function ownJoin(client: Client, room: string): readonly Line[] {
  return client.wordsFor({ on: 'joined', room, who: client.person, count: 0 });
}

/** The topic and who set it, if there is one. */
export function aboutRoom(client: Client, room: string, { topic }: Pick<View, 'topic'>, write: Write): void {
  if (!topic) return;
  const set = Math.floor(topic.at / 1_000);
  write(numericLine(client, 'RPL_TOPIC', room, topic.text));
  write(numericLine(client, 'RPL_TOPICWHOTIME', room, topic.by.nickname, String(set)));
}

/** All who are in a room. */
export async function listPeople(client: Client, room: string, write: Write): Promise<void> {
  for (const line of namesLines(client, room, await lookInto(client, room))) write(line);
  write(numericLine(client, 'RPL_ENDOFNAMES', room, 'End of /NAMES list.'));
}
