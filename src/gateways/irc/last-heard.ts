import type { Client } from './client.ts';

const MOST = 1_000;

/**
 * Since when somebody may have missed something: since the connection that he comes back from was last heard of. One
 * that is dead and not yet given up counts too.
 */
export class LastHeard {
  readonly #here = new Map<string, Set<Client>>();
  /** ms since 1970, by person. */
  readonly #gone = new Map<string, number>();

  /** A client has registered. The answer is that moment (ms since 1970), or null where there was no connection before. */
  come(client: Client): number | null {
    const { id } = client.person;
    const others = this.#here.get(id) ?? new Set();
    const moments = [...others].map(({ heardAt }) => heardAt).concat(this.#gone.get(id) ?? []);
    this.#gone.delete(id);
    this.#here.set(id, others.add(client));
    return moments.length === 0 ? null : Math.min(...moments);
  }

  leave(client: Client): void {
    const { id } = client.person;
    const others = this.#here.get(id);
    if (!others?.delete(client)) return;
    if (others.size === 0) this.#here.delete(id);
    this.#gone.set(id, Math.min(client.heardAt, this.#gone.get(id) ?? client.heardAt));
    const [oldest = ''] = this.#gone.keys();
    if (this.#gone.size > MOST) this.#gone.delete(oldest);
  }
}
