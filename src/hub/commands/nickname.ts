import { prepareNickname } from '../../core/nickname.ts';
import type { Refusal } from '../../core/refusal.ts';
import { hasAccount } from '../account.ts';
import type { Hub } from '../hub.ts';
import type { Login, PersonRecord } from '../ports/people.ts';

/** A nickname that this person may bear, or why not. A look-alike of one that is here counts as taken first. */
export function freeNickname(hub: Hub, raw: string, id: string): { readonly nickname: string } | Refusal {
  const prepared = prepareNickname(raw);
  if (!prepared.ok && !('nickname' in prepared)) return { code: 'bad_nickname', fault: prepared.fault };
  const { nickname } = prepared;
  if (!hub.people.isFree(nickname, id)) return taken(hub, nickname);
  if (!prepared.ok) return { code: 'bad_nickname', fault: prepared.fault };
  const before = known(hub, id);
  const isNew = nickname !== before?.nickname && !before?.owner;
  return (isNew ? hub.filtering.refusesName(nickname) : null) ?? { nickname };
}

function taken(hub: Hub, nickname: string): Refusal {
  const holder = hub.holders.named(nickname);
  const suggestions = hub.people.suggestions(nickname);
  return { code: 'nickname_taken', suggestions, ...(holder && hasAccount(holder) && { held: true }) };
}

/** What is known of somebody at this moment. In his turn it stays so. */
export function known(hub: Hub, id: string): PersonRecord | null {
  return hub.people.withId(id)?.record ?? hub.holders.withId(id);
}

/** Keeps somebody under a free nickname; where that fails, the nickname is free again. */
export async function keepUnder(hub: Hub, record: PersonRecord, login?: Login): Promise<void> {
  const giveBack = hub.people.claim(record.nickname, record.id);
  await hub.store.people.put(record, login).catch((problem) => {
    giveBack();
    throw problem;
  });
  if (hub.holders.withId(record.id)) hub.holders.put(record);
}
