import { MOST_PARAMS } from './limits.ts';
import { readTags } from './tags.ts';

/** One message as it travels: `@tags :source COMMAND params` (RFC 1459 section 2.3.1, IRCv3 message-tags). */
export interface Message {
  readonly tags: ReadonlyMap<string, string>;
  readonly source: string | null;
  /** In capitals. */
  readonly command: string;
  readonly params: readonly string[];
}

const COMMAND = /^(?:[A-Za-z]{1,32}|[0-9]{3})$/;
const NO_TAGS: ReadonlyMap<string, string> = new Map();

/** Reads what is left of a line, word by word. */
class Words {
  #rest: string;

  constructor(line: string) {
    this.#rest = line.replace(/^ +/, '');
  }

  /** The next word, if it begins with this sign; without the sign. */
  marked(sign: string): string | null {
    return this.#rest.startsWith(sign) ? this.next().slice(sign.length) : null;
  }

  next(): string {
    const end = this.#rest.indexOf(' ');
    const word = end < 0 ? this.#rest : this.#rest.slice(0, end);
    this.#rest = end < 0 ? '' : this.#rest.slice(end).replace(/^ +/, '');
    return word;
  }

  params(): string[] {
    const params: string[] = [];
    while (this.#rest !== '') {
      if (this.#rest.startsWith(':')) return [...params, this.#rest.slice(1)];
      if (params.length === MOST_PARAMS - 1) return [...params, this.#rest];
      params.push(this.next());
    }
    return params;
  }
}

/** Reads one line, already without its line end; null when there is no command in it. */
export function parseMessage(line: string): Message | null {
  const words = new Words(line);
  const tags = words.marked('@');
  const source = words.marked(':');
  const command = words.next();
  if (!COMMAND.test(command)) return null;
  return {
    tags: tags === null ? NO_TAGS : readTags(tags),
    source,
    command: command.toUpperCase(),
    params: words.params(),
  };
}
