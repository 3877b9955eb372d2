import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { type HouseGiven, openHouse } from './house.ts';
import { type Play, playOf } from './play.ts';
import { Stage } from './stage.ts';
import type { WayIn } from './voices/voice.ts';
import { everythingWasSeen } from './watching.ts';

const FOLDER = new URL('../../plays/', import.meta.url);

export type Casting = ReadonlyMap<string, WayIn>;

export function plays(): readonly Play[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.play'));
  return files.sort().map((file) => playOf(file, readFileSync(new URL(file, FOLDER), 'utf8')));
}

/** Every character through every gateway that can say what he does, in every combination. */
export function castings(play: Play, ways: readonly WayIn[]): readonly Casting[] {
  const add = (parts: readonly Casting[], name: string) => {
    const fitting = ways.filter((way) => canPlay(way, name, play));
    return parts.flatMap((part) => fitting.map((way) => new Map([...part, [name, way]])));
  };
  return play.characters.reduce(add, [new Map()]);
}

function canPlay({ cannot }: WayIn, name: string, { lines }: Play): boolean {
  return lines.every(({ act }) => act.by !== name || act.needs === null || cannot?.has(act.needs) !== true);
}

/** One test for a play with a casting. */
export function perform(play: Play, casting: Casting, given: () => HouseGiven): void {
  const parts = [...casting].map(([name, { name: way }]) => `${name} ${way}`);
  test(`${play.title} (${parts.join(', ')})`, () => run(play, casting, given()));
}

async function run(play: Play, casting: Casting, given: HouseGiven): Promise<void> {
  const stage = new Stage(given, await openHouse(given), casting);
  try {
    for (const line of play.lines) await line.act.run(stage).catch((problem) => lament(problem, line));
    await everythingWasSeen(stage);
  } finally {
    for (const character of stage.characters.values()) character.lose();
    await stage.house.stop();
  }
}

/** The play's own line is what one wants to read first. */
function lament(problem: unknown, { at, words }: { readonly at: string; readonly words: string }): never {
  if (problem instanceof Error) problem.message = `plays/${at}: ${words}\n${problem.message}`;
  throw problem;
}
