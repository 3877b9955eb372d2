import type { Told } from '../../../protocol/told.ts';
import type { Line } from '../wire/line.ts';
import { claimedLines } from './account.ts';
import { deletedLines, editedLines, previewedLines, reactedLines } from './amended.ts';
import { admittedLines, endingLines, pinnedLines, roomChangedLines } from './doors.ts';
import {
  filterLines,
  lockedLines,
  mutedLines,
  reportedLines,
  serverBannedLines,
  serverMutedLines,
  serverUnbannedLines,
  serverUnmutedLines,
  slowedLines,
  unlockedLines,
  unmutedLines,
} from './guard.ts';
import { messageLines } from './message.ts';
import { bannedLines, kickedLines, roleLines, roomDeletedLines, topicLines, unbannedLines } from './moderation.ts';
import { awayLines, joinedLines, leftLines, renamedLines } from './moving.ts';
import { invitedLines, invitingLines, typingLines } from './passing.ts';
import { readLines } from './read.ts';
import type { On, Reading } from './reading.ts';

type Words = { readonly [N in Told['on']]: (told: On<N>, reading: Reading) => readonly Line[] };

/** Everything that is told, as lines. `goodbye` is said by ERROR when the connection is closed, that two are `apart` by the
 * refusals, how somebody is elsewhere by MONITOR, and of a crowd each is told; how loud a room is, an IRC client keeps itself. */
const WORDS: Words = {
  said: messageLines,
  whispered: messageLines,
  edited: editedLines,
  deleted: deletedLines,
  reacted: reactedLines,
  previewed: previewedLines,
  kicked: kickedLines,
  banned: bannedLines,
  unbanned: unbannedLines,
  muted: mutedLines,
  unmuted: unmutedLines,
  reported: reportedLines,
  operated: () => [],
  'filter-changed': filterLines,
  'filter-hit': filterLines,
  'room-deleted': roomDeletedLines,
  'server-banned': serverBannedLines,
  'server-unbanned': serverUnbannedLines,
  'server-muted': serverMutedLines,
  'server-unmuted': serverUnmutedLines,
  'role-changed': roleLines,
  'topic-changed': topicLines,
  slowed: slowedLines,
  'room-changed': roomChangedLines,
  'room-ended': roomChangedLines,
  ending: endingLines,
  admitted: admittedLines,
  pinned: pinnedLines,
  unpinned: pinnedLines,
  joined: joinedLines,
  left: leftLines,
  crowd: () => [],
  renamed: renamedLines,
  claimed: claimedLines,
  apart: () => [],
  standing: () => [],
  typing: typingLines,
  away: awayLines,
  read: readLines,
  level: () => [],
  invited: invitedLines,
  inviting: invitingLines,
  locked: lockedLines,
  unlocked: unlockedLines,
  goodbye: () => [],
};

export function wordsFor<N extends Told['on']>(told: On<N>, reading: Reading): readonly Line[] {
  const words: Words[N] = WORDS[told.on];
  return words(told, reading);
}
