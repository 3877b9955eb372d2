import { nicknameKeys } from '../../core/nickname.ts';

/** The logs of one's whispers, by the nickname of the other. */
export class Pairs {
  readonly #byKey = new Map<string, { readonly nickname: string; readonly log: string }>();

  set(nickname: string, log: string): void {
    this.#byKey.set(keyOf(nickname), { nickname, log });
  }

  otherIn(log: string): string | null {
    return [...this.#byKey.values()].find((pair) => pair.log === log)?.nickname ?? null;
  }

  get(nickname: string): string | null {
    return this.#byKey.get(keyOf(nickname))?.log ?? null;
  }
}

function keyOf(nickname: string): string {
  return nicknameKeys(nickname)[0] ?? nickname;
}
