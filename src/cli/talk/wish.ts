import { parseArgs } from 'node:util';
import { prepareRoomName } from '../../core/room-name.ts';
import { type Address, addressOf } from './address.ts';
import { TALK_FLAGS, type TalkFlagName, talkFlags } from './flags.ts';
import type { TalkTexts } from './texts.ts';

/** What somebody wants who typed `sokdak talk …`. */
export interface Wish {
  readonly address: Address;
  /** Null where he comes as last time, or is to be asked. */
  readonly nickname: string | null;
  /** What proves who one is: a nickname and its password, or a login link, which needs none; null where nothing is to. */
  readonly proof: { readonly nickname: string; readonly password: string } | null;
  /** Null is the server's own. */
  readonly room: string | null;
  readonly style: 'screen' | 'plain' | 'json';
  readonly history: boolean;
  readonly waitMs: number;
}

export type ReadWish = { readonly ok: true; readonly wish: Wish } | { readonly ok: false; readonly sentence: string };

type Written = ReadonlyMap<TalkFlagName, string>;

const USUAL_ADDRESS = 'http://127.0.0.1:8000';
const USUAL_WAIT_S = 30;

/** Reads the words after `talk`; a flag goes before its variable. */
export function readWish(argv: readonly string[], env: NodeJS.ProcessEnv, texts: TalkTexts): ReadWish {
  const refused = (sentence: string) => ({ ok: false, sentence }) as const;
  const { tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  const written = new Map<TalkFlagName, string>(inEnvironment(env));
  const places: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') places.push(token.value);
    if (token.kind !== 'option') continue;
    if (!isFlag(token.name)) return refused(texts.unknownFlag(token.rawName));
    const takesValue = OPTIONS[token.name].type === 'string';
    if (takesValue !== (token.value !== undefined)) return refused(texts.flagValue(token.rawName, takesValue));
    written.set(token.name, token.value ?? '');
  }
  if (places.length > 1) return refused(texts.oneAddress);
  return understood(places[0] ?? USUAL_ADDRESS, written, texts);
}

const OPTIONS = Object.fromEntries(
  [...TALK_FLAGS].map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }]),
) as Record<TalkFlagName, { type: 'string' | 'boolean' }>;

function isFlag(name: string): name is TalkFlagName {
  return TALK_FLAGS.has(name);
}

function inEnvironment(env: NodeJS.ProcessEnv): [TalkFlagName, string][] {
  const { nickname, key, login } = talkFlags;
  const found: [TalkFlagName, string | undefined][] = [
    ['nickname', env[nickname.env]],
    ['key', env[key.env]],
    ['login', env[login.env]],
  ];
  return found.flatMap(([name, text]) => (text ? [[name, text]] : []));
}

function understood(place: string, written: Written, texts: TalkTexts): ReadWish {
  const refused = (sentence: string) => ({ ok: false, sentence }) as const;
  const address = addressOf(place);
  if (!address) return refused(texts.noAddress(place));
  const room = written.get('room');
  const prepared = room === undefined ? null : prepareRoomName(room);
  if (prepared?.ok === false) return refused(texts.noRoom(room ?? ''));
  const seconds = Number(written.get('wait') ?? USUAL_WAIT_S);
  if (!(seconds >= 0)) return refused(texts.noSeconds);
  const [key, answer] = [written.get('key'), written.get('answer')];
  return {
    ok: true,
    wish: {
      address: { ...address, links: { ...address.links, ...(key && { key }), ...(answer && { answer }) } },
      nickname: written.get('nickname') ?? null,
      proof: proofOf(address.links.once, written),
      room: prepared?.room ?? null,
      style: written.has('json') ? 'json' : written.has('plain') ? 'plain' : 'screen',
      history: written.has('history'),
      waitMs: seconds * 1_000,
    },
  };
}

function proofOf(once: string | undefined, written: Written): Wish['proof'] {
  if (once !== undefined) return { nickname: '', password: once };
  const password = written.get('login');
  return password === undefined ? null : { nickname: written.get('nickname') ?? '', password };
}
