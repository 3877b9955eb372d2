import type { LabCall, LabEnd, LabEvent } from '../../../protocol/lab.ts';

/** What the first diagram shows: the calls of the lecture, at each end. */
export type Call = LabCall | `${LabEnd} ${'read' | 'write'}`;

export interface CallMade {
  readonly call: Call;
  /** An address, or how many bytes; empty for neither. */
  readonly with: string;
}

/** So that an eye can follow what takes a millisecond: each call is shown so long after the one before, in ms. */
const PACE_MS = 320;
/** Who is more than this behind shows the rest at once. */
const MOST_BEHIND = 8;

/** The socket flow: which calls have been made on the TCP line, and which one was made last. */
export class SocketPicture {
  made: ReadonlyMap<Call, string> = $state.raw(new Map());
  last: CallMade | null = $state.raw(null);
  /** Counts what was shown, so that the same call twice is seen twice. */
  beat: number = $state.raw(0);
  closed: boolean = $state.raw(false);
  #waiting: (CallMade | 'closed')[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  hear(event: LabEvent): void {
    if (!('way' in event) || event.way !== 'tcp') return;
    for (const one of callsIn(event)) this.#waiting.push(one);
    while (this.#waiting.length > MOST_BEHIND) this.#showNext();
    if (this.#timer === undefined) this.#walk();
  }

  #walk(): void {
    this.#showNext();
    this.#timer = this.#waiting.length > 0 ? setTimeout(() => this.#walk(), PACE_MS) : this.#rest();
  }

  /** What comes at once after the last one waits its turn, too. */
  #rest(): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.#timer = undefined;
      if (this.#waiting.length > 0) this.#walk();
    }, PACE_MS);
  }

  #showNext(): void {
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.beat += 1;
    this.closed = next === 'closed';
    this.last = next === 'closed' ? null : next;
    if (next === 'closed') return;
    const anew = next.call === 'server socket';
    this.made = new Map([...(anew ? [] : this.made), [next.call, next.with]]);
  }
}

function callsIn(event: LabEvent): readonly (CallMade | 'closed')[] {
  if (event.on === 'call') return [{ call: event.call, with: event.address ?? '' }];
  if (event.on === 'closed') return ['closed'];
  if (event.on !== 'bytes') return [];
  const bytes = String(event.length);
  const other = event.from === 'client' ? 'server' : 'client';
  return [
    { call: `${event.from} write`, with: bytes },
    { call: `${other} read`, with: bytes },
  ];
}

/** How the answer begins that makes a WebSocket of it. */
const AGREED = 'HTTP/1.1 101';

/** HTTP beside WebSocket: what has gone to and fro on each, and what was last. */
export class HttpPicture {
  requests: number = $state.raw(0);
  responses: number = $state.raw(0);
  /** Whether a request waits for its response now. */
  asking: boolean = $state.raw(false);
  standing: 'none' | 'asked' | 'open' | 'closed' = $state.raw('none');
  /** The server has answered 101. */
  agreed: boolean = $state.raw(false);
  fromClient: number = $state.raw(0);
  fromServer: number = $state.raw(0);
  last: LabEnd | null = $state.raw(null);

  exchange(happens: 'request' | 'response'): void {
    if (happens === 'request') this.requests += 1;
    else this.responses += 1;
    this.asking = this.requests > this.responses;
  }

  /** Of the plain WebSocket alone. */
  hear(event: LabEvent): void {
    if (!('way' in event) || event.way !== 'websocket') return;
    if (event.on === 'opened') this.#begin();
    if (event.on === 'closed') this.standing = 'closed';
    if (event.on === 'bytes') this.#travel(event.from, event.data);
  }

  #begin(): void {
    this.standing = 'none';
    this.agreed = false;
  }

  #answer(head: string): void {
    this.agreed = head.startsWith(AGREED);
    this.standing = this.agreed ? 'open' : 'closed';
  }

  /** The first that each side sends is the handshake, all after it is frames. */
  #travel(from: LabEnd, data: string): void {
    this.last = from;
    if (this.standing === 'none') this.standing = 'asked';
    else if (this.standing === 'asked') this.#answer(atob(data));
    else if (from === 'client') this.fromClient += 1;
    else this.fromServer += 1;
  }
}
