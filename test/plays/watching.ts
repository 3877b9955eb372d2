import { expect } from 'vitest';
import { type Sighting, sightingOf, wordsOf } from './sightings.ts';
import type { Stage } from './stage.ts';
import type { Answer } from './voices/voice.ts';

/** The next thing that a character sees is this. */
export async function sees(stage: Stage, name: string, words: string): Promise<void> {
  const unseen = await stage.of(name).look();
  expect(unseen.splice(0, 1).map(wordsIn(stage))).toEqual([words]);
}

export async function seesNothing(stage: Stage, name: string): Promise<void> {
  expect((await stage.of(name).look()).map(wordsIn(stage))).toEqual([]);
}

/** What was to be seen so far is of no interest to this play. */
export async function lookAround(stage: Stage): Promise<void> {
  for (const character of stage.characters.values()) (await character.look()).splice(0);
}

/** A play ends when everyone has told of all that he saw. */
export async function everythingWasSeen(stage: Stage): Promise<void> {
  for (const [name, character] of stage.characters) {
    const unseen = (await character.look()).map(wordsIn(stage));
    expect({ [name]: unseen }).toEqual({ [name]: [] });
  }
}

/** The newest page, as it reads now: each message in it counts as seen now. */
export async function readRoom(stage: Stage, name: string, room: string): Promise<void> {
  const character = stage.of(name);
  const { log } = await character.learn({ do: 'join', room });
  if (log !== undefined) await read(stage, name, log);
}

/** Whoever asks: outside of a play, a third person may have heard of the log's id. */
export async function readWhispers(stage: Stage, name: string, two: readonly string[]): Promise<void> {
  const log = stage.pairs.get([...two].sort().join(' '));
  if (log === undefined) throw new Error(`${two.join(' and ')} have not whispered`);
  await read(stage, name, log, two);
}

export async function findsIn(stage: Stage, name: string, room: string, names: string): Promise<void> {
  const { people = [] } = await stage.of(name).learn({ do: 'who', room });
  expect(listed(people.map(({ nickname }) => nickname))).toBe(listed(names.split(', ')));
}

export async function findsRooms(stage: Stage, name: string, rooms: string): Promise<void> {
  const { rooms: found = [] } = await stage.of(name).learn({ do: 'rooms' });
  expect(listed(found.map(({ room, count }) => `${room} ${count}`))).toBe(listed(rooms.split(', ')));
}

/** What is found counts as seen now, the oldest first. */
export async function searches(stage: Stage, name: string, query: string): Promise<void> {
  const character = stage.of(name);
  await character.look();
  const { hits = [], seen } = await character.learn({ do: 'search', query });
  (await character.look()).push(...(seen ?? hits.toReversed().map(hitSighting)));
}

function hitSighting({ id, by, room, text }: NonNullable<Answer['hits']>[number]): Sighting {
  const message = { id, by: by.nickname, text, action: false };
  return room === undefined ? { saw: 'whispered', ...message } : { saw: 'said', room, ...message };
}

async function read(stage: Stage, name: string, log: string, two?: readonly string[]): Promise<void> {
  const character = stage.of(name);
  await character.look();
  const { entries = [], seen } = await character.read(log, two);
  const shown = entries.filter(({ on }) => on !== 'edited' && on !== 'deleted' && on !== 'reacted');
  (await character.look()).push(...(seen ?? shown.map(sightingOf)));
}

function wordsIn(stage: Stage): (sighting: Sighting) => string {
  const texts = new Map([...stage.messages].map(([text, id]) => [id, text]));
  return (sighting) => wordsOf(sighting, (id) => texts.get(id) ?? id);
}

function listed(names: readonly string[]): string {
  return [...names].sort().join(', ');
}
