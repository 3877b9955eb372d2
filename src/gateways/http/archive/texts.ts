import type { Language } from '../../../protocol/sentences.ts';

export interface ArchiveTexts {
  /** Who took it along, null for whoever runs the server, and when. */
  taken(by: string | null, when: string): string;
  readonly pins: string;
  readonly pinned: string;
  readonly said: string;
  edited(when: string): string;
  readonly deleted: string;
  /** A message that is answered and cannot be read. */
  readonly unread: string;
  reactions(emoji: string, by: string): string;
  readonly end: string;
}

export const ARCHIVE_TEXTS: Readonly<Record<Language, ArchiveTexts>> = {
  ko: {
    taken: (by, when) =>
      `${when}, ${by === null ? '이 방에서 볼 수 있는 대화 전부입니다' : `${by}님이 볼 수 있는 대화입니다`}. 귓속말은 들어 있지 않습니다.`,
    pins: '고정된 메시지',
    pinned: '고정됨',
    said: '대화',
    edited: (when) => `(${when}에 수정됨)`,
    deleted: '지운 메시지입니다.',
    unread: '볼 수 없는 메시지',
    reactions: (emoji, by) => `${emoji} ${by}`,
    end: '여기까지입니다.',
  },
  en: {
    taken: (by, when) =>
      `${by === null ? 'All that could be read in this room' : `What ${by} could read`} on ${when}. Whispers are not in it.`,
    pins: 'Pinned messages',
    pinned: 'pinned',
    said: 'Conversation',
    edited: (when) => `(edited ${when})`,
    deleted: 'This message was deleted.',
    unread: 'a message that can’t be read',
    reactions: (emoji, by) => `${emoji} ${by}`,
    end: 'This is the end.',
  },
};
