import type { House } from './house.ts';
import { type Came, type Line, websocket } from './line.ts';
import type { ServerProcess } from './server.ts';

const PAGE = 100;
const ROOMS = ['#광장', '#서고'];

/** All that somebody may read: for each room and pair, its entries as they came, each as one word. */
export interface Histories {
  readonly read: ReadonlyMap<string, readonly string[]>;
  /** What was refused on the way. */
  readonly refused: number;
}

/** Two who say, edit, delete, answer and whisper. Resolves to the token by which one of them reads all of it again. */
export async function converse(house: House): Promise<string> {
  const { url, irc } = await house.up();
  const [one, other] = await Promise.all([websocket(url, () => {}, irc), websocket(url, () => {}, irc)]);
  const { token } = await told(one, 'hello', { nickname: '갑순', rooms: ROOMS });
  await told(other, 'hello', { nickname: '을돌', rooms: ROOMS });
  for (let n = 0; n < 100; n += 1) {
    const { id } = await told(one, 'say', { room: '#서고', text: `책 ${n}: ${'읽고 또 읽는다. '.repeat(n % 30)}` });
    if (n % 3 === 0) await told(one, 'edit', { id, text: `고친 책 ${n}` });
    if (n % 7 === 0) await told(one, 'delete', { id });
    if (n % 2 === 0) await told(other, 'whisper', { to: '갑순', text: `귓속말 ${n}` });
  }
  one.close();
  other.close();
  return String(token);
}

/** What a server lets one read who bears that token. */
export async function historiesOf({ url, irc }: ServerProcess, token: string): Promise<Histories> {
  const line = await websocket(url, () => {}, irc);
  const hello = await line.ask('hello', { nickname: '', token, rooms: ROOMS });
  if (hello?.ok !== true) return { read: new Map(), refused: 1 };
  const read = new Map<string, readonly string[]>();
  let refused = 0;
  for (const { log, last, room, with: other } of [...listed(hello.rooms), ...listed(hello.pairs)]) {
    const found = await entriesOf(line, log, Number(last));
    read.set(room ?? other?.nickname ?? '', found.words);
    refused += found.refused;
  }
  line.close();
  return { read, refused };
}

interface Listed {
  readonly log: string;
  readonly last: number;
  readonly room?: string;
  readonly with?: { readonly nickname: string };
}

/** What is refused leaves holes where it stood. */
async function entriesOf(line: Line, log: string, last: number) {
  const words: string[] = [];
  let refused = 0;
  for (let after = 0; after < last; after += PAGE) {
    const page = await line.ask('history', { log, after, limit: PAGE });
    if (page?.ok !== true) refused += 1;
    else for (const entry of page.entries as readonly Came[]) words[Number(entry.seq) - 1] = word(entry);
  }
  return { words, refused };
}

/** A log's id is not what was said. */
function word({ log: _, ...entry }: Came): string {
  return JSON.stringify(entry);
}

function listed(all: unknown): readonly Listed[] {
  return (all ?? []) as readonly Listed[];
}

async function told(line: Line, name: string, payload: object): Promise<Came> {
  const answer = await line.ask(name, payload);
  if (answer?.ok !== true) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer;
}
