import { deletedSentence, type RoomNews, roomSentence } from './room-words.ts';
import type { Language } from './sentences.ts';

/** What somebody did to another, to a room, at the door or to the server, as much of it as is told in sentences. */
export interface Deed extends RoomNews {
  readonly on: string;
  readonly who?: { readonly nickname: string } | undefined;
  readonly role?: 'moderator' | 'none';
  readonly seconds?: number;
  readonly room?: string | undefined;
  readonly range?: string | undefined;
  readonly word?: string | undefined;
  readonly link?: string | undefined;
  readonly settings?: readonly string[] | undefined;
  /** Until when it holds, in ms since 1970. */
  readonly until?: number | undefined;
  readonly reason?: string | undefined;
}

const ko = {
  kicked: (name: string, by: string) => `${by}님이 ${name}님을 내보냈습니다.`,
  banned: (name: string, by: string) => `${by}님이 ${name}님을 내보내고 다시 들어오지 못하게 했습니다.`,
  unbanned: (name: string, by: string) => `${by}님이 ${name}님을 다시 들어올 수 있게 했습니다.`,
  muted: (name: string, by: string) => `${by}님이 ${name}님을 말하지 못하게 했습니다.`,
  unmuted: (name: string, by: string) => `${by}님이 ${name}님을 다시 말할 수 있게 했습니다.`,
  reported: (name: string, by: string) => `${by}님이 ${name}님의 메시지를 신고했습니다.`,
  'filter-changed': (what: string, by: string) => `${by}님이 필터를 바꾸었습니다: ${what}`,
  'filter-hit': (what: string, by: string) => `${by}님의 메시지가 필터에 걸렸습니다: ${what}`,
  'server-banned': (whom: string, by: string) =>
    `${by}님이 ${whom ? `${whom}님을` : '이 주소에서 오는 모든 분을'} 서버에 들어오지 못하게 했습니다.`,
  'server-unbanned': (whom: string, by: string) => `${by}님이 ${whom}님을 서버에 다시 들어올 수 있게 했습니다.`,
  'server-muted': (name: string, by: string) => `${by}님이 ${name}님을 서버 어디에서도 말하지 못하게 했습니다.`,
  'server-unmuted': (name: string, by: string) => `${by}님이 ${name}님을 어디에서나 다시 말할 수 있게 했습니다.`,
  appointed: (name: string, by: string) => `${by}님이 ${name}님을 운영자로 세웠습니다.`,
  dismissed: (name: string, by: string) => `${by}님이 ${name}님을 운영자에서 내렸습니다.`,
  invited: (room: string, by: string) => `${by}님이 나를 ${room} 방에 초대했습니다.`,
  inviting: (name: string, by: string) => `${by}님이 ${name}님을 초대했습니다.`,
  slowed: (seconds: string, by: string) =>
    seconds === '0'
      ? `${by}님이 느린 대화를 껐습니다.`
      : `${by}님이 느린 대화를 켰습니다. ${seconds}초에 한 번 말할 수 있습니다.`,
  locked: (_: string, by: string) => `${by}님이 문을 잠갔습니다. 새로 온 사람은 들어올 수 없습니다.`,
  unlocked: (_: string, by: string) => `${by}님이 문을 열었습니다.`,
};

const en: typeof ko = {
  kicked: (name, by) => `${by} put ${name} out.`,
  banned: (name, by) => `${by} banned ${name}.`,
  unbanned: (name, by) => `${by} let ${name} back in.`,
  muted: (name, by) => `${by} muted ${name}.`,
  unmuted: (name, by) => `${by} let ${name} speak again.`,
  reported: (name, by) => `${by} reported a message of ${name}.`,
  'filter-changed': (what, by) => `${by} changed the filter: ${what}`,
  'filter-hit': (what, by) => `A message of ${by} was found by the filter: ${what}`,
  'server-banned': (whom, by) => `${by} banned ${whom || 'all who come from your address'} from the server.`,
  'server-unbanned': (whom, by) => `${by} let ${whom} back into the server.`,
  'server-muted': (name, by) => `${by} muted ${name} on the whole server.`,
  'server-unmuted': (name, by) => `${by} let ${name} speak again everywhere.`,
  appointed: (name, by) => `${by} made ${name} a moderator.`,
  dismissed: (name, by) => `${by} ended ${name}’s time as a moderator.`,
  invited: (room, by) => `${by} invites you to ${room}.`,
  inviting: (name, by) => `${by} invited ${name}.`,
  slowed: (seconds, by) =>
    seconds === '0' ? `${by} ended slow mode.` : `${by} set slow mode: one message in ${seconds} s.`,
  locked: (_, by) => `${by} locked the door. Nobody new can come in.`,
  unlocked: (_, by) => `${by} opened the door.`,
};

/** What was done to whom (or to what), and by whom, by the name by which it is told. */
export const deedWords: Readonly<Record<Language, typeof ko>> = { ko, en };

/** One sentence that says what was done; `when` writes a moment (ms since 1970). */
export function deedSentence(deed: Deed, language: Language, when: (at: number) => string): string {
  const words: Readonly<Record<string, (whom: string, by: string) => string>> = deedWords[language];
  const say = words[deedOf(deed)];
  if (say) return say(objectOf(deed), deed.by.nickname);
  return deed.on === 'room-deleted'
    ? deletedSentence({ by: deed.by, room: deed.room ?? '' }, language)
    : roomSentence(deed, language, when);
}

/** The same, and, where they are told, until when it holds and why. */
export function deedSentences(deed: Deed, language: Language, when: (at: number) => string): readonly string[] {
  return [deedSentence(deed, language, when), ...termsOf(deed, language, when)];
}

/** Until when it holds, and why, as far as that is told. */
export function termsOf(
  { until, reason }: Pick<Deed, 'on' | 'until' | 'reason'>,
  language: Language,
  when: (at: number) => string,
): readonly string[] {
  return [
    ...(until === undefined ? [] : [untilSentence(when(until), language)]),
    ...(reason ? [reasonSentence(reason, language)] : []),
  ];
}

export function reasonSentence(reason: string, language: Language): string {
  return language === 'ko' ? `이유: ${reason}` : `Reason: ${reason}`;
}

function untilSentence(time: string, language: Language): string {
  return language === 'ko' ? `${time}까지입니다.` : `Until ${time}.`;
}

type Told<On extends string> = On extends 'role-changed'
  ? 'appointed' | 'dismissed'
  : On extends 'admitted'
    ? 'inviting'
    : On;

/** By what name it is told: to become a moderator and to be none any more are two things. */
export function deedOf<D extends Pick<Deed, 'on' | 'role'>>({ on, role }: D): Told<D['on']> {
  const name = on === 'admitted' ? 'inviting' : on;
  return (on === 'role-changed' ? (role === 'moderator' ? 'appointed' : 'dismissed') : name) as Told<D['on']>;
}

/** To whom or to what: a person, a range of addresses, what a filter looks for, settings; empty where that is not told. */
export function subjectOf({ who, range, word, link, settings }: Omit<Deed, 'by'>): string {
  return who?.nickname ?? range ?? word ?? link ?? settings?.join(', ') ?? '';
}

function objectOf(deed: Deed): string {
  if (deed.on === 'slowed') return `${deed.seconds}`;
  return deed.on === 'invited' ? (deed.room ?? '') : subjectOf(deed);
}
