import { speech } from '../speech.svelte.ts';
import { en } from './en.ts';
import { ko, type LaterTexts } from './ko.ts';

/** The texts of the dialogs, in the language that is spoken. */
export function later(): LaterTexts {
  return speech.language === 'ko' ? ko : en;
}
