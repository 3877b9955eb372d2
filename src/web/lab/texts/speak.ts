import { speech } from '../../texts/speech.svelte.ts';
import { en } from './en.ts';
import { ko, type LabTexts } from './ko.ts';

/** The texts of the lab, in the language that is spoken. */
export function labTexts(): LabTexts {
  return speech.language === 'ko' ? ko : en;
}

/** 0.42 ms, 12 ms, 3.4 s: as many digits as tell something. */
export function duration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(2)} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return `${(ms / 1_000).toFixed(1)}${speech.language === 'ko' ? '초' : ' s'}`;
}
