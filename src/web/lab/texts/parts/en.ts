import type { PartName } from '../../wire/part.ts';
import type { Explained } from './ko.ts';

const OPCODES: Readonly<Record<string, string>> = {
  0: 'a piece that goes on with the frame before',
  1: 'text (UTF-8)',
  2: 'bytes that are no text',
  8: 'a goodbye (close)',
  9: 'a ping: are you there?',
  A: 'a pong: the answer to a ping',
};

const ENGINE: Readonly<Record<string, string>> = {
  0: 'open: the server tells the rules of this connection',
  1: 'close: the connection ends',
  2: 'ping: the server asks whether you are there',
  3: 'pong: you are',
  4: 'message: a Socket.IO packet follows',
  5: 'upgrade: from long polling to WebSocket',
  6: 'noop: nothing',
};

const PACKETS: Readonly<Record<string, string>> = {
  0: 'CONNECT: enters a namespace',
  1: 'DISCONNECT: leaves a namespace',
  2: 'EVENT: what was sent with emit',
  3: 'ACK: an event was received, and this is the answer',
  4: 'CONNECT_ERROR: entering is refused',
  5: 'BINARY_EVENT: an event with bytes attached',
  6: 'BINARY_ACK: an answer with bytes attached',
};

const COMMANDS: Readonly<Record<string, string>> = {
  CAP: 'agrees on what both can do',
  PASS: 'gives the invite key, or the token of someone who returns',
  NICK: 'chooses a nickname',
  USER: 'says who it is, which ends registration',
  TOKEN: 'asks for the token with which to return',
  JOIN: 'enters a room',
  PRIVMSG: 'says something to a room or to one person',
  NOTICE: 'tells something that wants no answer',
  PING: 'asks whether the other end is there',
  PONG: 'answers that it is',
  CHATHISTORY: 'asks for what was missed',
  BATCH: 'begins or ends lines that belong together',
  ERROR: 'says why the connection is closed',
  FAIL: 'refuses, and says why',
  PART: 'leaves a room',
  QUIT: 'goes',
  '001': 'welcomes who has registered',
  '005': 'lists what this server supports',
  353: 'names who is in the room',
  366: 'ends the list of names',
  372: 'is one line of the message of the day',
  376: 'ends the message of the day',
  433: 'refuses a nickname that is in use',
  464: 'refuses a wrong key',
};

const CODES: Readonly<Record<string, string>> = {
  1000: 'all is done',
  1001: 'the page or the server goes away',
  1006: 'it was cut without a goodbye',
};

const fixed = (name: string, says: string) => (): Explained => ({ name, says });

export const en: Readonly<Record<PartName, (value: string) => Explained>> = {
  'request-line': fixed('Request line', 'Method, address, version. Up to here it is a web request like any other.'),
  'status-line': (value) =>
    value.includes(' 101')
      ? {
          name: 'Status line',
          says: '101 agrees to switch protocols. After this head the connection is no longer HTTP but WebSocket.',
        }
      : { name: 'Status line', says: 'The server did not accept the connection; the number says why.' },
  host: fixed('Host', 'Which server is meant: one computer may hold many sites.'),
  upgrade: fixed('Upgrade', 'What this connection is to become: a WebSocket.'),
  connection: fixed('Connection', 'Says that Upgrade is about this one connection only.'),
  origin: fixed(
    'Origin',
    'Which page opens this connection. The browser writes it, so no page can lie, and the server refuses strangers.',
  ),
  'ws-key': fixed(
    'Sec-WebSocket-Key',
    'Sixteen random bytes in base64, new for each connection. No secret: a riddle that shows whether the other end knows WebSocket.',
  ),
  'ws-version': fixed('Sec-WebSocket-Version', 'The version of WebSocket. Only 13, that of RFC 6455, is in use.'),
  'ws-protocol': fixed(
    'Sec-WebSocket-Protocol',
    'Which language is to be spoken over WebSocket. The server chooses one of those offered.',
  ),
  'ws-extensions': fixed(
    'Sec-WebSocket-Extensions',
    'Extras such as compression that the browser offers. Not in the answer: not used.',
  ),
  'ws-accept': fixed('Sec-WebSocket-Accept', 'The answer to the riddle (Key). How it is worked out is shown with it.'),
  header: fixed('Another header', 'Headers that any web request may have.'),
  blank: fixed('Empty line', 'The end of the head. What follows is not HTTP.'),
  fin: (value) => ({
    name: 'FIN',
    says: value === '1' ? '1: the last frame of this message.' : '0: more frames follow.',
  }),
  rsv: fixed('RSV1–3', 'Three bits kept for extensions. With compression the first is 1.'),
  opcode: (value) => ({ name: 'opcode', says: `${value}: ${OPCODES[value] ?? 'a kind that is not defined'}.` }),
  mask: (value) => ({
    name: 'MASK',
    says:
      value === '1' ? '1: masked, as all that a browser sends must be.' : '0: not masked, as all that a server sends.',
  }),
  length: (value) => ({
    name: 'Length',
    says:
      value === '126'
        ? '126: the true length is in the next 2 bytes, for seven bits only hold up to 125.'
        : value === '127'
          ? '127: the true length is in the next 8 bytes.'
          : `${value} bytes of payload follow.`,
  }),
  'length-extended': (value) => ({
    name: 'Extended length',
    says: `${value} bytes of payload follow. The largest digit comes first.`,
  }),
  'masking-key': fixed(
    'Masking key',
    'Four random bytes, new for each frame. Each byte of the payload is XORed with one of them in turn, so that no old proxy on the way mistakes the payload for HTTP.',
  ),
  payload: fixed(
    'Payload',
    'What is carried. If it was masked, it stands here without the mask, and among the bytes as it travelled.',
  ),
  'close-code': (value) => ({
    name: 'Close code',
    says: `${value}: ${CODES[value] ?? 'a reason of the program’s own'}.`,
  }),
  'close-reason': fixed('Reason', 'The reason, for people to read.'),
  'engine-type': (value) => ({ name: 'Engine.IO', says: `${value} — ${ENGINE[value] ?? 'an unknown kind'}.` }),
  'engine-data': fixed(
    'Engine.IO data',
    'What the packet carries. In an open: sid (the name of the connection), pingInterval, and pingTimeout.',
  ),
  'socket-type': (value) => ({ name: 'Socket.IO', says: `${value} — ${PACKETS[value] ?? 'an unknown kind'}.` }),
  attachments: fixed('Attachments', 'How many pieces of bytes will follow.'),
  namespace: fixed('Namespace', 'The name of a compartment of the connection; left out, it is /.'),
  'ack-id': (value) => ({
    name: 'Ack id',
    says: `Number ${value}. When the ACK of the same number returns, the callback of emit is called.`,
  }),
  'event-name': fixed('Event name', 'The first argument of socket.emit; what socket.on waits for.'),
  argument: fixed('Argument', 'A value given along with the event.'),
  'socket-data': fixed('Socket.IO data', 'A JSON array: [name, arguments…] of an event, [answer…] of an ack.'),
  do: fixed('do', 'The name of what sokdak is asked to do.'),
  ref: fixed(
    'ref',
    'A number of the sender’s. WebSocket has no acks, so the answer of the same number is found by it.',
  ),
  on: fixed('on', 'The name of what happened. The server tells it without being asked.'),
  ok: fixed('ok', 'Whether what was asked was done. When true, it is on disk already.'),
  member: fixed('Member', 'A value that belongs to it.'),
  tags: fixed(
    'Tags',
    'Additions behind an @: the moment (time), the id of the message (msgid), the sender’s own mark (label).',
  ),
  source: fixed('Source', 'Begins with a colon: nickname!user@host, or the name of the server.'),
  command: (value) => ({
    name: 'Command',
    says: `${value} — ${COMMANDS[value.toUpperCase()] ?? (/^\d+$/.test(value) ? 'an answer by number' : 'a command of IRC')}.`,
  }),
  parameter: fixed('Parameter', 'Separated by spaces: the name of a room, of a person and so on.'),
  trailing: fixed('Last parameter', 'Begins with a colon and goes to the end of the line, so that it may hold spaces.'),
  'line-end': fixed(
    'Line end',
    'The two bytes CR and LF. TCP is but a stream of bytes; these say where one message ends.',
  ),
  unread: fixed('Bytes left out', 'A part that the lab did not keep, because it was too much at once.'),
};
