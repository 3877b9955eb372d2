import { nickOf, sourceOf } from '../names.ts';
import type { Line } from '../wire/line.ts';
import { type On, passingTags, type Reading } from './reading.ts';

/** ircv3.net/specs/client-tags/typing */
export function typingLines({ who, room, state }: On<'typing'>, reading: Reading): readonly Line[] {
  if (!reading.caps.has('message-tags')) return [];
  const tags = { ...passingTags(reading, who), '+typing': state };
  return [{ tags, source: sourceOf(who), command: 'TAGMSG', params: [room ?? nickOf(reading.nick)] }];
}

/** RFC 1459 section 4.2.7 */
export function invitedLines({ room, by }: On<'invited'>, reading: Reading): readonly Line[] {
  const tags = passingTags(reading, by);
  return [{ tags, source: sourceOf(by), command: 'INVITE', params: [nickOf(reading.nick), room] }];
}

/** ircv3.net/specs/extensions/invite-notify */
export function invitingLines({ room, who, by }: On<'inviting'>, reading: Reading): readonly Line[] {
  if (!reading.caps.has('invite-notify')) return [];
  return [
    { tags: passingTags(reading, by), source: sourceOf(by), command: 'INVITE', params: [nickOf(who.nickname), room] },
  ];
}
