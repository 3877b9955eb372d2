import type { Answer, Payload } from '../protocol/commands.ts';
import type { Connection } from './connection.ts';
import type { Asked } from './transport.ts';
import type { Clock } from './world.ts';

interface ErrandPorts {
  readonly room: string;
  readonly connection: Pick<Connection, 'ask'>;
  readonly clock: Clock;
  readonly newKey: () => string;
}

/** What is asked of the server about one room. */
export class Errands {
  readonly #ports: ErrandPorts;

  constructor(ports: ErrandPorts) {
    this.#ports = ports;
  }

  join(): Promise<Asked<'join'>> {
    return this.#ports.connection.ask('join', { room: this.#ports.room });
  }

  rename(nickname: string): Promise<Asked<'rename'>> {
    return this.#ports.connection.ask('rename', { nickname });
  }

  edit(id: string, text: string): Promise<Asked<'edit'>> {
    return this.#ports.connection.ask('edit', { id, text, key: this.#ports.newKey() });
  }

  delete(id: string): Promise<Asked<'delete'>> {
    return this.#ports.connection.ask('delete', { id, key: this.#ports.newKey() });
  }

  react(id: string, emoji: string, on: boolean): Promise<Asked<'react'>> {
    return this.#ports.connection.ask('react', { id, emoji, on, key: this.#ports.newKey() });
  }

  pin(id: string, on: boolean): Promise<Asked<'pin'>> {
    return this.#ports.connection.ask(on ? 'pin' : 'unpin', { id, key: this.#ports.newKey() });
  }

  async pins(): Promise<Answer<'pins'> | null> {
    const asked = await this.#ports.connection.ask('pins', { room: this.#ports.room });
    return asked.ok ? asked : null;
  }

  read(log: string, seq: number): Promise<Asked<'read'>> {
    return this.#ports.connection.ask('read', { log, seq });
  }

  /** Where in a log something stands; null where that can't be had. */
  async seek(place: Payload<'seek'>): Promise<Answer<'seek'> | null> {
    const asked = await this.#ports.connection.ask('seek', place);
    return asked.ok ? asked : null;
  }

  /** `seconds` is for how long somebody is kept out or silent; null for good. */
  moderate(
    act: 'kick' | 'ban' | 'mute' | 'unban',
    nickname: string,
    reason: string,
    seconds: number | null = null,
  ): Promise<Asked> {
    const { room, connection, newKey } = this.#ports;
    const wish = { room, nickname, key: newKey() };
    if (act === 'unban') return connection.ask(act, wish);
    if (act === 'kick' || seconds === null) return connection.ask(act, { ...wish, reason });
    return connection.ask(act, { ...wish, reason, seconds });
  }

  /** What is no command may be one of those that are loaded late. */
  async guarding(line: string, nicknames: readonly string[]) {
    const { room, connection, newKey } = this.#ports;
    return (await import('./guarding.ts')).guarding(line, { room, connection, nicknames, key: newKey() });
  }

  /** Null when it can't be had now. Haste is no reason: it waits. */
  async history(query: Payload<'history'>): Promise<Answer<'history'> | null> {
    const { connection, clock } = this.#ports;
    const asked = await connection.ask('history', query);
    if (asked.ok) return asked;
    const { error } = asked;
    if (error.code !== 'too_fast') return null;
    await new Promise<void>((resolve) => clock.after(error.retryAfterMs, resolve));
    return this.history(query);
  }
}
