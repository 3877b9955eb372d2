import { backOff } from '../../../client/back-off.ts';
import type { LabEvent } from '../../../protocol/lab.ts';
import { readLine } from '../wire/irc-line.ts';
import type { Unit } from '../wire/part.ts';
import { nextName } from './talk.ts';
import type { Way, WayGiven } from './way.ts';

/** A browser has no TCP socket. The server holds the client's end; what it writes and hears is decided here. */
export interface TcpEnd {
  openTcp(): Promise<boolean>;
  write(text: string): void;
}

/**
 * With these, messages bear their id, what one says is echoed with one's own label, refusals come as FAIL, and only what
 * is asked for is replayed.
 */
const CAPS = 'message-tags server-time batch labeled-response echo-message standard-replies draft/chathistory';

/** Error replies (RFC 1459 section 6.1), and FAIL (ircv3.net/specs/extensions/standard-replies). */
const REFUSED = /^(4\d\d|FAIL)$/;

/** A small IRC client (modern.ircdocs.horse), line by line. */
export class TcpWay implements Way {
  readonly #given: WayGiven;
  readonly #end: TcpEnd;
  readonly #labels = new Map<string, () => void>();
  #nickname: string;
  #token: string | null = null;
  /** Of the last that was seen: `msgid=…`, or before there was any, `timestamp=…`. */
  #seen: string | null = null;
  #open = false;
  #registered = false;
  #wanted = true;
  #asked = 0;
  #tries = 0;
  #came = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(given: WayGiven, end: TcpEnd) {
    this.#given = given;
    this.#end = end;
    this.#nickname = given.nickname;
  }

  start(): void {
    this.#wanted = true;
    clearTimeout(this.#timer);
    if (this.#open) return;
    this.#given.tell({ is: 'opening' });
    this.#end.openTcp().then((done) => {
      if (!done && !this.#open) this.#later();
    });
  }

  say(text: string): Promise<void> {
    this.#asked += 1;
    const label = String(this.#asked);
    this.#write(`@label=${label} PRIVMSG ${this.#given.room} :${text}`);
    return new Promise((answered) => this.#labels.set(label, answered));
  }

  ping(): void {
    this.#write('PING lab');
  }

  hurry(): void {
    if (!this.#open && this.#wanted) this.start();
  }

  stop(): void {
    this.#wanted = false;
    clearTimeout(this.#timer);
  }

  /** What the server's stream says of this line. */
  watch({ on }: LabEvent): void {
    if (on === 'opened') this.#register();
    if (on === 'closed') this.#lost();
  }

  /** A line that the server wrote. */
  hear(unit: Unit): void {
    const { command, params, tags } = readLine(unit);
    const [first = '', second = '', last = ''] = [params[0], params[1], params.at(-1)];
    if (command === 'PING') this.#write(`PONG ${first}`);
    else if (command === '001') this.#welcomed();
    else if (command === '433') this.#rename();
    else if (command === '464') this.#locked();
    else if (!this.#registered && REFUSED.test(command)) this.#refused(last);
    else if (command === 'NOTICE' && last.includes('token:')) this.#token = last.split('token:').at(-1) ?? null;
    else if (command === 'PRIVMSG') this.#said(tags);
    else if (command === 'BATCH' && first.startsWith('-')) this.#batchEnds();
    else if (command === 'BATCH' && second === 'chathistory') this.#came = 0;
    else if (command === 'JOIN' && tags.has('time')) this.#seen ??= `timestamp=${tags.get('time')}`;
  }

  #register(): void {
    this.#open = true;
    this.#registered = false;
    this.#tries = 0;
    const key = this.#given.key();
    const pass = this.#token !== null ? `token:${this.#token}` : key;
    this.#write(
      `CAP REQ :${CAPS}`,
      ...(pass ? [`PASS :${pass}`] : []),
      `NICK ${this.#nickname}`,
      'USER lab 0 * :lab',
      'CAP END',
    );
  }

  #welcomed(): void {
    this.#registered = true;
    const { room } = this.#given;
    this.#write(
      ...(this.#token === null ? ['TOKEN'] : []),
      `JOIN ${room}`,
      ...(this.#seen !== null ? [`CHATHISTORY AFTER ${room} ${this.#seen} 50`] : []),
    );
    this.#given.tell({ is: 'here' });
  }

  #said(tags: ReadonlyMap<string, string>): void {
    if (tags.has('msgid')) this.#seen = `msgid=${tags.get('msgid')}`;
    if (tags.has('batch')) this.#came += 1;
    const label = tags.get('label') ?? '';
    this.#labels.get(label)?.();
    this.#labels.delete(label);
  }

  #batchEnds(): void {
    this.#given.tell({ is: 'caught-up', missed: this.#came, came: this.#came });
  }

  #rename(): void {
    this.#nickname = nextName(this.#nickname);
    this.#write(`NICK ${this.#nickname}`);
  }

  /** A token that nobody knows any more is dropped: the next to come is a stranger. */
  #locked(): void {
    if (this.#token !== null) {
      this.#token = null;
      return;
    }
    this.#wanted = false;
    this.#given.tell({ is: 'locked' });
  }

  /** Whatever it is, to come again would change nothing. */
  #refused(message: string): void {
    this.#wanted = false;
    this.#given.tell({ is: 'refused', message });
  }

  #lost(): void {
    this.#open = false;
    for (const answered of this.#labels.values()) answered();
    this.#labels.clear();
    if (this.#wanted) this.#later();
  }

  #later(): void {
    const ms = backOff(this.#tries, Math.random());
    this.#tries += 1;
    this.#given.tell({ is: 'waiting', ms });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.start(), ms);
  }

  #write(...lines: readonly string[]): void {
    this.#end.write(lines.map((line) => `${line}\r\n`).join(''));
  }
}
