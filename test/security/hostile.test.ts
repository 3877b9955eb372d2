import { afterEach, describe, expect, test } from 'vitest';
import { prepareNickname } from '../../src/core/nickname.ts';
import { prepareRoomName } from '../../src/core/room-name.ts';
import { prepareReason, prepareText, TOPIC_LIMIT } from '../../src/core/text.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import type { Sighting } from '../plays/sightings.ts';
import { http } from '../plays/voices/http.ts';
import { straight } from '../plays/voices/hub.ts';
import { irc } from '../plays/voices/irc.ts';
import { socketio } from '../plays/voices/socketio.ts';
import type { Answered, Voice, WayIn } from '../plays/voices/voice.ts';
import { websocket } from '../plays/voices/websocket.ts';
import { SCRIPTS, TRICKS } from './hostile.ts';

const ROOM = '#광장';
const CORPUS = [...SCRIPTS, ...TRICKS];
const WAYS = [straight, socketio, websocket, irc, http];

let house: House;
afterEach(() => house.stop());

/** One who says it, the owner, by one way; and one who hears it by each. */
async function gathered(way: WayIn): Promise<{ speaker: Voice; ears: readonly Ear[] }> {
  house = await openHouse(usual({ settings: { key: null } }));
  const speaker = await come(way, '주인', { owner: 'the-owner-secret' });
  const ears = [];
  for (const each of WAYS) ears.push(new Ear(each.name, await come(each, `귀${each.name.replaceAll(' ', '')}`)));
  for (const ear of ears) await ear.hear('said');
  return { speaker, ears };
}

async function come(way: WayIn, nickname: string, proof: { owner?: string } = {}): Promise<Voice> {
  const voice = await way.come(house, null);
  expect(await voice.ask({ do: 'hello', nickname, rooms: [ROOM], ...proof })).toMatchObject({ ok: true });
  return voice;
}

class Ear {
  readonly name: string;
  readonly #voice: Voice;

  constructor(name: string, voice: Voice) {
    this.name = name;
    this.#voice = voice;
  }

  async hear<S extends Sighting['saw']>(saw: S): Promise<readonly Extract<Sighting, { saw: S }>[]> {
    await this.#voice.barrier();
    return this.#voice.take().filter((one): one is Extract<Sighting, { saw: S }> => one.saw === saw);
  }
}

/** IRC has no spaces in nicknames. */
const asNick = (nickname: string) => nickname.replaceAll(' ', '_');

/** To JOIN, a space begins a key, and a comma another room. */
const isOneName = (name: string, way: WayIn) => way !== irc || !/[ ,]/.test(name);

const codeOf = (answered: Answered) => (answered.ok ? 'ok' : answered.code);

describe.each(WAYS.map((way) => [way.name, way] as const))('by %s', (_, way) => {
  test('[T1] hostile texts are told to everybody as they are kept, or refused as everywhere', async () => {
    const { speaker, ears } = await gathered(way);
    for (const text of CORPUS) {
      const prepared = prepareText(text);
      const answered = await speaker.ask({ do: 'say', room: ROOM, text });
      expect(codeOf(answered), text).toBe(prepared.ok ? 'ok' : prepared.refusal.code);
      for (const ear of ears) {
        const heard = (await ear.hear('said')).map((said) => said.text);
        expect(heard, `${ear.name}: ${text}`).toEqual(prepared.ok ? [prepared.text] : []);
      }
    }
  });

  test('[T1] [R10] so are topics', async () => {
    const { speaker, ears } = await gathered(way);
    for (const text of CORPUS) {
      const prepared = prepareReason(text, TOPIC_LIMIT);
      const answered = await speaker.ask({ do: 'topic', room: ROOM, text });
      expect(codeOf(answered), text).toBe(prepared.ok ? 'ok' : prepared.refusal.code);
      for (const ear of ears) {
        const heard = (await ear.hear('topic')).map(({ topic }) => topic);
        expect(heard, `${ear.name}: ${text}`).toEqual(prepared.ok ? [prepared.reason] : []);
      }
    }
  });

  test('[N1] so are nicknames', async () => {
    const { speaker, ears } = await gathered(way);
    for (const nickname of CORPUS) {
      const prepared = prepareNickname(nickname);
      const answered = await speaker.ask({ do: 'rename', nickname });
      expect(codeOf(answered), nickname).toBe(prepared.ok ? 'ok' : 'bad_nickname');
      for (const ear of ears) {
        const heard = (await ear.hear('renamed')).map(({ now }) => asNick(now));
        expect(heard, `${ear.name}: ${nickname}`).toEqual(prepared.ok ? [asNick(prepared.nickname)] : []);
      }
    }
  });

  test('[N13] so are names of rooms', async () => {
    const { speaker } = await gathered(way);
    for (const name of CORPUS.map((text) => `#${text}`).filter((one) => isOneName(one, way))) {
      const prepared = prepareRoomName(name);
      const answered = await speaker.ask({ do: 'join', room: name });
      expect(codeOf(answered), name).toBe(prepared.ok ? 'ok' : 'bad_room_name');
      if (prepared.ok) expect(house.hub.rooms.named(name)?.name).toBe(prepared.room);
    }
  });
});
