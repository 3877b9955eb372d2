import type { Message } from '../../../src/gateways/irc/wire/message.ts';
import { sentence } from '../../../src/protocol/sentences.ts';
import { LineClient, read } from '../../irc/line-client.ts';
import { type Came, type Dial, type Hear, type Line, Waiting } from './line.ts';

const ROOM = '#광장';
const CAPS = [
  ...['message-tags', 'server-time', 'batch', 'labeled-response', 'echo-message', 'standard-replies'],
  'draft/chathistory',
];
const STOPPING = (['ko', 'en'] as const).map((language) => sentence({ code: 'stopping' }, language));
const BEGINNING = 'timestamp=1970-01-01T00:00:00.000Z';

/** An answer as it is gathered: a batch names the label, and its lines the batch. */
interface Asked {
  readonly lines: Message[];
  answered(lines: readonly Message[]): void;
}

/** IRC with labels: an echo acknowledges, and history is asked for by the id of a message. There is no `seq`. */
class IrcLine implements Line {
  readonly #client: LineClient;
  readonly #hear: Hear;
  readonly #waiting = new Waiting();
  readonly #asked = new Map<string, Asked>();
  readonly #batches = new Map<string, string>();
  #labels = 0;

  constructor(client: LineClient, hear: Hear) {
    this.#client = client;
    this.#hear = hear;
    const end = () => this.#waiting.end();
    client.closed.then(end, end);
  }

  get gone(): Promise<Came | null> {
    return this.#waiting.gone;
  }

  ask(name: string, payload: object): Promise<Came | null> {
    const asked = payload as Readonly<Record<string, string | number | undefined>>;
    return this.#waiting.answer((answered) => {
      if (name === 'hello') this.#enter(asked).then(answered, () => this.close());
      else if (name === 'say')
        this.#label(`+sokdak/key=${escaped(asked.key)};`, `PRIVMSG ${asked.room} :${asked.text}`, echoed, answered);
      else if (name === 'history')
        this.#label('', `CHATHISTORY AFTER ${ROOM} ${referenceTo(asked.afterId)} 100`, paged, answered);
      else throw new Error(`this line has no word for ${name}`);
    });
  }

  close(): void {
    this.#client.lose();
    this.#waiting.end();
  }

  async #enter({ nickname, token }: Readonly<Record<string, string | number | undefined>>): Promise<Came> {
    const pass = token === undefined ? {} : { pass: `token:${token}` };
    await this.#client.register(String(nickname), { caps: CAPS, ...pass });
    const told = await this.#client.ask('TOKEN', `JOIN ${ROOM}`);
    const [, own] = /token:(\S+)$/m.exec(told.join('\n')) ?? [];
    void this.#read();
    return { ok: own !== undefined, token: own, rooms: [{ log: ROOM }] };
  }

  /** All that comes, from here on. */
  async #read(): Promise<void> {
    try {
      for (;;) for (const line of await this.#client.until(/./)) this.#take(read(line));
    } catch {
      this.#waiting.end();
    }
  }

  #label(
    tags: string,
    line: string,
    word: (lines: readonly Message[]) => Came,
    answered: (answer: Came) => void,
  ): void {
    this.#labels += 1;
    this.#asked.set(String(this.#labels), { lines: [], answered: (lines) => answered(answerIn(lines, word)) });
    this.#client.send(`@${tags}label=${this.#labels} ${line}`);
  }

  #take(message: Message): void {
    const { command, params, tags } = message;
    const [ref = ''] = params;
    if (command === 'PING') this.#client.send(`PONG :${ref}`);
    if (command === 'BATCH' && ref.startsWith('+')) this.#begin(ref.slice(1), tags);
    else if (command === 'BATCH') this.#end(this.#batches.get(ref.slice(1)));
    else {
      const label = tags.get('label') ?? this.#batches.get(tags.get('batch') ?? '');
      if (label !== undefined) this.#asked.get(label)?.lines.push(message);
      if (tags.has('label')) this.#end(label);
      if (command === 'PRIVMSG' && !tags.has('batch'))
        this.#waiting.hear({ on: 'said', ...entryIn(message) }, this.#hear);
      if (command === 'ERROR') this.#waiting.hear(goodbyeIn(message), () => {});
    }
  }

  /** A batch within a batch belongs to the same label. */
  #begin(ref: string, tags: Message['tags']): void {
    const label = tags.get('label') ?? this.#batches.get(tags.get('batch') ?? '');
    if (label !== undefined) this.#batches.set(ref, label);
  }

  #end(label: string | undefined): void {
    const asked = this.#asked.get(label ?? '');
    this.#asked.delete(label ?? '');
    asked?.answered(asked.lines);
  }
}

/** A tag's value ends at a space (ircv3.net/specs/extensions/message-tags). */
function escaped(value: string | number | undefined): string {
  return String(value).replaceAll(' ', '\\s');
}

function referenceTo(id: unknown): string {
  return typeof id === 'string' ? `msgid=${id}` : BEGINNING;
}

function entryIn({ tags, params: [, text] }: Message): Came {
  return { id: tags.get('msgid'), text };
}

/** The refusal, where there is one; else what is made of the messages. */
function answerIn(lines: readonly Message[], made: (messages: readonly Message[]) => Came): Came {
  const refusal = lines.find(({ command }) => command === 'FAIL' || /^[45]\d\d$/.test(command));
  if (refusal) return { ok: false, error: { code: codeIn(refusal) } };
  return { ok: true, ...made(lines.filter(({ command }) => command === 'PRIVMSG')) };
}

const echoed = ([echo]: readonly Message[]): Came => (echo ? entryIn(echo) : {});
const paged = (messages: readonly Message[]): Came => ({ entries: messages.map(entryIn) });

function codeIn({ params }: Message): string {
  if (params[1] !== 'TEMPORARILY_UNAVAILABLE') return String(params[1]);
  return STOPPING.includes(params.at(-1) ?? '') ? 'stopping' : 'not_kept';
}

/** What ERROR says is words for a person; that it is said is the goodbye. */
function goodbyeIn({ params: [why] }: Message): Came {
  return { on: 'goodbye', reason: why };
}

export const irc: Dial = async (_url, hear, address) => {
  const { hostname: host, port } = new URL(address);
  return new IrcLine(await LineClient.connect({ host, port: Number(port) }), hear);
};
