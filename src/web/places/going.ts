import type { Aim } from '../../client/index.ts';

/** What leads out of the room, or to another place in it. */
export type Going =
  | { readonly go: string }
  | { readonly leave: string | null }
  | { readonly find: true }
  | { readonly search: string }
  | { readonly day: true }
  | { readonly aim: Aim };

const LINE =
  /^\s*[/／](join|j|query|대화|part|leave|list|rooms|search|찾기|date|날짜|들어가기|나가기|방목록)(?!\S)\s*(.*)$/iu;
const LEAVING = ['part', 'leave', '나가기'];
const SEARCHING = ['search', '찾기'];
const DAY = ['date', '날짜'];
const TALKING = ['query', '대화'];
const LISTING = ['list', 'rooms', '방목록'];

/** `/join 방`, `/part`, `/list`, `/search 말`; null where a line is none of them. Without a name, `/join` shows the rooms. */
export function goingBy(line: string): Going | null {
  const [, command, rest = ''] = LINE.exec(line) ?? [];
  if (command === undefined) return null;
  const [verb, name] = [command.normalize('NFC').toLowerCase(), rest.trim()];
  if (DAY.includes(verb)) return { day: true };
  if (SEARCHING.includes(verb)) return { search: name };
  if (LEAVING.includes(verb)) return { leave: name === '' ? null : withHash(name) };
  if (TALKING.includes(verb)) return name === '' ? { find: true } : { go: `@${name.replace(/^@/u, '')}` };
  return LISTING.includes(verb) || name === '' ? { find: true } : { go: withHash(name) };
}

export function withHash(name: string): string {
  return name.startsWith('#') ? name : `#${name}`;
}
