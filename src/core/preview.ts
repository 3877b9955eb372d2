import { type Actor, allow, type Decision, refuse } from './decision.ts';
import { type Entry, isMessage, personOf } from './entry.ts';
import type { FileInfo } from './file.ts';
import { type FileKind, kindOf } from './file-type.ts';
import { prepareText } from './text.ts';

/** Code points of what a preview shows of a page: its title, and what it says about itself. */
export const PREVIEW = { title: 120, description: 280 } as const;

/** Of the picture that a page shows of itself: bytes, pixels of a side, and code points that say what it shows. */
export const PICTURE = { bytes: 2 ** 20, side: { least: 32, most: 4_096 }, alt: 200 } as const;

/** What is drawn of pages, and how such files end. */
const PICTURES: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/webp', 'webp'],
  ['image/gif', 'gif'],
  ['image/avif', 'avif'],
]);

const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/gu;
const LINK = /https?:\/\/[^\s<>"'`]{1,2000}/iu;
/** What ends a sentence around an address ends the address, too. */
const TRAILING = /[.,;:!?…)\]}*_~'"“”’]+$/u;

/** The first address of a page in a text, where one stands that is not shown as code. */
export function linkIn(text: string): string | null {
  const address = LINK.exec(text.replace(CODE, ' '))?.[0].replace(TRAILING, '');
  return address === undefined || address.length < 10 ? null : address;
}

/** As it is kept: a line for the title, and one for the description where there is one. Null where nothing can be read. */
export function previewText(said: { readonly title: string; readonly description: string }): string | null {
  const title = line(said.title, PREVIEW.title);
  const description = line(said.description, PREVIEW.description);
  if (title === '') return null;
  return description === '' || description === title ? title : `${title}\n${description}`;
}

/** What a picture of a page shows, as that says it; empty where it says nothing that can be read. */
export function pictureAlt(said: string): string {
  return line(said, PICTURE.alt);
}

/** As what bytes are kept: null where they are, by what they begin with, no picture that is shown beside a message. */
export function pictureFile(bytes: Uint8Array): (FileKind & { readonly name: string }) | null {
  const kind = kindOf(bytes, '');
  const ending = PICTURES.get(kind.type);
  const sides = [kind.width ?? 0, kind.height ?? 0];
  const fits = sides.every((side) => side >= PICTURE.side.least && side <= PICTURE.side.most);
  return ending !== undefined && fits && bytes.length <= PICTURE.bytes ? { ...kind, name: `preview.${ending}` } : null;
}

/** One line of what others wrote, without anything that a message may not bear; cut where it is too long. */
function line(text: string, most: number): string {
  const prepared = prepareText([...text.slice(0, most * 8).replace(/\s+/gu, ' ')].slice(0, most * 4).join(''));
  if (!prepared.ok) return '';
  const letters = [...prepared.text.replace(/\s+/gu, ' ').trim()];
  return letters.length <= most
    ? letters.join('')
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** A preview that is to be shown (`reads` is what the message read when the page was looked at), or to be taken away. */
export type PreviewAct =
  | {
      readonly do: 'preview';
      readonly target: Entry | null;
      readonly text: string;
      readonly reads: string;
      readonly picture: FileInfo | null;
    }
  | { readonly do: 'remove-preview'; readonly target: Entry | null; readonly shown: boolean };

/** Its author, and who looks after the room, take it away; it is never shown beside other words than it was made for. */
export function decidePreview(by: Actor, act: PreviewAct, mayModerate: boolean): Decision {
  const message = act.target && isMessage(act.target.event) ? act.target.event : null;
  if (!act.target || !message || message.deletedAt !== undefined) return refuse({ code: 'no_such_message' });
  if (message.by.id !== by.id && !mayModerate) return refuse({ code: 'not_yours' });
  const stands = act.do === 'preview' ? act.reads === message.text : act.shown;
  if (!stands) return refuse({ code: 'no_change' });
  const about = { on: 'previewed', by: personOf(by), target: act.target.id } as const;
  if (act.do === 'remove-preview') return allow({ ...about, text: '' });
  return allow({ ...about, text: act.text, ...(act.picture && { picture: act.picture }) });
}
