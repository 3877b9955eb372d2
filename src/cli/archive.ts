import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Language, type LoadedConfig, languageAsked, loadConfig } from '../config.ts';
import { fileName } from '../core/file-name.ts';
import { type OperatorDoor, readOperatorFile } from '../operating/operator-file.ts';
import { StoreError } from '../stores/fault.ts';
import { adminTexts } from './admin/texts.ts';
import { wordsIn } from './admin/words.ts';
import { worded } from './faults.ts';
import { texts } from './texts.ts';

/**
 * `sokdak archive ROOM [FILE]`: the server that runs with this data writes a room down as one HTML file (SPEC R24), here
 * named after the room where nothing is said. Nothing is overwritten, and what breaks off leaves no file. Resolves to
 * the exit code.
 */
export async function archive(argv: readonly string[]): Promise<number> {
  const words = wordsIn(argv);
  const { command: room, given: [file = `${fileName(room ?? '').replace(/^#/, '')}.html`, ...more] = [] } = words ?? {};
  if (!words || room === undefined || more.length > 0)
    return fail(texts[languageAsked({ argv, env: process.env })].needsRoom, 2);
  const loaded = loadConfig({ argv: words.rest, env: process.env, cwd: process.cwd() });
  return loaded.ok ? bring(loaded, room, resolve(file)) : fail(loaded.sentence, 2);
}

async function bring({ config, language }: LoadedConfig, room: string, file: string): Promise<number> {
  const data = resolve(config.data);
  const { notRunning, unreadable } = adminTexts[language];
  try {
    if (existsSync(file)) throw new StoreError('occupied', `There is a file already: ${file}`, file);
    const door = readOperatorFile(data);
    // What does not listen is no server of ours.
    const response = door && (await asked(door, room, language).catch(() => null));
    if (!response) return fail(notRunning(data), 1);
    if (!response.ok || !response.body) return fail(await refusalIn(response), 1);
    await keep(response.body, file);
    process.stdout.write(`${texts[language].archived(file)}\n`);
    return 0;
  } catch (problem) {
    return fail(problem instanceof StoreError ? worded(problem, language) : unreadable(worded(problem, language)), 1);
  }
}

/** In the time zone of whoever asks. Takes as long as the room is. */
function asked({ url, secret }: OperatorDoor, room: string, language: Language): Promise<Response> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return fetch(`${url}/operate/archive.html?${new URLSearchParams({ room, zone })}`, {
    headers: { authorization: `Bearer ${secret}`, 'accept-language': language },
  });
}

async function refusalIn(response: Response): Promise<string> {
  const { error } = (await response.json()) as { readonly error: { readonly message: string } };
  return error.message;
}

/** As a file that only its owner reads; none where it is not whole. */
async function keep(body: NonNullable<Response['body']>, file: string): Promise<void> {
  const written = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  try {
    await pipeline(body, written);
  } catch (problem) {
    if (!written.pending) rmSync(file, { force: true });
    throw problem;
  }
}

function fail(sentence: string, code: 1 | 2): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}
