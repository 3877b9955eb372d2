import type { Sent } from '../../client/index.ts';
import { failureText } from '../texts/failure.ts';
import { later } from '../texts/later/later.ts';
import { speech } from '../texts/speech.svelte.ts';

/** Why a line was not sent, and what to type instead (UX 28); empty where it was. */
export function faultText(sent: Sent): string {
  if (sent.is === 'refused') return failureText(sent.error, speech.texts);
  return sent.is === 'wrong' ? later().wrong[sent.why](sent.command) : '';
}
