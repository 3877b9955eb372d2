import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { type Carry, straight } from './carry.ts';
import { Gate } from './gate.ts';
import type { Address, Entrance } from './guest.ts';

/** From the client, or to it. */
export type Direction = 'up' | 'down';
/** With a reset, which may overtake what is under way; or in good order. */
export type Ending = 'RST' | 'FIN';

type Doors = Readonly<Record<keyof Address, Server>>;

const BOTH: readonly Direction[] = ['up', 'down'];

/** The way to a server, with all that can happen to TCP between: it is cut, it stalls, it turns people away. */
export class Road implements Entrance {
  readonly #beyond: Entrance;
  readonly #doors: Doors;
  readonly #travels = new Set<Travel>();
  /** How bytes are carried each way. */
  readonly carry: Record<Direction, Carry> = { up: straight, down: straight };
  #turnsAway = false;
  /** Connections that were cut so far. */
  cuts = 0;

  static async to(beyond: Entrance): Promise<Road> {
    const doors = { url: createServer({ allowHalfOpen: true }), irc: createServer({ allowHalfOpen: true }) };
    const road = new Road(beyond, doors);
    for (const door of Object.values(doors)) await once(door.listen(0, '127.0.0.1'), 'listening');
    return road;
  }

  private constructor(beyond: Entrance, doors: Doors) {
    this.#beyond = beyond;
    this.#doors = doors;
    doors.url.on('connection', (client) => void this.#take(client, 'url'));
    doors.irc.on('connection', (client) => void this.#take(client, 'irc'));
  }

  async up(): Promise<Address> {
    const port = (door: Server) => (door.address() as AddressInfo).port;
    return { url: `http://127.0.0.1:${port(this.#doors.url)}`, irc: `irc://127.0.0.1:${port(this.#doors.irc)}` };
  }

  /** Those who are on the road now. */
  get travels(): readonly Travel[] {
    return [...this.#travels];
  }

  /** From now on whoever comes is reset, until `welcome`. */
  turnAway(): void {
    this.#turnsAway = true;
  }

  welcome(): void {
    this.#turnsAway = false;
  }

  async remove(): Promise<void> {
    this.turnAway();
    for (const travel of this.#travels) travel.cut('RST');
    await Promise.all(Object.values(this.#doors).map((door) => once(door.close(), 'close')));
  }

  async #take(client: Socket, door: keyof Address): Promise<void> {
    client.on('error', () => {});
    const at = await this.#beyond.up();
    if (this.#turnsAway || client.destroyed) return void client.resetAndDestroy();
    const { hostname, port } = new URL(at[door]);
    const server = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    const travel = new Travel({ client, server, carry: this.carry, onCut: () => this.#count() });
    this.#travels.add(travel);
    void travel.over.then(() => this.#travels.delete(travel));
  }

  #count(): void {
    this.cuts += 1;
  }
}

interface TravelGiven {
  readonly client: Socket;
  readonly server: Socket;
  readonly carry: Readonly<Record<Direction, Carry>>;
  readonly onCut: () => void;
}

/** One connection on the road. */
export class Travel {
  readonly over: Promise<unknown>;
  readonly #given: TravelGiven;
  readonly #gates = { up: new Gate(), down: new Gate() };
  /** Bytes that still pass in a direction before all is cut. */
  readonly #left: Record<Direction, number> = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };
  #ending: Ending = 'RST';

  constructor(given: TravelGiven) {
    this.#given = given;
    const { client, server } = given;
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', () => {});
    this.over = Promise.all([
      this.#move('up', client, server).finally(() => server.end()),
      this.#move('down', server, client).finally(() => client.end()),
    ]);
  }

  stall(...directions: readonly Direction[]): void {
    for (const direction of directions) this.#gates[direction].shut();
  }

  resume(): void {
    for (const direction of BOTH) this.#gates[direction].open();
  }

  cut(ending: Ending): void {
    const { client, server, onCut } = this.#given;
    if (!client.destroyed) onCut();
    for (const socket of [client, server]) {
      if (ending === 'RST') socket.resetAndDestroy();
      else socket.destroySoon();
    }
    this.resume();
  }

  /** Lets so many more bytes pass in that direction, be it in the middle of a frame, and cuts. */
  cutAfter(bytes: number, direction: Direction, ending: Ending): void {
    this.#left[direction] = bytes;
    this.#ending = ending;
  }

  async #move(direction: Direction, from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        await this.#gates[direction].passed();
        const passes = chunk.subarray(0, this.#left[direction]);
        this.#left[direction] -= passes.length;
        await this.#given.carry[direction](passes, (piece) => put(to, piece));
        if (passes.length < chunk.length) return this.cut(this.#ending);
      }
    } catch {
      // It was cut.
      this.cut('RST');
    }
  }
}

/** Resolves when the bytes have left for the system: what follows is a segment of its own. */
function put(to: Socket, piece: Buffer): Promise<void> {
  return new Promise((resolve, reject) => to.write(piece, (problem) => (problem ? reject(problem) : resolve())));
}
