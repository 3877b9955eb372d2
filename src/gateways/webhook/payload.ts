import { readable } from './mrkdwn.ts';

/** What a tool wants to be said, as one text; empty where it has none. */
export interface Payload {
  readonly text: string;
  /** The name under which the tool would like to speak. */
  readonly username: string | null;
}

/** Reads JSON, or a form with `payload=` JSON in it or with `text=`; null where it is neither. */
export function payloadIn(body: string): Payload | null {
  const form = new URLSearchParams(body);
  const words = form.get('payload');
  const message = parseJson(words ?? body) ?? (form.has('text') && words === null ? Object.fromEntries(form) : null);
  if (!isObject(message) || !isTextOrNothing(message.text)) return null;
  const { text, blocks, attachments, username } = message;
  const said = partsOf([text]).length > 0 ? partsOf([text]) : partsOf(blocks);
  const lines = [...said, ...listOf(attachments).flatMap(attached)];
  return { text: lines.join('\n'), username: typeof username === 'string' ? oneLine(username) : null };
}

/** What an attachment shows; where it shows nothing, what it says for those who show no attachments. */
function attached(attachment: unknown): readonly string[] {
  if (!isObject(attachment)) return [];
  const { pretext, title, title_link: link, text, fields, blocks, fallback } = attachment;
  const titled = typeof title === 'string' && typeof link === 'string' ? [`<${link}|${title}>`] : [title];
  const rows = listOf(fields).flatMap((field) =>
    isObject(field) ? [`${field.title ?? ''}: ${field.value ?? ''}`] : [],
  );
  const shown = [...partsOf([pretext]), ...partsOf(titled), ...partsOf([text]), ...partsOf(rows), ...partsOf(blocks)];
  return shown.length > 0 ? shown : partsOf([fallback]);
}

/** Blocks lie in blocks, but not so deep. */
const DEPTH = 6;

/** The texts of blocks (https://docs.slack.dev/reference/block-kit/blocks), one for each line. */
function partsOf(blocks: unknown, depth = DEPTH): readonly string[] {
  return listOf(blocks)
    .flatMap((block) => partsOfOne(block, depth))
    .filter((part) => part.trim() !== '');
}

function partsOfOne(block: unknown, depth: number): readonly string[] {
  if (typeof block === 'string') return [readable(block)];
  if (!isObject(block) || depth === 0) return [];
  const { type, text, url, fields, elements, alt_text: alt } = block;
  if (type === 'link' && typeof url === 'string') return partsOf([`<${url}|${typeof text === 'string' ? text : url}>`]);
  const inner = [...partsOf([text], depth - 1), ...partsOf(fields, depth - 1), ...within(type, elements, depth - 1)];
  return inner.length > 0 ? inner : partsOf([alt]);
}

/** The elements of a rich text's section stand in one line. */
function within(type: unknown, elements: unknown, depth: number): readonly string[] {
  if (type !== 'rich_text_section') return partsOf(elements, depth);
  return [
    listOf(elements)
      .flatMap((element) => partsOfOne(element, depth))
      .join(''),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isTextOrNothing(text: unknown): boolean {
  return text === undefined || text === null || typeof text === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 80);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
