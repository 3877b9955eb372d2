import { nicknameKeys } from '../../core/nickname.ts';
import type { Coming } from '../../hub/comings.ts';
import type { Client } from './client.ts';
import { nickOf, SERVER, sourceOf } from './names.ts';
import { NUMERICS } from './numerics.ts';

/** Nicknames in one client's list. */
export const MONITOR_LIMIT = 100;

/** Who watches which nicknames (ircv3.net/specs/extensions/monitor). */
export class Monitors {
  readonly #lists = new Map<Client, Map<string, string>>();
  readonly #watchers = new Map<string, Set<Client>>();

  /** The nicknames in this client's list, as it wrote them. */
  of(client: Client): readonly string[] {
    return [...(this.#lists.get(client)?.values() ?? [])];
  }

  /** Whether it stands in the list now: a full list takes nothing new. */
  add(client: Client, nickname: string): boolean {
    const key = keyOf(nickname);
    const list = this.#lists.get(client) ?? new Map<string, string>();
    if (list.has(key)) return true;
    if (list.size >= MONITOR_LIMIT) return false;
    this.#lists.set(client, list.set(key, nickname));
    this.#watchers.set(key, (this.#watchers.get(key) ?? new Set()).add(client));
    return true;
  }

  remove(client: Client, nickname: string): void {
    const key = keyOf(nickname);
    this.#lists.get(client)?.delete(key);
    const watchers = this.#watchers.get(key);
    watchers?.delete(client);
    if (watchers?.size === 0) this.#watchers.delete(key);
  }

  clear(client: Client): void {
    for (const nickname of this.of(client)) this.remove(client, nickname);
    this.#lists.delete(client);
  }

  tell({ who, here }: Coming): void {
    const command = here ? NUMERICS.RPL_MONONLINE : NUMERICS.RPL_MONOFFLINE;
    const target = here ? sourceOf(who) : nickOf(who.nickname);
    for (const client of this.#watchers.get(keyOf(who.nickname)) ?? []) {
      client.write({ source: SERVER, command, params: [client.nick, target] });
    }
  }
}

function keyOf(nickname: string): string {
  return nicknameKeys(nickname)[0] ?? nickname;
}
