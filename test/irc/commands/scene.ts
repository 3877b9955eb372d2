import { afterEach, beforeEach } from 'vitest';
import { type House, openHouse, usual } from '../../plays/house.ts';
import { type Coming, LineClient } from '../line-client.ts';

export const ROOM = '#광장';

/** A server with the IRC port open, for each test a new one. */
export interface Scene {
  readonly house: House;
  come(nick: string, coming?: Coming): Promise<LineClient>;
  /** The same, made owner. */
  comeAsOwner(nick: string, coming?: Coming): Promise<LineClient>;
}

export function scene(): Scene {
  let house: House;
  const come: Scene['come'] = (nick, coming = {}) =>
    LineClient.come({ port: house.ircPort }, nick, { rooms: [ROOM], ...coming });
  beforeEach(async () => {
    house = await openHouse(usual());
  });
  afterEach(() => house.stop());
  return {
    get house() {
      return house;
    },
    come,
    async comeAsOwner(nick, coming = {}) {
      const owner = await come(nick, { ...coming, rooms: [] });
      await owner.ask('OPER owner the-owner-secret', ...(coming.rooms ?? [ROOM]).map((room) => `JOIN ${room}`));
      return owner;
    },
  };
}

/** The answer alone, without what was told before. */
export async function answers(client: LineClient, ...lines: readonly string[]): Promise<readonly string[]> {
  await client.barrier();
  return (await client.ask(...lines)).map(plain);
}

/** What was told until now. */
export async function heard(client: LineClient): Promise<readonly string[]> {
  return (await client.barrier()).map(plain);
}

/** A line with `u` for each user and `ID` for each id, which are made by chance. */
export function plain(line: string): string {
  return line.replace(/\bu\d{8}\b/g, 'u').replace(/\bid-\d{8}\b/g, 'ID');
}
