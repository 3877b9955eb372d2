import { eventsOf } from '../../http/sse.ts';
import { type Came, type Dial, type Hear, type Line, Waiting } from './line.ts';

/** Asks by requests and hears by one stream of Server-Sent Events, which begins with `hello`. */
class RestLine implements Line {
  readonly #url: string;
  readonly #hear: Hear;
  readonly #waiting = new Waiting();
  readonly #over = new AbortController();
  #token: string | null = null;
  /** One request after the other: of several at once nobody can say which comes first. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(url: string, hear: Hear) {
    this.#url = url;
    this.#hear = hear;
  }

  get gone(): Promise<Came | null> {
    return this.#waiting.gone;
  }

  ask(name: string, payload: object): Promise<Came | null> {
    return this.#waiting.answer((answered) => {
      const ask = () => (name === 'hello' ? this.#enter(payload) : this.#post(`/api/do/${name}`, payload));
      this.#turn = this.#turn.then(ask).then(answered);
      this.#turn.catch(() => this.close());
    });
  }

  close(): void {
    this.#over.abort();
    this.#waiting.end();
  }

  async #enter(hello: object): Promise<Came> {
    const { token: known, ...who } = hello as { readonly token?: string };
    this.#token = known ?? null;
    const answer = await this.#post('/api/hello', who);
    if (answer.ok !== true) return answer;
    this.#token = String(answer.token);
    return { ...(await this.#listen()), ok: true, token: this.#token };
  }

  async #post(path: string, payload: object): Promise<Came> {
    const headers = { ...this.#bearing(), 'content-type': 'application/json' };
    const body = JSON.stringify(payload);
    const response = await fetch(this.#url + path, { method: 'POST', headers, body, signal: this.#over.signal });
    return (await response.json()) as Came;
  }

  /** Resolves to the stream's own `hello`: what it tells begins there. */
  async #listen(): Promise<Came> {
    const headers = this.#bearing();
    const events = eventsOf(await fetch(`${this.#url}/api/events`, { headers, signal: this.#over.signal }));
    const { value, done } = await events.next();
    if (done) throw new Error('the stream ended before it began');
    void this.#follow(events);
    return value.data;
  }

  async #follow(events: AsyncIterable<{ readonly data: Came }>): Promise<void> {
    try {
      for await (const { data } of events) this.#waiting.hear(data, this.#hear);
    } catch {
      // A broken stream ends as a closed one does.
    }
    this.close();
  }

  #bearing(): Readonly<Record<string, string>> {
    return this.#token === null ? {} : { authorization: `Bearer ${this.#token}` };
  }
}

export const rest: Dial = async (url, hear) => new RestLine(url, hear);
