import type { Refusal } from '../../core/refusal.ts';
import { sentence } from '../../protocol/sentences.ts';
import type { Client } from './client.ts';
import { SERVER } from './names.ts';
import { type Numeric, numericLine } from './numerics.ts';
import { type About, worded } from './refusals.ts';
import { type Line, tagged } from './wire/line.ts';

/** Lines of a long answer that are written in one go: some 150 KB. */
const LINES_AT_ONCE = 256;

/**
 * The answer to one command. Where the client gave a label (ircv3.net/specs/extensions/labeled-response) it bears it:
 * on the only line, or on a batch around several, or on an ACK when there is none.
 */
export class Reply {
  readonly #client: Client;
  readonly #label: string | null;
  #held: Line | null = null;
  #batch: string | null = null;
  #answered = false;
  #deferred = false;

  constructor(client: Client, label: string | null) {
    this.#client = client;
    this.#label = label;
  }

  numeric(name: Numeric, ...params: readonly string[]): void {
    this.line(numericLine(this.#client, name, ...params));
  }

  line(line: Line): void {
    if (this.#label === null || this.#answered) this.#client.write(line);
    else if (this.#batch !== null) this.#client.write(inBatch(line, this.#batch));
    else if (this.#held === null) this.#held = line;
    else {
      this.several();
      this.line(line);
    }
  }

  /** What was done, told at this moment and no later: its place among all other events is here. */
  event(lines: readonly Line[]): void {
    for (const line of this.#placed(lines)) this.#client.write(line);
  }

  /** A long answer, bit by bit: what was written leaves before more is, so that no answer is too long for a reader. */
  async long(lines: readonly Line[]): Promise<void> {
    const placed = this.#placed(lines);
    for (let from = 0; from < placed.length; from += LINES_AT_ONCE) {
      if (from > 0) await this.#client.ask('mark', {}, {});
      for (const line of placed.slice(from, from + LINES_AT_ONCE)) this.#client.write(line);
    }
  }

  /** Lines that belong together: a batch, where batches are understood. */
  batch(type: string, params: readonly string[], lines: readonly Line[]): Promise<void> {
    const { caps, network } = this.#client;
    const ref = network.codecs.reading(caps).batch();
    return this.long(caps.has('batch') ? batchOf(ref, [type, ...params], lines) : lines);
  }

  /** With the label: on the first of them where they are one, else on a batch around them. */
  #placed(lines: readonly Line[]): readonly Line[] {
    const [first, ...rest] = lines;
    if (!first || this.#label === null || this.#answered) return lines;
    if (this.#held === null && this.#batch === null && isOne(lines)) {
      this.#answered = true;
      return [tagged(first, { label: this.#label }), ...rest];
    }
    this.several();
    const batch = this.#batch;
    return batch === null ? lines : lines.map((line) => inBatch(line, batch));
  }

  /** More than one line will come: they stand in a batch. */
  several(): void {
    if (this.#label === null || this.#batch !== null || this.#answered) return;
    const held = this.#held;
    this.#held = null;
    this.#batch = this.#client.network.codecs.reading(this.#client.caps).batch();
    const params = [`+${this.#batch}`, 'labeled-response'];
    this.#client.write({ tags: { label: this.#label }, source: SERVER, command: 'BATCH', params });
    if (held) this.line(held);
  }

  /** The answer comes with another command. */
  defer(): void {
    this.#deferred = true;
  }

  resume(): void {
    this.#deferred = false;
  }

  /** ircv3.net/specs/extensions/standard-replies; the numeric for anything else where that is not asked for. */
  fail(command: string, code: string, context: readonly string[], text: string): void {
    const { client } = this;
    if (!client.caps.has('standard-replies')) {
      this.numeric('ERR_UNKNOWNERROR', command, `${code}: ${text}`);
      return;
    }
    this.line({ source: SERVER, command: 'FAIL', params: [command, code, ...context, text] });
  }

  refuse(refusal: Refusal, about: About): void {
    const words = worded(refusal, about);
    const text = sentence(refusal, this.#client.session.language);
    if ('numeric' in words) this.numeric(words.numeric, ...words.params, text);
    else this.fail(about.command, words.fail, words.context, text);
  }

  /** Words a refusal as one about this. */
  refusing(about: About): (refusal: Refusal) => void {
    return (refusal) => this.refuse(refusal, about);
  }

  end(): void {
    if (this.#label === null || this.#answered || this.#deferred) return;
    if (this.#batch !== null) this.#client.write({ source: SERVER, command: 'BATCH', params: [`-${this.#batch}`] });
    else
      this.#client.write(tagged(this.#held ?? { source: SERVER, command: 'ACK', params: [] }, { label: this.#label }));
    this.#answered = true;
  }

  get client(): Client {
    return this.#client;
  }
}

/** The lines as a batch: its beginning, which names it, and its end with them. */
export function batchOf(ref: string, named: readonly string[], lines: readonly Line[]): readonly Line[] {
  return [
    { source: SERVER, command: 'BATCH', params: [`+${ref}`, ...named] },
    ...lines.map((line) => inBatch(line, ref)),
    { source: SERVER, command: 'BATCH', params: [`-${ref}`] },
  ];
}

/** One line, or lines that are one batch: the label belongs to the first of them. */
function isOne(lines: readonly Line[]): boolean {
  const [ref] = lines[0]?.params ?? [];
  const last = lines.at(-1);
  return lines.length === 1 || (last?.command === 'BATCH' && last.params[0] === ref?.replace('+', '-'));
}

/** A line that already stands in a batch of its own stays there; the end of one stands in none. */
export function inBatch(line: Line, batch: string): Line {
  const standsElsewhere =
    line.tags?.batch !== undefined || (line.command === 'BATCH' && line.params[0]?.startsWith('-'));
  return standsElsewhere ? line : tagged(line, { batch });
}
