import { keep, kept } from '../../frame/keep.ts';

const NAME = 'sokdak.previews';
/** The latest. */
const MOST = 300;

/** Previews that somebody closed in this browser: the ids of what shows them. */
let closed: ReadonlySet<string> | null = null;

export function isClosed(id: string): boolean {
  return all().has(id);
}

export function close(id: string): void {
  closed = new Set([...all(), id].slice(-MOST));
  keep(NAME, [...closed].join(' '));
}

function all(): ReadonlySet<string> {
  closed ??= new Set((kept(NAME) ?? '').split(' ').slice(-MOST));
  return closed;
}
