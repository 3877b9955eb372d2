import type { Entry, Reaction, Said } from '../../../core/entry.ts';
import type { FileInfo } from '../../../core/file.ts';
import { linkIn } from '../../../core/preview.ts';
import { escaped } from '../escaped.ts';
import type { Moments } from './moments.ts';
import type { ArchiveTexts } from './texts.ts';

/** What a message is drawn with. */
export interface Drawing {
  readonly texts: ArchiveTexts;
  readonly moments: Moments;
  readonly pinned: ReadonlySet<string>;
  /** The messages that are answered, as far as they may be read. */
  readonly answered: ReadonlyMap<string, Entry>;
  /** What tells of the page to which a message leads, where that is shown. */
  preview(id: string): Entry | undefined;
  /** A picture within the document; null where it is only named. */
  picture(file: FileInfo): Promise<string | null>;
}

/** What somebody said, with all that became of it. */
export async function messageHtml({ id, at, event }: Entry<Said>, drawing: Drawing): Promise<string> {
  const { texts, moments, pinned } = drawing;
  const isDeleted = event.deletedAt !== undefined;
  const marks = [
    ...(pinned.has(id) ? [texts.pinned] : []),
    ...(event.editedAt !== undefined && !isDeleted ? [texts.edited(moments.full(event.editedAt))] : []),
  ];
  const text = event.action ? `* ${event.by.nickname} ${event.text}` : event.text;
  return `<article id="${anchor(id)}">
<p><span class="who" dir="auto">${escaped(event.by.nickname)}</span> <time datetime="${new Date(at).toISOString()}">${escaped(moments.time(at))}</time>${marks.map((mark) => ` <span class="marks">${escaped(mark)}</span>`).join('')}</p>
${event.replyTo === undefined ? '' : quote(event.replyTo, drawing)}${isDeleted ? `<p class="soft">${escaped(texts.deleted)}</p>\n` : textHtml(text)}${isDeleted ? '' : await filesHtml(event.files ?? [], drawing)}${isDeleted ? '' : await previewHtml(event, drawing.preview(id), drawing)}${reactionsHtml(event.reactions ?? [], texts)}</article>
`;
}

/** One line of a message, that leads to it. */
export function excerptHtml({ id, event }: Entry, texts: ArchiveTexts): string {
  if (!('text' in event)) return escaped(texts.unread);
  const isDeleted = 'deletedAt' in event && event.deletedAt !== undefined;
  const [line = ''] = (isDeleted ? texts.deleted : event.text).split('\n');
  const short = [...line].length > EXCERPT ? `${[...line].slice(0, EXCERPT).join('')}…` : line;
  return `<a href="#${anchor(id)}"><span class="name" dir="auto">${escaped(event.by.nickname)}</span>: <span class="name" dir="auto">${escaped(short)}</span></a>`;
}

/** Code points. */
const EXCERPT = 60;

/** Ids are made here, and of letters, digits and dashes; whatever they were, they end no attribute. */
const anchor = (id: string) => `m-${escaped(id)}`;

function quote(id: string, { answered, texts }: Drawing): string {
  const entry = answered.get(id);
  return `<blockquote><p>${entry ? excerptHtml(entry, texts) : escaped(texts.unread)}</p></blockquote>\n`;
}

function textHtml(text: string): string {
  return text === '' ? '' : `<p class="text" dir="auto">${escaped(text)}</p>\n`;
}

async function filesHtml(files: readonly FileInfo[], { picture }: Drawing): Promise<string> {
  const [pictures, listed]: [string[], string[]] = [[], []];
  for (const file of files) {
    const data = await picture(file);
    const { name, alt } = file;
    if (data) pictures.push(pictureHtml(file, data));
    else listed.push(`<li dir="auto">${escaped(name)} (${sizeOf(file.size)})${alt ? `: ${escaped(alt)}` : ''}</li>`);
  }
  return pictures.join('') + (listed.length === 0 ? '' : `<ul class="files">${listed.join('')}</ul>\n`);
}

function pictureHtml({ name, alt, width, height }: FileInfo, data: string): string {
  const size = width && height ? ` width="${Number(width)}" height="${Number(height)}"` : '';
  return `<img src="${escaped(data)}" alt="${escaped(alt || name)}"${size}>\n`;
}

/** Where the page is, what it is called, and what it says about itself. */
async function previewHtml(
  { text, editedAt = 0 }: Said,
  preview: Entry | undefined,
  { picture }: Drawing,
): Promise<string> {
  if (preview?.event.on !== 'previewed' || editedAt > preview.at) return '';
  const link = linkIn(text) ?? '';
  const host = URL.canParse(link) ? [new URL(link).host] : [];
  const lines = [...host, ...preview.event.text.split('\n')];
  const shown = preview.event.picture;
  const data = shown && (await picture(shown));
  return `<p class="preview">${lines.map((line) => `<span dir="auto">${escaped(line)}</span>`).join('<br>')}</p>\n${data ? pictureHtml(shown, data) : ''}`;
}

function reactionsHtml(reactions: readonly Reaction[], texts: ArchiveTexts): string {
  if (reactions.length === 0) return '';
  const each = reactions.map(({ emoji, by }) => texts.reactions(emoji, by.map(({ nickname }) => nickname).join(', ')));
  return `<ul class="reactions">${each.map((one) => `<li dir="auto">${escaped(one)}</li>`).join('')}</ul>\n`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${Math.round(bytes / 1_024)} KB` : `${Math.round(bytes / 104_857.6) / 10} MB`;
}
