import { Connection } from './connection.ts';
import { Room } from './room.ts';
import type { World } from './world.ts';

/** The whole client: one connection and the rooms that were opened over it. */
export class Chat {
  readonly connection: Connection;
  readonly #rooms = new Map<string, Room>();

  constructor(world: World) {
    this.connection = new Connection(world);
  }

  /** The room of that name; opened at the first call, the same object ever after. `connection.server.room` is the default. */
  openRoom(name: string): Room {
    const room = this.#rooms.get(name) ?? new Room(name);
    this.#rooms.set(name, room);
    return room;
  }

  /** Leaves a room for good. */
  closeRoom(name: string): void {
    this.#rooms.delete(name);
  }
}
