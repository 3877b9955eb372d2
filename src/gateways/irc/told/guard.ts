import type { Language } from '../../../protocol/sentences.ts';
import { SERVER } from '../names.ts';
import type { Line } from '../wire/line.ts';
import { endOf } from './moderation.ts';
import { type On, type Reading, timeTag } from './reading.ts';

interface Says {
  slowed(by: string, seconds: number): string;
  slow(seconds: number): string;
  muted(by: string, who: string, why: string): string;
  unmuted(by: string, who: string): string;
  mute(why: string): string;
  locked(by: string, reason: string): string;
  unlocked(by: string): string;
}

type Mute = Pick<On<'muted'>, 'reason' | 'until'>;

const because = (reason: string) => reason && `: ${reason}`;

const SAYS: Readonly<Record<Language, Says>> = {
  ko: {
    slowed: (by, seconds) =>
      seconds === 0 ? `${by} 님이 느린 대화를 끔` : `${by} 님이 느린 대화를 켬: ${seconds}초에 한 번`,
    slow: (seconds) => `느린 대화: ${seconds}초에 한 번 말할 수 있습니다`,
    muted: (by, who, why) => `${by} 님이 ${who} 님을 말하지 못하게 함${why}`,
    unmuted: (by, who) => `${by} 님이 ${who} 님을 다시 말하게 함`,
    mute: (why) => `이 방에서 말할 수 없습니다${why}`,
    locked: (by, reason) => `${by} 님이 문을 잠금${because(reason)}`,
    unlocked: (by) => `${by} 님이 문을 엶`,
  },
  en: {
    slowed: (by, seconds) => (seconds === 0 ? `${by} ended slow mode` : `${by} set slow mode: once in ${seconds} s`),
    slow: (seconds) => `Slow mode: you can speak once in ${seconds} s`,
    muted: (by, who, why) => `${by} muted ${who}${why}`,
    unmuted: (by, who) => `${by} unmuted ${who}`,
    mute: (why) => `You may not speak in this room${why}`,
    locked: (by, reason) => `${by} locked the door${because(reason)}`,
    unlocked: (by) => `${by} opened the door`,
  },
};

/** IRC has no word for any of it: one line of the server's says it. */
function notice(target: string, text: string, tags: Line['tags']): Line {
  return { ...(tags && { tags }), source: SERVER, command: 'NOTICE', params: [target, text] };
}

export function slowedLines({ room, by, seconds, at }: On<'slowed'>, reading: Reading): readonly Line[] {
  return [notice(room, SAYS[reading.language].slowed(by.nickname, seconds), timeTag(reading, at))];
}

/** For who comes into a slow room. */
export function slowLine(room: string, seconds: number, language: Language): Line {
  return notice(room, SAYS[language].slow(seconds), undefined);
}

export function mutedLines({ room, by, who, at, ...mute }: On<'muted'>, reading: Reading): readonly Line[] {
  const { language } = reading;
  const text = SAYS[language].muted(by.nickname, who.nickname, whyOf(mute, language));
  return [notice(room, text, timeTag(reading, at))];
}

export function unmutedLines({ room, by, who, at }: On<'unmuted'>, reading: Reading): readonly Line[] {
  return [notice(room, SAYS[reading.language].unmuted(by.nickname, who.nickname), timeTag(reading, at))];
}

/** For who comes into a room in which he may not speak. */
export function muteLine(room: string, mute: Mute, language: Language): Line {
  return notice(room, SAYS[language].mute(whyOf(mute, language)), undefined);
}

function whyOf({ reason, until }: Mute, language: Language): string {
  const end = until === undefined ? '' : ` ${endOf(until, language)}`;
  return `${end}${because(reason)}`;
}

export function lockedLines({ by, reason }: On<'locked'>, reading: Reading): readonly Line[] {
  return [notice('*', SAYS[reading.language].locked(by.nickname, reason), timeTag(reading, reading.now()))];
}

export function unlockedLines({ by }: On<'unlocked'>, reading: Reading): readonly Line[] {
  return [notice('*', SAYS[reading.language].unlocked(by.nickname), timeTag(reading, reading.now()))];
}
