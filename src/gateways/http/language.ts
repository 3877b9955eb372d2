import type { IncomingMessage } from 'node:http';
import type { Language } from '../../protocol/sentences.ts';

/** The first of the languages asked for (RFC 9110 section 12.5.4) that sokdak speaks; else English. */
export function languageOf({ headers }: IncomingMessage): Language {
  const first = (headers['accept-language'] ?? '').match(/\b(ko|en)\b/i)?.[1];
  return first?.toLowerCase() === 'ko' ? 'ko' : 'en';
}
