import type { Answer, Payload } from '../protocol/commands.ts';
import type { Connection } from './connection.ts';
import { otherIn } from './direct-name.ts';
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
    const { room, connection } = this.#ports;
    const other = otherIn(room);
    if (other === null) return connection.ask('join', { room });
    return import('./direct.ts').then(({ meet }) => meet(connection, other));
  }

  rename(nickname: string): Promise<Asked<'rename'>> {
    return this.#ports.connection.ask('rename', { nickname });
  }

  edit(id: string, text: string): Promise<Asked<'edit'>> {
    return this.#ports.connection.ask('edit', { id, text, key: this.#ports.newKey() });
  }

  react(id: string, emoji: string, on: boolean): Promise<Asked<'react'>> {
    return this.#ports.connection.ask('react', { id, emoji, on, key: this.#ports.newKey() });
  }

  moderate(act: 'kick' | 'ban' | 'unban', nickname: string, reason: string): Promise<Asked> {
    const { room, connection, newKey } = this.#ports;
    const wish = { room, nickname, key: newKey() };
    return act === 'unban' ? connection.ask(act, wish) : connection.ask(act, { ...wish, reason });
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
