/** A capability (ircv3.net/specs): what it changes here, and the value that `CAP LS 302` shows. */
export interface Capability {
  readonly says: string;
  readonly value?: string;
}

/** Texts are bounded by the hub (SPEC T5); lines by what a batch may hold in memory. */
export const MULTILINE = { bytes: 16_000, lines: 100 } as const;

/** Messages in one answer to CHATHISTORY. */
export const CHATHISTORY_LIMIT = 100;

/** Every capability that there is here, in the order of `CAP LS`. What is not true is not offered. */
export const CAPABILITIES = {
  'message-tags': {
    says: 'tags on messages: `msgid`, `+draft/channel-context`, `+draft/reply`; TAGMSG with `+typing`, `+draft/react`',
  },
  'server-time': { says: 'the time of each message' },
  batch: { says: 'lines that belong together come together' },
  'labeled-response': { says: 'answers bear the label of what was asked' },
  'echo-message': { says: 'one hears oneself, in the order in which everyone does' },
  'standard-replies': { says: 'refusals come as FAIL' },
  sasl: { says: 'AUTHENTICATE: nickname and password, before one comes in', value: 'PLAIN' },
  'account-tag': { says: 'lines bear the account of who sent them' },
  'account-notify': { says: 'ACCOUNT of those with whom one shares a room' },
  'draft/account-registration': { says: 'REGISTER makes the nickname one’s own' },
  'extended-join': { says: 'JOIN bears account and real name' },
  'away-notify': { says: 'AWAY of those with whom one shares a room' },
  'invite-notify': { says: 'INVITE of others into a room that one is in' },
  'multi-prefix': { says: 'all prefixes of a member' },
  'userhost-in-names': { says: 'NAMES with user and host' },
  setname: { says: 'the real name, which here is the nickname with its spaces' },
  'cap-notify': { says: 'changes of this list' },
  'draft/chathistory': { says: 'CHATHISTORY; nothing is replayed on JOIN then' },
  'soju.im/search': { says: 'SEARCH: messages by what they say' },
  'draft/event-playback': { says: 'CHATHISTORY shows topics, kicks, bans and reactions as well' },
  'draft/message-redaction': { says: 'deletions come as REDACT' },
  'draft/read-marker': { says: 'MARKREAD: how far one has read, for all clients of one person' },
  'draft/multiline': {
    says: 'texts of several lines stay one message',
    value: `max-bytes=${MULTILINE.bytes},max-lines=${MULTILINE.lines}`,
  },
} as const satisfies Record<string, Capability>;

export type Cap = keyof typeof CAPABILITIES;

export type Caps = ReadonlySet<Cap>;

export function isCap(name: string): name is Cap {
  return Object.hasOwn(CAPABILITIES, name);
}

/** The list for `CAP LS`; values from version 302 on. */
export function offered(version: number): readonly string[] {
  const all: readonly (readonly [string, Capability])[] = Object.entries(CAPABILITIES);
  return all.map(([name, { value }]) => (version >= 302 && value !== undefined ? `${name}=${value}` : name));
}
