import type { ApiRequest } from '../api/row.ts';

/**
 * The request that brings the bytes of an upload, by upload. Who comes back after a line broke finds the old request
 * still waiting for bytes that never come: it is cut off, and he goes on at once.
 */
export class InHand {
  readonly #requests = new Map<string, ApiRequest>();

  /** Cuts off what brought bytes of this upload until now. */
  cutOff(person: string, id: string): void {
    this.#requests.get(`${person} ${id}`)?.raw.destroy();
  }

  async while<T>(person: string, id: string, request: ApiRequest, run: () => Promise<T>): Promise<T> {
    const name = `${person} ${id}`;
    this.#requests.set(name, request);
    try {
      return await run();
    } finally {
      if (this.#requests.get(name) === request) this.#requests.delete(name);
    }
  }
}
