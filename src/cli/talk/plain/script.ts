import type { Connection, Failure, MessageRow, Room } from '../../../client/index.ts';
import type { Language } from '../../../config.ts';
import { prepareText } from '../../../core/text.ts';
import { sentence } from '../../../protocol/sentences.ts';
import { find, soughtBy } from '../found.ts';
import { type LinkWish, link, linkWish } from '../invite-links.ts';
import { type List, list, listAsked } from '../lists.ts';
import { asksLoginLink, makeLoginLink } from '../login-link.ts';
import { failureText, ownCommand, problemOf } from '../outcome.ts';
import type { TalkTexts } from '../texts.ts';
import { until } from '../until.ts';
import type { Style } from './style.ts';

interface ScriptPorts {
  readonly room: Room;
  readonly connection: Connection;
  readonly style: Style;
  readonly texts: TalkTexts;
  readonly language: Language;
  /** Where the server is. */
  readonly origin: string;
  readonly write: (text: string) => void;
  readonly complain: (sentence: string) => void;
}

/** The lines that are to be said, one after the other: each is acknowledged or refused before the next is read. */
export class Script {
  readonly #ports: ScriptPorts;
  #refused = false;

  constructor(ports: ScriptPorts) {
    this.#ports = ports;
  }

  /** Whether one of them was refused. */
  get refused(): boolean {
    return this.#refused;
  }

  /** How many wait to be sent still, those of last time among them. */
  get unsent(): number {
    return this.#messages.filter(({ progress: { is } }) => is === 'waiting' || is === 'sending').length;
  }

  async play(lines: AsyncIterable<string>): Promise<void> {
    for await (const line of lines) {
      const text = this.#ports.style.read(line);
      if (ownCommand(text) === 'quit') break;
      await this.#say(text);
    }
    await this.#delivered();
    // What was told before its answer is delivered, but the next talk would ask for it again.
    await until([this.#ports.room], () => this.#ports.room.unsent === 0);
  }

  async #say(text: string): Promise<void> {
    const { room, texts, language } = this.#ports;
    const prepared = prepareText(text);
    if (!prepared.ok) {
      if (prepared.refusal.code !== 'empty_text') this.#refuse(sentence(prepared.refusal, language));
      return;
    }
    const query = soughtBy(text);
    if (query !== null) return this.#find(query);
    if (asksLoginLink(text)) return this.#makeLink();
    const links = linkWish(text);
    if (links) return this.#link(links);
    const asked = listAsked(text);
    if (asked) return this.#list(asked);
    room.composer.text = text;
    const sent = await room.send();
    if (sent.is === 'refused' && (await this.#mayAgain(sent.error))) return this.#say(text);
    const problem = problemOf(sent, texts);
    if (problem !== null) this.#refuse(problem);
    room.composer.text = '';
    if (sent.is === 'who' || sent.is === 'help') this.#show(sent.is);
    await this.#delivered();
  }

  async #find(query: string): Promise<void> {
    const { connection, texts, style, write } = this.#ports;
    const found = await find(connection, query, texts);
    if (found.ok) write(style.found(found.hits, found.more));
    else this.#refuse(found.problem);
  }

  async #makeLink(): Promise<void> {
    const { connection, origin, texts, style, write } = this.#ports;
    const made = await makeLoginLink(connection, origin, texts);
    if (made.ok) write(style.loginLink(made.link));
    else this.#refuse(made.problem);
  }

  async #link(wish: LinkWish): Promise<void> {
    const { connection, room, texts, style, origin, write } = this.#ports;
    const linked = await link(connection, room.name, wish, texts);
    if (linked.ok) write(style.invites(linked.invites, origin));
    else this.#refuse(linked.problem);
  }

  async #list(on: List['on']): Promise<void> {
    const { connection, room, texts, style, write } = this.#ports;
    const listed = await list(connection, room.name, on, texts);
    if (listed.ok) write(style.list(listed.list));
    else this.#refuse(listed.problem);
  }

  /** A message waits in the outbox by itself; a command has to be given again. */
  async #mayAgain(error: Failure): Promise<boolean> {
    const { room, connection } = this.#ports;
    if (error.code === 'too_fast') await new Promise((resolve) => setTimeout(resolve, error.retryAfterMs));
    else if (error.code === 'lost')
      await until([room, connection], () => connection.state.is === 'here' && room.isOpen);
    else return false;
    return true;
  }

  /** Resolves when nothing waits; what failed is told, and given up. */
  async #delivered(): Promise<void> {
    const { room, texts } = this.#ports;
    await until([room], () => this.unsent === 0);
    for (const { progress } of this.#messages) {
      if (progress.is !== 'failed') continue;
      this.#refuse(failureText(progress.error, texts));
      room.remove(progress.key);
    }
  }

  #show(what: 'who' | 'help'): void {
    const { room, style, write } = this.#ports;
    write(what === 'who' ? style.people(room.people, room.count) : style.help());
  }

  #refuse(problem: string): void {
    this.#refused = true;
    this.#ports.complain(problem);
  }

  get #messages(): readonly MessageRow[] {
    return this.#ports.room.rows.filter((row) => row.kind === 'message');
  }
}
