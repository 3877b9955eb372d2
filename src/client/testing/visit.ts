import { Chat } from '../chat.ts';
import type { Room } from '../room.ts';
import { settled, TestClock } from './clock.ts';
import { type Tab, TestDevice } from './device.ts';
import { House } from './house.ts';
import type { Line } from './line.ts';
import { TestShelf } from './shelf.ts';

interface VisitGiven {
  readonly house: House;
  readonly device: TestDevice;
}

/** One person's client, in a tab of his browser; alone, in a house of its own. */
export class Visit {
  readonly house: House;
  readonly clock: TestClock;
  readonly browser: TestDevice;
  readonly tab = new TestShelf();
  readonly #tab: Tab;
  line: Line;
  chat: Chat;
  wake = () => {};

  constructor({ house, device }: VisitGiven = { house: new House(new TestClock()), device: new TestDevice() }) {
    this.house = house;
    this.clock = house.clock;
    this.browser = device;
    this.#tab = device.open();
    this.line = this.house.line();
    this.chat = this.#open();
  }

  #open(): Chat {
    return new Chat({
      transport: this.line,
      clock: this.clock,
      random: () => this.browser.random(),
      device: this.#tab.device,
      onShelved: this.#tab.onShelved,
      tab: this.tab,
      drawer: this.#tab.drawer,
      onWake: (wake) => {
        this.wake = wake;
      },
      offsetAt: () => 540,
      language: 'ko',
    });
  }

  get device(): TestShelf {
    return this.browser.shelf;
  }

  /** Another tab of the same browser. */
  anotherTab(): Visit {
    return new Visit({ house: this.house, device: this.browser });
  }

  /** The tab is gone, and all that it was doing. */
  close(): void {
    this.#end();
    this.browser.close(this.#tab);
  }

  #end(): void {
    this.line.listen({ onOpen() {}, onLost() {}, onTold() {} });
    this.line.break();
    this.#tab.reload();
  }

  /** The page is opened anew; what it was doing is gone. */
  reload(): void {
    this.#end();
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
