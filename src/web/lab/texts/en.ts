import type { LabWay } from '../../../protocol/lab.ts';
import type { Call } from '../diagrams/pictures.svelte.ts';
import type { LabTexts } from './ko.ts';
import { en as parts } from './parts/en.ts';

const WAYS: Readonly<Record<LabWay, { readonly name: string; readonly says: string }>> = {
  tcp: { name: 'TCP', says: 'The bare socket. Lines of IRC travel.' },
  websocket: { name: 'WebSocket', says: 'A handshake by HTTP, then frames.' },
  socketio: { name: 'Socket.IO', says: 'Events and acks on top of WebSocket.' },
};

const CALLS: Readonly<Record<Call, string>> = {
  'server socket': 'The server has made a socket.',
  'server bind': 'The server has given its socket an address and a port.',
  'server listen': 'The server has made a queue for those who ask to connect.',
  'server accept': 'The server has accepted, and got a new socket for this one guest.',
  'server read': 'The server has read.',
  'server write': 'The server has written.',
  'client socket': 'The client has made a socket.',
  'client connect': 'The client is connected to the server’s address.',
  'client read': 'The client has read.',
  'client write': 'The client has written.',
};

export const en: LabTexts = {
  title: 'Lab',
  lead: 'One message, three ways: see how it travels, in the bytes that really went over the wire.',
  yours: 'You see the three connections of this window only, and nobody else’s.',
  toChat: 'To the chat',
  docs: 'API manual',

  press: {
    title: 'Say something',
    what: 'A press sends the word',
    which: 'By which way',
    all: 'All three',
  },

  key: {
    title: 'The invite key is needed',
    says: 'You come from another computer, so the lab opens with the same key as the chat.',
    label: 'Invite key or password',
    open: 'Come in',
    wrong: 'This key does not open the door.',
  },

  state: {
    silent: 'Nothing comes from the server (SSE). See whether a proxy on the way keeps it back.',
    refused: 'The lab can’t be entered: the server can’t be reached.',
    over: 'This visit is over: the window was open for long, or the server is gone.',
    again: 'Begin anew',
    room: (room) => `The three connections meet in ${room}.`,
  },

  trips: {
    title: 'The journey of a message',
    says: 'From the moment at which the server read it (0) to when it wrote it to each of the three.',
    none: 'Nothing was sent yet. Press hello.',
    acked: (ms) => `acknowledged: ${ms}`,
    notYet: 'not yet',
    roundTrip: (ms) => `round trip as the browser saw it: ${ms}`,
    by: (way) => `by ${way}`,
  },

  lane: {
    ways: WAYS,
    log: (way) => `What travelled over ${way}`,
    cut: 'Pull the plug',
    mend: 'Plug in again',
    ping: 'Ping',
    states: {
      'not-yet': 'getting ready',
      opening: 'connecting…',
      here: 'connected',
      waiting: 'lost, trying again',
      locked: 'needs the key',
      refused: 'refused',
    },
    waitingFor: (ms) => `lost, next try in ${ms}`,
    isCut: 'the plug is pulled',
    opened: (line) => `Connection ${line} opened`,
    fin: (who) => `${who}: nothing more to send (FIN)`,
    closed: 'Connection closed',
    closedByCut: 'Cut by pulling the plug, without a goodbye',
    caughtUp: (missed, came) =>
      missed === 0 ? 'Back. Nothing was missed' : `Back. ${came} of ${missed} missed messages fetched`,
    me: 'you',
    server: 'server',
    fromMe: 'you → server',
    fromServer: 'server → you',
    bytes: (n) => (n === 1 ? '1 byte' : `${n} bytes`),
    chunks: (n) => `came in ${n} reads`,
    together: (n) => `${n} at once`,
    empty: 'Nothing has travelled yet.',
    hint: 'Pull a plug and speak by another way. Plugged in again, it fetches what it missed.',
  },

  explain: {
    title: 'The bytes explained',
    none: 'Choose a row above, and its bytes are explained one by one.',
    bytes: 'The bytes as they travelled',
    bits: 'The first two bytes in bits',
    more: (n) => `… ${n} more bytes`,
    untold: (n) => `the ${n} bytes after that were not kept`,
    plain: 'The letters on the right are without the mask',
    partsOf: 'What it is made of',
    position: (from, to) => (to - from === 1 ? `byte ${from}` : `bytes ${from}–${to - 1}`),
    bitPosition: (at, from, to) => (to - from === 1 ? `byte ${at}, bit ${from}` : `byte ${at}, bits ${from}–${to - 1}`),
    unmask: {
      title: 'Taking the mask off (XOR)',
      travelled: 'as it travelled',
      key: 'masking key',
      plain: 'without mask',
      letter: 'letter',
    },
    accept: {
      title: 'From Key to Accept',
      key: 'The browser’s Key',
      guid: 'append the fixed text',
      sha1: 'SHA-1 (20 bytes)',
      base64: 'in base64, the Accept',
      fits: 'It is what the server answered.',
    },
    parts,
  },

  diagrams: {
    sockets: 'The flow of socket programming',
    socketsSays: 'The calls that this TCP connection really made. Each lights up when it happens.',
    server: 'Server',
    client: 'Client',
    calls: CALLS,
    now: 'Just now',
    bytes: (n) => (n === '1' ? '1 byte' : `${n} bytes`),
    nothing: 'No call was made yet.',
    closed: 'The connection is closed. Plugged in again, it begins anew.',
    http: 'HTTP and WebSocket',
    httpSays: 'Left, the HTTP requests of this page to the lab. Right, the WebSocket connection above.',
    request: 'request',
    response: 'response',
    handshake: 'handshake (HTTP)',
    message: 'messages',
    httpCount: (requests, responses) =>
      `${requests} requests, ${responses} responses. Unasked, the server says nothing.`,
    wsCount: (fromClient, fromServer) =>
      `After one handshake, you → server ${fromClient}, server → you ${fromServer}. Either may speak first.`,
    standing: { none: 'not connected', asked: 'shaking hands', open: 'open', closed: 'closed' },
  },
};
