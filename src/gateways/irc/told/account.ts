import type { Person } from '../../../core/entry.ts';
import { nickOf, sourceOf } from '../names.ts';
import type { Line } from '../wire/line.ts';
import { type On, passingTags, type Reading } from './reading.ts';

/** The name of somebody's account, which is his nick; `*` for a guest. */
export function accountOf({ nickname, member }: Person): string {
  return member ? nickOf(nickname) : '*';
}

/** ircv3.net/specs/extensions/account-notify */
export function claimedLines({ who }: On<'claimed'>, reading: Reading): readonly Line[] {
  if (!reading.caps.has('account-notify')) return [];
  return [{ tags: passingTags(reading, who), source: sourceOf(who), command: 'ACCOUNT', params: [accountOf(who)] }];
}
