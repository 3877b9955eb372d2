import { filterSentence } from '../../../protocol/filter-words.ts';
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
  out(by: string, whom: string, why: string): string;
  back(by: string, whom: string): string;
  silent(by: string, who: string, why: string): string;
  loud(by: string, who: string): string;
  reported(by: string, who: string, room: string, why: string): string;
  everyone: string;
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
    out: (by, whom, why) => `${by} 님이 ${whom} 님을 서버에 들어오지 못하게 함${why}`,
    back: (by, whom) => `${by} 님이 ${whom} 님을 서버에 다시 들어오게 함`,
    silent: (by, who, why) => `${by} 님이 ${who} 님을 서버 어디에서도 말하지 못하게 함${why}`,
    loud: (by, who) => `${by} 님이 ${who} 님을 어디에서나 다시 말하게 함`,
    reported: (by, who, room, why) => `${by} 님이 ${room}에서 ${who} 님의 메시지를 신고함${why}`,
    everyone: '이 주소에서 오는 모든 분',
    locked: (by, reason) => `${by} 님이 문을 잠금${because(reason)}`,
    unlocked: (by) => `${by} 님이 문을 엶`,
  },
  en: {
    slowed: (by, seconds) => (seconds === 0 ? `${by} ended slow mode` : `${by} set slow mode: once in ${seconds} s`),
    slow: (seconds) => `Slow mode: you can speak once in ${seconds} s`,
    muted: (by, who, why) => `${by} muted ${who}${why}`,
    unmuted: (by, who) => `${by} unmuted ${who}`,
    mute: (why) => `You may not speak in this room${why}`,
    out: (by, whom, why) => `${by} banned ${whom} from the server${why}`,
    back: (by, whom) => `${by} let ${whom} back into the server`,
    silent: (by, who, why) => `${by} muted ${who} on the whole server${why}`,
    loud: (by, who) => `${by} unmuted ${who} on the whole server`,
    reported: (by, who, room, why) => `${by} reported a message of ${who} in ${room}${why}`,
    everyone: 'all who come from your address',
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

export function serverBannedLines(told: On<'server-banned'>, reading: Reading): readonly Line[] {
  const { by, who, range, at, ...ban } = told;
  const says = SAYS[reading.language];
  const whom = who?.nickname ?? range ?? says.everyone;
  return [notice('*', says.out(by.nickname, whom, whyOf(ban, reading.language)), timeTag(reading, at))];
}

export function reportedLines({ by, who, room, reason, at }: On<'reported'>, reading: Reading): readonly Line[] {
  const text = SAYS[reading.language].reported(by.nickname, who.nickname, room, because(reason));
  return [notice('*', text, timeTag(reading, at))];
}

export function filterLines(told: On<'filter-changed' | 'filter-hit'>, reading: Reading): readonly Line[] {
  return [notice('*', filterSentence(told, reading.language), timeTag(reading, told.at))];
}

export function serverUnbannedLines({ by, who, range, at }: On<'server-unbanned'>, reading: Reading): readonly Line[] {
  return [notice('*', SAYS[reading.language].back(by.nickname, who?.nickname ?? range ?? ''), timeTag(reading, at))];
}

export function serverMutedLines({ by, who, at, ...mute }: On<'server-muted'>, reading: Reading): readonly Line[] {
  const text = SAYS[reading.language].silent(by.nickname, who.nickname, whyOf(mute, reading.language));
  return [notice('*', text, timeTag(reading, at))];
}

export function serverUnmutedLines({ by, who, at }: On<'server-unmuted'>, reading: Reading): readonly Line[] {
  return [notice('*', SAYS[reading.language].loud(by.nickname, who.nickname), timeTag(reading, at))];
}

export function lockedLines({ by, reason }: On<'locked'>, reading: Reading): readonly Line[] {
  return [notice('*', SAYS[reading.language].locked(by.nickname, reason), timeTag(reading, reading.now()))];
}

export function unlockedLines({ by }: On<'unlocked'>, reading: Reading): readonly Line[] {
  return [notice('*', SAYS[reading.language].unlocked(by.nickname), timeTag(reading, reading.now()))];
}
