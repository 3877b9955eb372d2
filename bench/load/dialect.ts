import { randomBytes } from 'node:crypto';
import { type Framing, LINES, MQTT, WEBSOCKET } from './framing.ts';

/** One step of coming in: what is sent, and the sign in the answer that it went well. */
export interface Step {
  readonly send: Buffer;
  readonly until: string;
}

/** Who comes in, and where. No room: only a connection with a name. */
export interface Comer {
  readonly nick: string;
  readonly room: number | null;
}

/** How one server is talked to. */
export interface Dialect {
  readonly framing: Framing;
  /** Whether who speaks hears himself. */
  readonly echoes: boolean;
  come(comer: Comer): readonly Step[];
  /** Asks to say a text of constant length. */
  say(room: number, text: string): Buffer;
  /** What is to be sent back for a frame that asks whether one is there; null for all others. */
  pong(frame: Buffer): Buffer | null;
  /** What the answer to `say` begins with, where there is one. */
  readonly answer: string | null;
}

/** A masked text frame (RFC 6455 section 5.2). The mask is zero, so that digits can be changed in place. */
export function masked(text: string, opcode = 1): Buffer {
  const payload = Buffer.from(text);
  const long = payload.length > 125;
  const header = Buffer.alloc(long ? 8 : 6);
  header[0] = 0x80 | opcode;
  header[1] = 0x80 | (long ? 126 : payload.length);
  if (long) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}

function upgrade(path: string): Step {
  const key = randomBytes(16).toString('base64');
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${key}`,
  ];
  return { send: Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), until: '\r\n\r\n' };
}

function websocketPong(frame: Buffer): Buffer | null {
  return ((frame[0] ?? 0) & 15) === 9 ? masked(frame.toString('latin1', 2), 10) : null;
}

/** Engine.IO 4 asks with the packet `2` and wants `3`. */
function engineioPong(frame: Buffer): Buffer | null {
  return frame.length === 3 && frame[2] === 0x32 ? masked('3') : websocketPong(frame);
}

function ircPong(frame: Buffer): Buffer | null {
  const line = frame.toString('latin1');
  const [, token] = /^(?::\S+ )?PING (.*)$/m.exec(line) ?? [];
  return token === undefined ? null : Buffer.from(`PONG ${token}\r\n`);
}

/** An MQTT 3.1.1 packet of less than 16 KB. */
function mqtt(head: number, ...parts: readonly (string | Buffer)[]): Buffer {
  const rest = Buffer.concat(parts.map((part) => (typeof part === 'string' ? mqttText(part) : part)));
  const { length } = rest;
  const size = length < 128 ? [length] : [(length & 127) | 128, length >> 7];
  return Buffer.concat([Buffer.from([head, ...size]), rest]);
}

function mqttText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
}

const json = JSON.stringify;
const ENGINE = '/socket.io/?EIO=4&transport=websocket';

export const dialects = {
  websocket: {
    framing: WEBSOCKET,
    echoes: true,
    come: ({ nick, room }) => [
      upgrade('/ws'),
      {
        send: masked(json({ do: 'hello', ref: 'in', nickname: nick, rooms: room === null ? [] : [`#r${room}`] })),
        until: '"ref":"in","ok":true',
      },
    ],
    say: (room, text) => masked(json({ do: 'say', ref: 1, room: `#r${room}`, text })),
    pong: websocketPong,
    answer: '{"ref"',
  },
  socketio: {
    framing: WEBSOCKET,
    echoes: true,
    come: ({ nick, room }) => [
      upgrade(ENGINE),
      { send: masked('40'), until: '40{' },
      {
        send: masked(`421["hello",${json({ nickname: nick, rooms: room === null ? [] : [`#r${room}`] })}]`),
        until: '431[{"ok":true',
      },
    ],
    say: (room, text) => masked(`42["say",${json({ room: `#r${room}`, text })}]`),
    pong: engineioPong,
    answer: null,
  },
  irc: {
    framing: LINES,
    echoes: false,
    come: ({ nick, room }) => [
      { send: Buffer.from(`NICK ${nick}\r\nUSER u 0 * :u\r\n`), until: ` ${nick} :` },
      ...(room === null ? [] : [{ send: Buffer.from(`JOIN #r${room}\r\n`), until: ' 366 ' }]),
    ],
    say: (room, text) => Buffer.from(`PRIVMSG #r${room} :${text}\r\n`),
    pong: ircPong,
    answer: null,
  },
  'stock-socketio': {
    framing: WEBSOCKET,
    echoes: true,
    come: ({ room }) => [
      upgrade(ENGINE),
      { send: masked('40'), until: '40{' },
      ...(room === null ? [] : [{ send: masked(`42["join","r${room}"]`), until: '42["joined"]' }]),
    ],
    say: (room, text) => masked(`42["say",${json({ room: `r${room}`, text })}]`),
    pong: engineioPong,
    answer: null,
  },
  'plain-ws': {
    framing: WEBSOCKET,
    echoes: true,
    come: ({ room }) => [
      upgrade('/'),
      ...(room === null ? [] : [{ send: masked(json({ do: 'join', room: `r${room}` })), until: '"joined"' }]),
    ],
    say: (room, text) => masked(json({ do: 'say', room: `r${room}`, text })),
    pong: websocketPong,
    answer: null,
  },
  mqtt: {
    framing: MQTT,
    echoes: true,
    come: ({ nick, room }) => [
      // Version 4, a clean session, no end for the silent.
      { send: mqtt(0x10, 'MQTT', Buffer.from([4, 2, 0, 0]), nick), until: '\x20\x02\x00\x00' },
      ...(room === null
        ? []
        : [{ send: mqtt(0x82, Buffer.from([0, 1]), `r${room}`, Buffer.from([0])), until: '\x90\x03\x00\x01\x00' }]),
    ],
    say: (room, text) => mqtt(0x30, `r${room}`, Buffer.from(text)),
    pong: () => null,
    answer: null,
  },
  floor: {
    framing: LINES,
    echoes: true,
    come: ({ room }) => (room === null ? [] : [{ send: Buffer.from(`J ${room}\n`), until: 'joined\n' }]),
    say: (_, text) => Buffer.from(`M ${text}\n`),
    pong: () => null,
    answer: null,
  },
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof dialects;
