import type { Reply } from '../protocol/answer.ts';

/** Entries that many are answered with, as JSON. What is in such a page is never changed (hub/pages.ts). */
const texts = new WeakMap<readonly unknown[], string>();

/** An answer as JSON text. The entries of a page that many ask for, as all do who come back at once, are written once. */
export function answerText(reply: Reply): string {
  if (!('entries' in reply)) return JSON.stringify(reply);
  const fields = Object.entries(reply).filter(([, value]) => value !== undefined);
  const written = fields.map(([name, value]) => {
    const text = value === reply.entries ? textOf(reply.entries) : JSON.stringify(value);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{${written.join()}}`;
}

function textOf(entries: readonly unknown[]): string {
  const text = texts.get(entries) ?? JSON.stringify(entries);
  texts.set(entries, text);
  return text;
}
