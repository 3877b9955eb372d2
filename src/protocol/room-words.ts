import type { Ability, Role } from '../core/roles.ts';
import type { WireEntry } from './events.ts';
import { type Language, moment } from './sentences.ts';

type Event = Extract<WireEntry, { on: 'room-changed' | 'topic-changed' | 'pinned' | 'unpinned' | 'room-ended' }>;

/** As much of it as is told in a sentence. */
export type RoomNews = Partial<
  Pick<Extract<Event, { on: 'room-changed' }>, 'private' | 'announce' | 'past' | 'rules' | 'archived' | 'ends' | 'may'>
> &
  Partial<Pick<Extract<Event, { on: 'topic-changed' }>, 'topic'>> & {
    readonly on?: string;
    readonly by: { readonly nickname: string };
  };

interface Says {
  private(by: string, on: boolean): string;
  announce(by: string, on: boolean): string;
  past(by: string, on: boolean): string;
  archived(by: string, on: boolean): string;
  ends(by: string, when: string): string;
  endless(by: string): string;
  ending(when: string): string;
  ended: string;
  may(by: string, ability: Ability, least: Role): string;
  rules(by: string, rules: string): string;
  theRules(rules: string): string;
  topic(by: string, topic: string): string;
  pinned(by: string): string;
  unpinned(by: string): string;
  deleted(by: string, room: string): string;
}

const ABILITY: Readonly<Record<Language, Readonly<Record<Ability, string>>>> = {
  ko: {
    say: '말하기',
    link: '링크 보내기',
    file: '파일 보내기',
    react: '반응하기',
    invite: '초대하기',
    topic: '주제 정하기',
    pin: '메시지 고정하기',
  },
  en: {
    say: 'speak',
    link: 'send links',
    file: 'send files',
    react: 'react',
    invite: 'invite others',
    topic: 'set the topic',
    pin: 'pin messages',
  },
};

const WHO: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
  ko: { guest: '누구나', member: '회원부터', moderator: '운영자부터', owner: '방장만' },
  en: { guest: 'everyone', member: 'members', moderator: 'moderators', owner: 'the owner alone' },
};

/** What an ability is, in a few words that end `who may …`. */
export function abilityWords(ability: Ability, language: Language): string {
  return ABILITY[language][ability];
}

/** From what role on. */
export function leastWords(least: Role, language: Language): string {
  return WHO[language][least];
}

const SAYS: Readonly<Record<Language, Says>> = {
  ko: {
    private: (by, on) =>
      on
        ? `${by}님이 방을 비공개로 바꾸었습니다. 초대받은 사람만 들어올 수 있습니다.`
        : `${by}님이 방을 공개로 바꾸었습니다. 누구나 들어올 수 있습니다.`,
    announce: (by, on) =>
      on
        ? `${by}님이 공지방으로 바꾸었습니다. 방장과 운영자만 말할 수 있습니다.`
        : `${by}님이 모두 말할 수 있게 했습니다.`,
    past: (by, on) =>
      on
        ? `${by}님이 새로 들어온 사람에게도 지난 대화를 보이게 했습니다.`
        : `${by}님이 새로 들어온 사람에게 지난 대화를 감추었습니다.`,
    archived: (by, on) =>
      on ? `${by}님이 방을 보관했습니다. 이제 읽을 수만 있습니다.` : `${by}님이 방을 다시 열었습니다.`,
    ends: (by, when) => `${by}님이 방이 끝날 때를 정했습니다: ${when}. 그 뒤로는 읽을 수만 있습니다.`,
    endless: (by) => `${by}님이 방을 끝내지 않기로 했습니다.`,
    ending: (when) => `이 방은 ${when}에 끝납니다. 그 뒤로는 읽을 수만 있습니다.`,
    ended: '정해 둔 때가 되어 방이 끝났습니다. 이제 읽을 수만 있습니다.',
    rules: (by, rules) =>
      rules === '' ? `${by}님이 방의 규칙을 없앴습니다.` : `${by}님이 규칙을 정했습니다: ${rules}`,
    may: (by, ability, least) => `${by}님이 정했습니다. ${ABILITY.ko[ability]}: ${WHO.ko[least]}`,
    theRules: (rules) => `이 방의 규칙: ${rules}`,
    topic: (by, topic) => (topic === '' ? `${by}님이 주제를 없앴습니다.` : `${by}님이 주제를 정했습니다: ${topic}`),
    pinned: (by) => `${by}님이 메시지를 고정했습니다.`,
    unpinned: (by) => `${by}님이 고정을 풀었습니다.`,
    deleted: (by, room) => `${by}님이 ${room} 방을 지웠습니다.`,
  },
  en: {
    private: (by, on) =>
      on
        ? `${by} made the room private. Only those who are invited can come in.`
        : `${by} made the room public. Anyone can come in.`,
    announce: (by, on) =>
      on
        ? `${by} made this a room for announcements. Only the owner and moderators can speak.`
        : `${by} let everyone speak.`,
    past: (by, on) =>
      on ? `${by} let newcomers see what was said before.` : `${by} hid what was said before from newcomers.`,
    archived: (by, on) =>
      on ? `${by} archived the room. From now on it can only be read.` : `${by} reopened the room.`,
    ends: (by, when) => `${by} set when the room ends: ${when}. After that it can only be read.`,
    endless: (by) => `${by} let the room go on without an end.`,
    ending: (when) => `This room ends at ${when}. After that it can only be read.`,
    ended: 'The room has ended, as was set. From now on it can only be read.',
    rules: (by, rules) => (rules === '' ? `${by} took the room’s rules away.` : `${by} set the rules: ${rules}`),
    may: (by, ability, least) => `${by} decided who may ${ABILITY.en[ability]}: ${WHO.en[least]}`,
    theRules: (rules) => `The rules of this room: ${rules}`,
    topic: (by, topic) => (topic === '' ? `${by} took the topic away.` : `${by} set the topic: ${topic}`),
    pinned: (by) => `${by} pinned a message.`,
    unpinned: (by) => `${by} took a pin away.`,
    deleted: (by, room) => `${by} deleted ${room}.`,
  },
};

/** What somebody changed about a room; `when` writes a moment (ms since 1970). */
export function roomSentence({ by: { nickname: by }, ...change }: RoomNews, language: Language, when = moment): string {
  const says = SAYS[language];
  if (change.on === 'room-ended') return says.ended;
  if (change.on === 'ending') return says.ending(when(change.ends ?? 0));
  if (change.on === 'pinned' || change.on === 'unpinned') return says[change.on](by);
  if (change.topic !== undefined) return says.topic(by, change.topic);
  if (change.private !== undefined) return says.private(by, change.private);
  if (change.announce !== undefined) return says.announce(by, change.announce);
  if (change.past !== undefined) return says.past(by, change.past);
  if (change.archived !== undefined) return says.archived(by, change.archived);
  if (change.ends !== undefined) return change.ends === 0 ? says.endless(by) : says.ends(by, when(change.ends));
  const [exception] = Object.entries(change.may ?? {}) as [Ability, Role][];
  if (exception) return says.may(by, ...exception);
  return says.rules(by, change.rules ?? '');
}

/** For who comes into a room that is to end. */
export function endingSentence(ends: number, language: Language): string {
  return SAYS[language].ending(moment(ends));
}

/** For who was in the room, and for the owner. */
export function deletedSentence(
  { by, room }: { readonly by: { readonly nickname: string }; readonly room: string },
  language: Language,
): string {
  return SAYS[language].deleted(by.nickname, room);
}

/** For who comes in. */
export function rulesSentence(rules: string, language: Language): string {
  return SAYS[language].theRules(rules);
}
