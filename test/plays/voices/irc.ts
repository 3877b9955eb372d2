import { nickIn, nickOf } from '../../../src/gateways/irc/names.ts';
import { actionOf } from '../../../src/gateways/irc/wire/ctcp.ts';
import type { Message } from '../../../src/gateways/irc/wire/message.ts';
import { escapeValue } from '../../../src/gateways/irc/wire/tags.ts';
import type { Hub } from '../../../src/hub/hub.ts';
import type { Command, Payload } from '../../../src/protocol/commands.ts';
import { LineClient, type LineClientGiven, read } from '../../irc/line-client.ts';
import type { Sighting } from '../sightings.ts';
import { Hearing, withReactions } from './irc-hearing.ts';
import { refusalIn } from './irc-refusals.ts';
import type { Answer, Answered, Deed, Voice, WayIn } from './voice.ts';

const CAPS = [
  ...['message-tags', 'server-time', 'batch', 'labeled-response', 'echo-message', 'standard-replies'],
  ...['extended-join', 'away-notify', 'invite-notify', 'setname', 'userhost-in-names', 'multi-prefix'],
  ...['draft/chathistory', 'draft/event-playback', 'draft/message-redaction', 'draft/multiline', 'draft/read-marker'],
  'soju.im/search',
];

/** Lines in which the one who asked sees what he did; what a JOIN replays is part of its answer. */
const DOINGS = new Set(['JOIN', 'PART', 'PRIVMSG', 'TOPIC', 'KICK', 'MODE', 'REDACT', 'TAGMSG']);

type Do<N extends Command['do']> = Extract<Command, { do: N }>;

interface IrcVoiceGiven extends LineClientGiven {
  readonly defaultRoom: string;
  readonly caps: readonly string[];
  readonly hub: Hub;
}

/** Somebody at an IRC client, line by line. */
class IrcVoice implements Voice {
  readonly #given: IrcVoiceGiven;
  readonly #hearing = new Hearing();
  #client: LineClient;
  #registered = false;
  #introduced = false;
  #labels = 0;
  #seen: Sighting[] = [];
  /** Rooms that a link has led into. */
  readonly #ledInto: string[] = [];

  constructor(given: IrcVoiceGiven, client: LineClient) {
    this.#given = given;
    this.#client = client;
  }

  async ask(command: Command): Promise<Answered> {
    await this.barrier();
    switch (command.do) {
      case 'hello':
        return this.#hello(command);
      case 'say':
        return this.#speak(replyTag(command), command.room, command);
      case 'whisper':
        return this.#speak(
          [command.aside === undefined ? '' : `+draft/channel-context=${command.aside}`, replyTag(command)]
            .filter(Boolean)
            .join(';'),
          command.to,
          command,
        );
      case 'history':
        return this.#history(command.log ?? command.room ?? '');
      case 'search':
        return this.#search(command.query);
      case 'rooms':
        return this.#rooms();
      case 'who':
        return this.#who(command.room);
      case 'delete':
        return this.#delete(command.id);
      case 'react':
        return this.#react(command);
      case 'read':
        return this.#read(command);
      default:
        return answered(await this.#do(...lineFor(command)), 'room' in command ? { log: command.room } : {});
    }
  }

  async readWhispers(two: readonly string[]): Promise<Answered> {
    await this.barrier();
    const found: Answered[] = [];
    for (const nickname of two) found.push(await this.#history(nickOf(nickname)));
    return found.find(({ ok }) => ok) ?? found[0] ?? { ok: false, code: 'no_such_log' };
  }

  async barrier(): Promise<void> {
    if (this.#client.socket.destroyed) {
      this.#client = await LineClient.connect(this.#given);
      this.#registered = false;
      this.#introduced = false;
    }
    for (const message of await this.#client.heard()) this.#seen.push(...this.#hearing.see(message));
  }

  take(): readonly Sighting[] {
    return this.#seen.splice(0);
  }

  lose(): void {
    this.#client.lose();
  }

  /** What was answered. One's own doings are no sights. */
  async #do(tags: string, ...lines: readonly string[]): Promise<readonly Message[]> {
    this.#labels += 1;
    const labelled = `@${[tags, `label=${this.#labels}`].filter(Boolean).join(';')} `;
    const heard = await this.#client.heard(...lines.map((line) => labelled + line));
    const joins = lines.some((line) => line.startsWith('JOIN'));
    const guards = lines.some((line) =>
      /^(?:DROP|ENDS|FILTER|SLOW|MUTE|UNMUTE|PAST|RULES|ARCHIVE|RIGHTS|PIN|UNPIN|BAN \*|UNBAN \*)/.test(line),
    );
    for (const message of heard) {
      const sights = this.#hearing.see(message);
      const isDoing =
        message.command === 'MARKREAD' ||
        (this.#hearing.isOwn(message) && DOINGS.has(message.command)) ||
        (joins && message.command === 'PRIVMSG') ||
        (guards && message.command === 'NOTICE');
      if (!isDoing) this.#seen.push(...sights);
    }
    return heard;
  }

  /** Not all or nothing, as it is elsewhere (S2): one comes in, and then enters rooms. */
  async #hello({ nickname, token, password, invite, owner, rooms, answer }: Payload<'hello'>): Promise<Answered> {
    const refused = this.#registered
      ? answered(await this.#do('', `NICK ${nickOf(nickname)}`))
      : await this.#register(
          nickOf(nickname),
          token === undefined ? passOf(password, invite) : `token:${token}`,
          answer,
        );
    if (!refused.ok) return refused;
    if (owner !== undefined) {
      const owning = answered(await this.#do('', `OPER owner ${owner}`));
      if (!owning.ok) return this.#goAgain(owning);
    }
    const named = rooms ?? [this.#given.defaultRoom];
    const refusals = new Map<string, Extract<Answered, { ok: false }>>();
    for (const room of named) {
      const joined = answered(await this.#do('', `JOIN ${room}`));
      if (!joined.ok) refusals.set(room, joined);
    }
    const [first] = refusals.values();
    if (first && refusals.size === named.length) return first;
    const told = await this.#client.ask('TOKEN');
    const [, given] = /token:(\S+)$/.exec(told.join('\n')) ?? [];
    const entered = [...named.filter((room) => !refusals.has(room)), ...this.#ledInto.splice(0)];
    return {
      ok: true,
      answer: {
        ...(given !== undefined && { token: given }),
        rooms: entered.map((room) => ({ room, count: 0 })),
        refused: [...refusals.values()].map(({ code }) => ({ error: { code } })),
      },
    };
  }

  async #register(nick: string, pass: string | undefined, answer: string | undefined): Promise<Answered> {
    const { caps } = this.#given;
    const proof = pass === undefined ? [] : [`PASS :${pass}`];
    const said = [...proof, ...(answer === undefined ? [] : [`ANSWER :${answer}`]), `NICK ${nick}`];
    const user = 'USER guest 0 * :guest';
    const negotiated = caps.length === 0 ? [user] : ['CAP LS 302', `CAP REQ :${caps.join(' ')}`, user, 'CAP END'];
    // Whose nick was refused has said the rest already.
    const heard = (await this.#client.askOrLast(...said, ...(this.#introduced ? [] : negotiated))).map(read);
    this.#introduced = true;
    const outcome = answered(heard);
    this.#registered = outcome.ok;
    if (outcome.ok) this.#hearing.nick = nick;
    for (const message of heard) {
      this.#hearing.see(message);
      const [room = ''] = message.params;
      if (message.command === 'JOIN' && this.#hearing.isOwn(message)) this.#ledInto.push(room);
    }
    return outcome;
  }

  /** Who could not become the owner does not stay as anybody else. */
  async #goAgain(refused: Answered): Promise<Answered> {
    await this.#client.askOrLast('QUIT');
    return refused;
  }

  async #speak(tags: string, to: string, { text, action }: Do<'say' | 'whisper'>): Promise<Answered> {
    const said = action ? actionOf(text) : text;
    const heard = await this.#do(tags, `PRIVMSG ${to.startsWith('#') ? to : nickOf(to)} :${said}`);
    const id = heard.find(({ command }) => command === 'PRIVMSG')?.tags.get('msgid');
    return answered(heard, { ...(id !== undefined && { id }) });
  }

  /** The newest messages of a room, or of what was whispered with somebody. */
  async #history(target: string): Promise<Answered> {
    const heard = await this.#client.heard(`CHATHISTORY LATEST ${target} * 50`);
    return answered(heard, { seen: withReactions(heard.flatMap((message) => this.#hearing.see(message))) });
  }

  async #search(query: string): Promise<Answered> {
    const heard = await this.#client.heard(`SEARCH text=${escapeValue(query)}`);
    return answered(heard, { seen: heard.flatMap((message) => this.#hearing.see(message)) });
  }

  /** REDACT wants to know where the message stands; what one has not seen one looks for in any room. */
  async #delete(id: string): Promise<Answered> {
    return answered(await this.#do('', `REDACT ${this.#hearing.placeOf(id) ?? this.#given.defaultRoom} ${id}`));
  }

  async #react({ id, emoji, on }: Do<'react'>): Promise<Answered> {
    const tags = `+draft/${on ? 'react' : 'unreact'}=${emoji};+draft/reply=${id}`;
    return answered(await this.#do(tags, `TAGMSG ${this.#hearing.placeOf(id) ?? this.#given.defaultRoom}`));
  }

  /** A client knows when each message was said, and where. */
  async #read({ log, seq }: Do<'read'>): Promise<Answered> {
    const { hub } = this.#given;
    const [entry] = (await hub.store.logs.page(log, { around: seq, limit: 1 })).entries;
    const moment = new Date(entry?.at ?? 0).toISOString();
    const target = hub.rooms.withLog(log)?.name ?? this.#hearing.placeOf(entry?.id ?? '') ?? '*';
    return answered(await this.#do('', `MARKREAD ${target} timestamp=${moment}`));
  }

  async #rooms(): Promise<Answered> {
    const listed = (await this.#do('', 'LIST')).filter(({ command }) => command === '322');
    return {
      ok: true,
      answer: { rooms: listed.map(({ params: [, room = '', count] }) => ({ room, count: Number(count) })) },
    };
  }

  async #who(room: string): Promise<Answered> {
    const heard = await this.#do('', `NAMES ${room}`);
    const names = heard.filter(({ command }) => command === '353').flatMap(({ params }) => params[3]?.split(' ') ?? []);
    return answered(heard, { people: names.map((name) => ({ nickname: nickIn(name.replace(/^@/, '')) })) });
  }
}

function passOf(password: string | undefined, invite: string | undefined): string | undefined {
  return invite === undefined ? password : `invite:${invite}`;
}

function replyTag({ replyTo }: { readonly replyTo?: string }): string {
  return replyTo === undefined ? '' : `+draft/reply=${replyTo}`;
}

/** Refused, if one of the messages says so. */
function answered(heard: readonly Message[], answer: Answer = {}): Answered {
  const codes = heard.flatMap((message) => refusalIn(message) ?? []);
  const [code] = codes;
  return code === undefined ? { ok: true, answer } : { ok: false, code };
}

/** What one types for it, with the tags that it bears. */
function lineFor(command: Command): readonly [tags: string, line: string] {
  switch (command.do) {
    case 'join':
      return ['', `JOIN ${command.room} ${command.invite ?? ''}`];
    case 'leave':
      return ['', `PART ${command.room} :${command.reason ?? ''}`];
    case 'rename':
      return ['', `NICK ${nickOf(command.nickname)}`];
    case 'topic':
      return ['', `TOPIC ${command.room} :${command.text}`];
    case 'slow':
      return ['', `SLOW ${command.room} ${command.seconds}`];
    case 'delete-room':
      return ['', `DROP ${command.room} ${command.name} :${command.reason ?? ''}`];
    case 'set-room':
      return ['', doorLine(command)];
    case 'pin':
      return ['', `PIN ${command.id}`];
    case 'unpin':
      return ['', `UNPIN ${command.id}`];
    case 'lock':
      return ['', `LOCK ${command.on ? 'on' : 'off'} :${command.reason ?? ''}`];
    case 'ban':
    case 'mute': {
      const { do: what, room, nickname, seconds = '', reason = '' } = command;
      return ['', `${what.toUpperCase()} ${room} ${nickOf(nickname)} ${seconds} :${reason}`];
    }
    case 'unmute':
      return ['', `UNMUTE ${command.room} ${nickOf(command.nickname)}`];
    case 'filter': {
      const { room = '*', does, word, whole, link = '' } = command;
      const kind = word === undefined ? 'link' : whole ? 'whole' : 'word';
      return ['', `FILTER ${room} ${does} ${kind} :${word ?? link}`];
    }
    case 'filters':
      return ['', `FILTER ${command.room ?? '*'}`];
    case 'try-filter':
      return ['', `FILTER ${command.room} try word :${command.word ?? ''}`];
    case 'report':
      return ['', `REPORT ${command.id} :${command.reason ?? ''}`];
    case 'server-ban':
    case 'server-mute': {
      const { do: what, nickname, seconds = '', reason = '' } = command;
      const whom = nickname === undefined ? ('range' in command ? command.range : '') : nickOf(nickname);
      return ['', `${what.slice(7).toUpperCase()} * ${whom} ${seconds} :${reason}`];
    }
    case 'server-unban':
      return ['', `UNBAN * ${command.range ?? nickOf(command.nickname ?? '')}`];
    case 'server-unmute':
      return ['', `UNMUTE * ${nickOf(command.nickname)}`];
    case 'end':
      return ['', `KILL ${nickOf(command.nickname ?? '')} :`];
    case 'forget':
      return ['', `FORGET ${nickOf(command.nickname)}`];
    case 'block':
      return ['', `SILENCE +${nickOf(command.nickname)}`];
    case 'unblock':
      return ['', `SILENCE -${nickOf(command.nickname)}`];
    case 'role':
      return ['', `MODE ${command.room} ${command.role === 'none' ? '-o' : '+o'} ${nickOf(command.nickname)}`];
    case 'kick':
      return ['', `KICK ${command.room} ${nickOf(command.nickname)} :${command.reason ?? ''}`];
    case 'unban':
      return ['', `MODE ${command.room} -b ${nickOf(command.nickname)}!*@*`];
    case 'invite':
      return ['', `INVITE ${nickOf(command.nickname)} ${command.room}`];
    case 'add-invite':
      return ['', `INVITELINK ${command.room ?? '*'} ${command.uses ?? 1}`];
    case 'invites':
      return ['', `INVITES ${command.room ?? ''}`];
    case 'remove-invite':
      return ['', `UNINVITE ${command.id}`];
    case 'away':
      return ['', command.text === undefined ? 'AWAY' : `AWAY :${command.text}`];
    case 'typing':
      return ['+typing=active', `TAGMSG ${command.room ?? nickOf(command.to ?? '')}`];
    default:
      throw new Error(`IRC has no word for ${command.do}`);
  }
}

function doorLine({
  room,
  private: isPrivate,
  announce,
  past,
  archived,
  endsIn,
  may,
  rules = '',
}: Command<'set-room'>): string {
  if (may) return `RIGHTS ${room} ${Object.entries(may).flat().join(' ')}`;
  if (endsIn !== undefined) return `ENDS ${room} ${endsIn === 0 ? 'off' : endsIn}`;
  if (isPrivate !== undefined) return `MODE ${room} ${isPrivate ? '+' : '-'}i`;
  if (announce !== undefined) return `MODE ${room} ${announce ? '+' : '-'}m`;
  if (archived !== undefined) return `ARCHIVE ${room} ${archived ? 'on' : 'off'}`;
  return past === undefined ? `RULES ${room} :${rules}` : `PAST ${room} ${past ? 'on' : 'off'}`;
}

function wayIn(name: string, caps: readonly string[], cannot: readonly Deed[]): WayIn {
  return {
    name,
    cannot: new Set([...cannot, 'see who is elsewhere']),
    come: async ({ ircPort, hub }, address) => {
      const given = { port: ircPort, address, caps, defaultRoom: hub.settings.room, hub };
      return new IrcVoice(given, await LineClient.connect(given));
    },
  };
}

/**
 * A client of today. It has no word for an edit, nor for saying something a second time;
 * what was deleted is no part of its history. Accounts have words of their own there (test/irc/commands).
 */
export const irc = wayIn('irc', CAPS, ['edit', 'repeat', 'see a deletion later', 'account', 'send a file']);

/** A client of 1993, which negotiates nothing. Lines have no ids: it cannot say nor see what became of which. */
export const bareIrc = wayIn(
  'bare irc',
  [],
  [
    ...(['edit', 'repeat', 'see a deletion later', 'send a file'] as const),
    ...([
      'account',
      'answer a message',
      'react',
      'say what one has read',
      'delete',
      'read',
      'see an amendment',
      'see what passes',
    ] as const),
  ],
);
