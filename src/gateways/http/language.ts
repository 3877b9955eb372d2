import type { IncomingMessage } from 'node:http';
import type { Language } from '../../protocol/sentences.ts';

const ASKED = /[?&]language=(ko|en)(?:&|$)/;

/** The one that a page asks for in the address of its connection, as `languageOf` where it asks for none. */
export function languageAsked(request: IncomingMessage): Language {
  const asked = ASKED.exec(request.url ?? '')?.[1];
  return asked === 'ko' || asked === 'en' ? asked : languageOf(request);
}

/** The first of the languages asked for (RFC 9110 section 12.5.4) that sokdak speaks; else English. */
export function languageOf({ headers }: IncomingMessage): Language {
  const first = (headers['accept-language'] ?? '').match(/\b(ko|en)\b/i)?.[1];
  return first?.toLowerCase() === 'ko' ? 'ko' : 'en';
}
