import type { Reply } from '../../../src/protocol/answer.ts';
import type { Command } from '../../../src/protocol/commands.ts';
import type { Told } from '../../../src/protocol/told.ts';
import { eventsOf, type SseEvent } from '../../http/sse.ts';
import { PAGE } from '../house.ts';
import { type Sighting, sightingOf } from '../sightings.ts';
import type { Answer, Answered, Voice, WayIn } from './voice.ts';

type Fields = Readonly<Record<string, unknown>>;
type Request = readonly [method: string, path: string, body?: Fields];

const at = (...names: readonly unknown[]) => names.map((name) => encodeURIComponent(String(name).replace(/^#/, '')));

/** The route of a command, where it has one of its own. Who is not in a room is refused, not let in. */
function routeOf({ do: name, ...fields }: Command): Request {
  const { room, to, id, nickname, log, ...rest }: Fields = fields;
  const [inRoom] = at(room);
  switch (name) {
    case 'say':
      return ['POST', `/api/rooms/${inRoom}/messages?enter=no`, rest];
    case 'join':
    case 'leave':
      return ['POST', `/api/rooms/${inRoom}/${name}`, rest];
    case 'who':
      return ['GET', `/api/rooms/${inRoom}/people?enter=no`];
    case 'rooms':
      return ['GET', '/api/rooms'];
    case 'topic':
      return ['PUT', `/api/rooms/${inRoom}/topic?enter=no`, rest];
    case 'slow':
      return ['PUT', `/api/rooms/${inRoom}/slow?enter=no`, rest];
    case 'delete-room':
      return ['DELETE', `/api/rooms/${inRoom}`, rest];
    case 'set-room':
      return ['PATCH', `/api/rooms/${inRoom}?enter=no`, rest];
    case 'remove-preview':
      return ['DELETE', `/api/messages/${at(id)}/preview`, rest];
    case 'pin':
      return ['PUT', `/api/messages/${at(id)}/pin`, rest];
    case 'unpin':
      return ['DELETE', `/api/messages/${at(id)}/pin`, rest];
    case 'lock':
      return ['PUT', '/api/lock', rest];
    case 'whisper':
      return ['POST', `/api/people/${at(to)}/whispers`, rest];
    case 'report':
      return ['POST', `/api/messages/${at(id)}/reports`, rest];
    case 'add-invite':
      return room === undefined
        ? ['POST', '/api/invites', rest]
        : ['POST', `/api/rooms/${inRoom}/invites?enter=no`, rest];
    case 'invites':
      return ['GET', room === undefined ? '/api/invites' : `/api/rooms/${inRoom}/invites?enter=no`];
    case 'remove-invite':
      return ['DELETE', `/api/invites/${at(id)}`];
    case 'filter':
      return ['PUT', room === undefined ? '/api/filter' : `/api/rooms/${inRoom}/filter`, rest];
    case 'filters':
      return ['GET', room === undefined ? '/api/filter' : `/api/rooms/${inRoom}/filter`];
    case 'try-filter':
      return ['POST', `/api/rooms/${inRoom}/filter/trial?enter=no`, rest];
    case 'server-ban':
      return ['POST', '/api/bans', fields];
    case 'server-unban':
      return ['DELETE', '/api/bans', fields];
    case 'server-mute':
      return ['POST', '/api/mutes', fields];
    case 'server-unmute':
      return ['DELETE', `/api/mutes/${at(nickname)}`];
    case 'block':
      return ['POST', '/api/blocks', { nickname }];
    case 'unblock':
      return ['DELETE', `/api/blocks/${at(nickname)}`];
    case 'whois':
      return ['GET', `/api/people/${at(nickname)}`];
    case 'edit':
      return ['PATCH', `/api/messages/${at(id)}`, rest];
    case 'react': {
      const { on, emoji, ...more } = rest;
      return [on ? 'PUT' : 'DELETE', `/api/messages/${at(id)}/reactions/${at(emoji)}`, more];
    }
    case 'delete':
      return ['DELETE', `/api/messages/${at(id)}`, rest];
    case 'history':
      return ['GET', `/api/logs/${at(log)}/history`];
    case 'search':
      return [
        'GET',
        `/api/search?${new URLSearchParams({ q: `${rest.query}`, ...(room !== undefined && { room: `${room}` }) })}`,
      ];
    case 'read':
      return ['PUT', `/api/logs/${at(log)}/read`, rest];
    case 'unmute':
      return ['DELETE', `/api/rooms/${inRoom}/mutes/${at(nickname)}`, rest];
    case 'role':
      return ['PUT', `/api/rooms/${inRoom}/roles/${at(nickname)}`, rest];
    case 'kick':
    case 'ban':
    case 'mute':
      return ['POST', `/api/rooms/${inRoom}/${name}s`, { nickname, ...rest }];
    case 'unban':
      return ['DELETE', `/api/rooms/${inRoom}/bans/${at(nickname)}`, rest];
    case 'login':
      return ['POST', '/api/logins', fields];
    case 'passkey-challenge':
      return ['POST', '/api/passkeys/challenge', {}];
    case 'login-link':
      return ['POST', '/api/login-links', {}];
    case 'claim':
      return ['PUT', '/api/me/password', fields];
    case 'rename':
      return ['PATCH', '/api/me', { nickname }];
    default:
      return ['POST', `/api/do/${name}`, fields];
  }
}

const MOVES: ReadonlySet<string> = new Set(['hello', 'join', 'leave']);

/** REST speaks, Server-Sent Events hear. */
class HttpVoice implements Voice {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #line = new AbortController();
  readonly #marks = new Map<string, () => void>();
  #token: string | null = null;
  #id = '';
  #hears = false;
  #seen: Told[] = [];

  constructor(url: string, address: string | null) {
    this.#url = url;
    this.#headers = { origin: PAGE, ...(address !== null && { 'x-forwarded-for': address }) };
  }

  async ask(command: Command): Promise<Answered> {
    const before = this.#seen.length;
    const reply = await (command.do === 'hello' ? this.#hello(command) : this.#request(routeOf(command)));
    if (MOVES.has(command.do)) await this.barrier();
    this.#forgetOwnMoves(before);
    return reply.ok ? { ok: true, answer: reply as Answer } : { ok: false, code: reply.error.code };
  }

  async barrier(): Promise<void> {
    if (!this.#hears) return;
    const ref = String(this.#marks.size);
    const marked = new Promise<void>((resolve) => this.#marks.set(ref, resolve));
    await this.#request(['POST', '/api/mark', { ref }]);
    await marked;
  }

  take(): readonly Sighting[] {
    return this.#seen.splice(0).map(sightingOf);
  }

  lose(): void {
    this.#line.abort();
  }

  async #hello({ do: _, token, ...fields }: Extract<Command, { do: 'hello' }>): Promise<Reply> {
    if (token !== undefined) this.#token = token;
    const reply = await this.#request(['POST', '/api/hello', fields]);
    if (!reply.ok || !('you' in reply && 'token' in reply)) return reply;
    this.#token = reply.token;
    this.#id = reply.you.id;
    if (!this.#hears) await this.#listen();
    return reply;
  }

  async #listen(): Promise<void> {
    const { signal } = this.#line;
    const response = await fetch(`${this.#url}/api/events`, { headers: this.#withToken(), signal });
    const events = eventsOf(response);
    await events.next();
    this.#hears = true;
    this.#hear(events).catch(() => {});
  }

  async #hear(events: AsyncIterable<SseEvent>): Promise<void> {
    for await (const { event, data } of events) {
      if (event === 'mark') this.#marks.get(data.ref)?.();
      else this.#seen.push(data);
    }
  }

  async #request([method, path, body]: Request): Promise<Reply> {
    const headers = { ...this.#withToken(), ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(this.#url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return response.json() as Promise<Reply>;
  }

  #withToken(): Record<string, string> {
    return { ...this.#headers, ...(this.#token !== null && { authorization: `Bearer ${this.#token}` }) };
  }

  /** The stream is another session than the one that asks, and so hears of its coming and going (SPEC R2). */
  #forgetOwnMoves(before: number): void {
    const isOwn = (told: Told) => (told.on === 'joined' || told.on === 'left') && told.who.id === this.#id;
    this.#seen = this.#seen.filter((told, index) => index < before || !isOwn(told));
  }
}

/** What one says that one has read is told to one's other sessions, and the stream is one. */
export const http: WayIn = {
  name: 'http',
  cannot: new Set(['say what one has read']),
  come: async ({ url }, address) => new HttpVoice(url, address),
};
