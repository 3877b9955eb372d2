import type { Composer, Connection } from '../../client/index.ts';
import { failureText } from '../texts/failure.ts';
import { later } from '../texts/later/later.ts';
import { speech } from '../texts/speech.svelte.ts';
import { type Going, goingBy } from './going.ts';

/**
 * Where a line leads, which is then out of the box; a text says why it leads nowhere, and leaves it there. Null where it
 * is no such line.
 */
export async function follow(line: string, connection: Connection, composer: Composer): Promise<Going | string | null> {
  const meant = goingBy(line);
  if (!meant) return null;
  if ('whois' in meant) return inspect(meant.whois, connection, composer);
  composer.taken();
  if (!('quit' in meant)) return meant;
  connection.forget();
  return '';
}

/** The card of whoever is called so. */
async function inspect(nickname: string, connection: Connection, composer: Composer): Promise<Going | string> {
  if (nickname === '') return later().wrong.no_name('whois');
  const asked = await connection.ask('whois', { nickname });
  if (!asked.ok) return failureText(asked.error, speech.texts);
  composer.taken();
  return { layer: { is: 'card', person: asked.who } };
}
