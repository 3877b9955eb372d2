import { Chat, type Room, shelfDrawer, socketIo, type Watched } from '../../../src/client/index.ts';
import { TestClock } from '../../../src/client/testing/clock.ts';
import { TestShelf } from '../../../src/client/testing/shelf.ts';

/** The page's own client, without the page; its clock is a test's. */
export class PageClient {
  readonly chat: Chat;
  #wake = () => {};

  constructor(url: string) {
    this.chat = new Chat({
      transport: socketIo(url),
      clock: new TestClock(),
      random: Math.random,
      device: new TestShelf(),
      onShelved: () => {},
      tab: new TestShelf(),
      drawer: shelfDrawer(new TestShelf()),
      onWake: (wake) => {
        this.#wake = wake;
      },
      offsetAt: () => 540,
      language: 'ko',
    });
  }

  get room(): Room {
    return this.chat.openRoom('#광장');
  }

  async enter(nickname: string): Promise<Room> {
    await this.chat.connection.enter({ nickname, invite: 'the-invite-key' });
    await until(this.room, () => this.room.state.is === 'in');
    return this.room;
  }

  /** Resolves when it has noticed that its line is gone, and comes back at once. */
  async comeBack(): Promise<void> {
    const { connection } = this.chat;
    await until(connection, () => connection.state.is === 'lost');
    this.#wake();
    await until(connection, () => connection.state.is === 'here');
    await until(this.room, () => this.room.absence?.whole === true || this.room.missed > 0);
  }
}

/** Resolves at the change after which it is so. */
export async function until(watched: Watched, isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  await new Promise<void>((resolve) => {
    const end = watched.subscribe(() => {
      if (!isSo()) return;
      end();
      resolve();
    });
  });
}
