import type { Texts } from './ko.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);
const others = (n: number) => (n === 1 ? 'one other' : `${n} others`);

export const en: Texts = {
  name: 'sokdak',
  otherLanguage: '한국어',

  door: {
    lead: 'Pick a name. Start talking.',
    nickname: 'Nickname',
    placeholder: 'What should we call you?',
    enter: 'Come in',
    entering: 'Coming in…',
    suggestions: 'These are free',
    inviteKey: 'Invite key',
    inviteHint: 'This room is for invited guests. Enter the key that you were given.',
    answer: 'Answer',
    ownerLink: 'You came through the owner link. Come in, and the room is yours to look after.',
    hint: 'No account. Just the name you go by in this room.',
    unreachable: 'The server can’t be reached. Still trying.',
  },

  room: {
    skip: 'Skip to the message box',
    log: 'Conversation',
    count: people,
    here: (n) => `${people(n)} here`,
    people: 'People here',
    settings: 'Settings',
    rooms: 'Rooms',
    beginning: 'Where it all began',
    loading: 'Loading earlier messages…',
    loadFailed: 'Earlier messages could not be loaded.',
    retry: 'Try again',
    unread: 'New since you left',
    fresh: (n) => (n === 1 ? '1 new message' : `${n} new messages`),
    toNow: 'Back to now',
    toEnd: 'To the latest',
    connecting: 'Connecting…',
  },

  notices: {
    joined: (name) => `${name} came in.`,
    left: (name) => `${name} left.`,
    joinedMany: (name, n) => `${name} and ${others(n)} came in.`,
    leftMany: (name, n) => `${name} and ${others(n)} left.`,
    renamed: (was, now) => `${was} is now ${now}.`,
  },

  message: {
    menu: 'What to do with this message',
    mine: 'you',
    whisper: '(whisper)',
    whisperTo: (name) => `to ${name}`,
    whisperToYou: 'only to you',
    edited: '(edited)',
    editedAt: (when) => `Edited at ${when}`,
    deleted: 'This message was deleted.',
    sending: 'Sending',
    failed: 'Not sent.',
    retry: 'Send again',
    remove: 'Remove',
  },

  composer: {
    label: 'Message',
    toEveryone: 'Say something to everyone',
    toOne: (name) => `Just for ${name}`,
    recipient: 'Who will see it',
    everyone: 'Everyone',
    to: '',
    send: 'Send',
    attach: 'Attach files',
    whisper: 'Whisper',
    save: 'Save',
    left: (n) => (n < 0 ? `${-n} over the limit` : `${n} left`),
  },

  settings: {
    language: 'Language',
    theme: 'Look',
    turn: 'Switch between light and dark',
    system: 'Auto',
    light: 'Light',
    dark: 'Dark',
    help: 'Help',
  },

  errors: {
    offline: 'You are not connected right now.',
  },

  days: { today: 'Today', yesterday: 'Yesterday' },
};
