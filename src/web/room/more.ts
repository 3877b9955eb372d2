import type { MessageRow } from '../../client/index.ts';

/** Signs by which an address, an emphasis, code, a quote or a list may be told. */
const SIGNS = /[*_~`[]|:\/\/|mailto:|^[ \t]*[>•-]/mu;

/** Whether a message is more than plain words, and needs what is loaded late. */
export function isMore({ reply, reactions, files, text }: MessageRow): boolean {
  return reply !== null || reactions.length > 0 || files.length > 0 || SIGNS.test(text);
}
