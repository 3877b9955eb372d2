import { written } from '../../texts/dates.ts';
import { speech } from '../../texts/speech.svelte.ts';
import { en } from './en.ts';
import { type AdminTexts, ko } from './ko.ts';

/** The texts of this page, in the language that is spoken. */
export function adminTexts(): AdminTexts {
  return speech.language === 'ko' ? ko : en;
}

export const when = (at: number): string => written(at, 'moment', speech.language);

export const number = (value: number): string => Math.round(value).toLocaleString(speech.language);

/** 0.42 ms, 12 ms, 3.4 s. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Number(ms.toPrecision(2))} ms`;
  return `${Number((ms / 1_000).toPrecision(2))} s`;
}

/** 850 KB, 85 MB, 12 GB. */
export function bytes(count: number): string {
  const step = Math.min(Math.floor(Math.log2(Math.max(count, 1)) / 10), 4);
  const size = count / 1_024 ** step;
  return `${size >= 100 ? Math.round(size) : Number(size.toPrecision(2))} ${['B', 'KB', 'MB', 'GB', 'TB'][step]}`;
}
