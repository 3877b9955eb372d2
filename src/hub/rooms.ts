import { ROOMS_IN_ALL } from '../core/limits.ts';
import { prepareRoomName, roomKey } from '../core/room-name.ts';
import { Endings } from './endings.ts';
import type { MailboxPorts } from './mailbox.ts';
import type { LogHead } from './ports/logs.ts';
import { Room, type RoomHooks } from './room.ts';

/** All rooms, by folded name and by log. */
export class Rooms {
  readonly #ports: MailboxPorts;
  readonly #hooks: RoomHooks;
  readonly #endings: Endings;
  readonly #byKey = new Map<string, Room>();
  /** By its own name, which most commands give letter by letter: nothing has to be prepared for those. */
  readonly #byName = new Map<string, Room>();
  readonly #byLog = new Map<string, Room>();
  /** The names of those that were deleted, folded. */
  readonly #closed = new Set<string>();
  readonly #opening = new Map<string, Promise<Room>>();

  constructor(ports: MailboxPorts, hooks: RoomHooks) {
    this.#ports = ports;
    this.#hooks = hooks;
    this.#endings = new Endings(ports.clock);
  }

  /** Reads the rooms that there are. */
  async load(): Promise<void> {
    for (const { room } of await this.#ports.logs.gone()) this.#closed.add(roomKey(room));
    for (const head of await this.#ports.logs.rooms()) this.#add(head);
  }

  /** The room of that name, however it is written (SPEC R8). */
  named(name: string): Room | null {
    const known = this.#byName.get(name);
    if (known) return known;
    const prepared = prepareRoomName(name);
    return prepared.ok ? (this.#byKey.get(roomKey(prepared.room)) ?? null) : null;
  }

  withLog(log: string): Room | null {
    return this.#byLog.get(log) ?? null;
  }

  get full(): boolean {
    return this.#byKey.size >= ROOMS_IN_ALL;
  }

  all(): IterableIterator<Room> {
    return this.#byKey.values();
  }

  /** It was deleted. */
  remove(room: Room): void {
    if (this.named(room.name) === room) {
      this.#byKey.delete(roomKey(room.name));
      this.#byName.delete(room.name);
    }
    this.#byLog.delete(room.log);
    this.#closed.add(roomKey(room.name));
    room.end();
  }

  /** Whether a room of that prepared name was deleted, and there is none since. */
  isClosed(name: string): boolean {
    return this.#closed.has(roomKey(name));
  }

  /** The room of that prepared name, made if there is none. Rejects when the store does. */
  async open(name: string): Promise<Room> {
    const key = roomKey(name);
    const known = this.#byKey.get(key) ?? this.#opening.get(key);
    if (known) return known;
    const opening = this.#make(name).finally(() => this.#opening.delete(key));
    this.#opening.set(key, opening);
    return opening;
  }

  async #make(name: string): Promise<Room> {
    const { logs, chance, clock } = this.#ports;
    return this.#add(await logs.open({ room: name }, chance.id(clock.now())));
  }

  #add(head: LogHead): Room {
    if (!('room' in head.place)) throw new Error('the log of a pair is no room');
    const room = new Room({
      ports: this.#ports,
      head,
      name: head.place.room,
      hooks: this.#hooks,
      endings: this.#endings,
    });
    this.#closed.delete(roomKey(room.name));
    this.#byKey.set(roomKey(room.name), room);
    this.#byName.set(room.name, room);
    this.#byLog.set(room.log, room);
    this.#endings.look(room);
    return room;
  }
}
