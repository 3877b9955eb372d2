import type { LabEvent, LabWay } from '../../protocol/lab.ts';

/** An HTTP exchange of this page, as it begins and as it ends. */
export type Exchange = (happens: 'request' | 'response') => void;

/** Why there is no ticket, in the person's language; null where the server did not even answer. */
export interface NoTicket {
  readonly message: string | null;
}

/** What the page asks of its ticket (src/gateways/lab/routes.ts). */
export class Ticket {
  readonly secret: string;
  readonly #exchange: Exchange;
  #stream: EventSource | null = null;
  /** What is written goes out in order, one request after the other. */
  #written: Promise<unknown> = Promise.resolve();

  private constructor(secret: string, exchange: Exchange) {
    this.secret = secret;
    this.#exchange = exchange;
  }

  static async take(language: string, exchange: Exchange): Promise<Ticket | NoTicket> {
    exchange('request');
    const headers = { 'accept-language': language };
    const response = await fetch('/lab/tickets', { method: 'POST', headers }).catch(() => null);
    exchange('response');
    if (!response) return { message: null };
    const said = await response.json().catch(() => null);
    return response.ok ? new Ticket(said.ticket, exchange) : { message: said?.error?.message ?? null };
  }

  /** `onOver` is called once, when the stream has ended: then the ticket is worth nothing. */
  watch(onEvent: (event: LabEvent) => void, onOver: () => void): void {
    const stream = new EventSource(`/lab/tickets/${this.secret}/stream`);
    this.#stream = stream;
    stream.onmessage = ({ data }) => onEvent(JSON.parse(data));
    stream.onerror = () => {
      stream.close();
      onOver();
    };
  }

  end(): void {
    this.#stream?.close();
  }

  openTcp(): Promise<boolean> {
    return this.#ask('POST', 'tcp');
  }

  write(text: string): void {
    this.#written = this.#written.then(() => this.#ask('POST', 'tcp/bytes', text));
  }

  cut(way: LabWay): Promise<boolean> {
    return this.#ask('PUT', `cuts/${way}`);
  }

  mend(way: LabWay): Promise<boolean> {
    return this.#ask('DELETE', `cuts/${way}`);
  }

  ping(way: LabWay): Promise<boolean> {
    return this.#ask('POST', `pings/${way}`);
  }

  /** Whether it was done. */
  async #ask(method: string, path: string, body?: string): Promise<boolean> {
    this.#exchange('request');
    const headers = { ...(body !== undefined && { 'content-type': 'text/plain' }) };
    const asked = { method, headers, ...(body !== undefined && { body }) };
    const response = await fetch(`/lab/tickets/${this.secret}/${path}`, asked).catch(() => null);
    this.#exchange('response');
    return response?.ok ?? false;
  }
}
