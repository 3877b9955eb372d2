import type { Room } from '../../../client/index.ts';
import { codePoints, TEXT_LIMIT } from '../../../core/text.ts';
import { harmlessLine } from '../harmless.ts';
import { outText } from '../outcome.ts';
import type { TalkTexts } from '../texts.ts';
import type { Visit } from '../visit.ts';
import type { Door } from './door.ts';
import type { ScreenTexts } from './texts.ts';

interface StandingGiven {
  readonly door: Door;
  readonly room: Room | null;
  readonly origin: string;
  readonly texts: TalkTexts;
  readonly screen: ScreenTexts;
}

/** Where one is and how things stand, in a few words each. */
export interface Standing {
  readonly place: string;
  readonly standing: string;
  readonly prompt: string;
  /** What the line above the box says when nothing else is to be said there. */
  readonly hint: string;
  readonly urgent: boolean;
}

/** `atEnd` is false where one reads back; `typed` is what is in the box. */
export function standingOf(given: StandingGiven, atEnd: boolean, typed: string): Standing {
  const { door, room, origin, screen } = given;
  const host = new URL(origin).host;
  const name = door.visit?.chat.connection.server?.name;
  const server = name === undefined ? host : `${harmlessLine(name)} (${host})`;
  return {
    place: room ? `${room.name} · ${server}` : server,
    standing: [...countsOf(room, screen), connectionOf(door.visit, screen)].join(' · '),
    prompt: `${promptOf(given)}> `,
    ...hintOf(given, atEnd, typed),
  };
}

function countsOf(room: Room | null, screen: ScreenTexts): readonly string[] {
  if (room?.state.is !== 'in') return [];
  return [screen.people(room.count), ...(room.unread > 0 ? [screen.fresh(room.unread)] : [])];
}

function connectionOf(visit: Visit | null, screen: ScreenTexts): string {
  const is = visit?.chat.connection.state.is ?? 'nameless';
  return is === 'lost' ? screen.connecting : screen[is];
}

function promptOf({ door, room, screen }: StandingGiven): string {
  if (door.asks) return screen[door.asks];
  return room ? harmlessLine(door.visit?.chat.connection.me?.nickname ?? '') : '';
}

type Hint = Pick<Standing, 'hint' | 'urgent'>;

const calm = (hint: string): Hint => ({ hint, urgent: false });
const urgent = (hint: string): Hint => ({ hint, urgent: true });

function hintOf({ door, room, screen, texts }: StandingGiven, atEnd: boolean, typed: string): Hint {
  if (door.asks === 'password') return urgent(passwordAsked(door, screen));
  if (door.problem !== null) return urgent(door.problem);
  if (door.asks) return calm({ key: screen.askKey, answer: screen.askAnswer, nickname: screen.askNickname }[door.asks]);
  const state = door.visit?.chat.connection.state;
  if (door.entering || state?.is === 'connecting') return calm(screen.entering);
  if (state?.is === 'lost') return urgent(screen.lost);
  if (state?.is === 'closed') return urgent(`${texts.closed(harmlessLine(state.reason))} ${screen.reconnect}`);
  if (!room) return calm('');
  const out = outText(room, texts);
  if (out !== null) return urgent(`${out} ${screen.comeBack}`);
  const left = TEXT_LIMIT - codePoints(typed);
  if (left < TEXT_LIMIT / 10) return urgent(screen.left(left));
  if (room.composer.editing !== null) return calm(screen.editing);
  return calm(atEnd ? '' : readingBack(room, screen));
}

/** That a nickname is taken is no news where its password is asked for; that the password was wrong is. */
function passwordAsked({ isWrong, problem }: Door, screen: ScreenTexts): string {
  return isWrong ? `${problem} ${screen.askPassword}` : screen.askPassword;
}

function readingBack({ older, unread }: Room, screen: ScreenTexts): string {
  if (older === 'loading') return screen.loading;
  return unread > 0 ? `${screen.fresh(unread)} · ${screen.toEnd}` : screen.toEnd;
}
