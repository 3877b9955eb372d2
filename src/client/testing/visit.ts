import { Chat } from '../chat.ts';
import type { Room } from '../room.ts';
import { settled, TestClock } from './clock.ts';
import { House } from './house.ts';
import type { Line } from './line.ts';
import { TestShelf } from './shelf.ts';

/** One person's client in a house of its own. */
export class Visit {
  readonly clock = new TestClock();
  readonly house = new House(this.clock);
  readonly device = new TestShelf();
  readonly tab = new TestShelf();
  line: Line;
  chat: Chat;
  wake = () => {};
  #chance = 0;

  constructor() {
    this.line = this.house.line();
    this.chat = this.#open();
  }

  #open(): Chat {
    return new Chat({
      transport: this.line,
      clock: this.clock,
      random: () => {
        this.#chance += 1;
        return (this.#chance * 0.618) % 1;
      },
      device: this.device,
      tab: this.tab,
      onWake: (wake) => {
        this.wake = wake;
      },
      offsetAt: () => 540,
      language: 'ko',
    });
  }

  /** The page is opened anew; what it was doing is gone. */
  reload(): void {
    this.line.listen({ onOpen() {}, onLost() {}, onTold() {} });
    this.line.break();
    this.line = this.house.line();
    this.chat = this.#open();
  }

  /** Lets everything that is under way arrive. */
  async rest(): Promise<void> {
    await settled();
    this.line.connect();
    for (let moved = true; moved; ) {
      await settled();
      moved = this.line.moveUp() || this.line.moveDown();
    }
  }

  /** Lets time pass until nothing more is due for a while. */
  async wait(ms = 30_000): Promise<void> {
    for (let left = ms; left > 0; left -= 100) {
      this.clock.advance(100);
      if (left % 1000 === 0) await this.rest();
    }
    await this.rest();
  }

  async enter(nickname = '길동'): Promise<Room> {
    void this.chat.connection.enter({ nickname });
    await this.rest();
    const room = this.chat.openRoom('#광장');
    await this.rest();
    return room;
  }

  /** What is drawn of the messages: text, with a mark when it is not kept. */
  texts(room: Room): string[] {
    return room.rows.flatMap((row) =>
      row.kind === 'message' ? `${row.text}${row.progress.is === 'kept' ? '' : ` (${row.progress.is})`}` : [],
    );
  }
}
