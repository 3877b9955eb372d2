import type { LaterTexts } from './ko.ts';

const DEEDS: Readonly<Record<string, string>> = {
  kicked: 'put out',
  banned: 'banned',
  unbanned: 'let back in',
  muted: 'muted',
  unmuted: 'unmuted',
  'role-changed': 'changed the role of',
  'topic-changed': 'changed the topic',
  slowed: 'changed the pace',
  'room-changed': 'changed the room',
  admitted: 'invited',
  deleted: 'deleted a message',
  reported: 'reported a message of',
};

const list = new Intl.ListFormat('en');
const listed = (names: readonly string[]) => `${list.format(names)} ${names.length === 1 ? 'is' : 'are'}`;

export const en: LaterTexts = {
  help: {
    title: 'How it works',
    commands: 'Commands',
    keys: 'Keys',
    rows: [
      ['/w Hong hello', 'Whisper to Hong alone'],
      ['/me smiles', 'Say what you do'],
      ['/nick Kim', 'Change your name'],
      ['/join kitchen', 'Enter a room; it is made if there is none'],
      ['/part', 'Leave this room'],
      ['/list', 'Find a room'],
      ['/search lunch', 'Find messages'],
      ['/who', 'Who is here'],
      ['/block Hong', 'No more whispers from Hong; /unblock ends it'],
      ['/help', 'This help'],
    ],
    moderatorRows: [
      ['/kick Hong reason', 'Put somebody out'],
      ['/ban Hong reason', 'Put somebody out for good'],
      ['/mute Hong 10m reason', 'let somebody say nothing; /unmute ends it'],
      ['/topic plans for today', 'Say what the room is about'],
      ['/slow 30', 'one message in 30 s; 0 ends it'],
      ['/private on', 'only who is invited comes in; off: anyone'],
      ['/announce on', 'only owner and moderators speak; off: everyone'],
      ['/past off', 'hide what was said before from newcomers; on: show it'],
      ['/rules be kind', 'the rules of the room; empty for none'],
    ],
    ownerRows: [
      ['/archive on', 'archive the room: it can only be read; off: reopen it'],
      ['/op Hong', 'make a moderator; /deop ends it'],
      ['/server-ban Hong 1d reason', 'keep out of the server; /server-unban ends it'],
      ['/server-ban 192.0.2.0/24', 'keep out all who come from there'],
      ['/server-mute Hong', 'let somebody speak nowhere; /server-unmute ends it'],
      ['/lock reason', 'let nobody new in; /unlock lets them in'],
    ],
    keyRows: [
      ['Enter', 'Send'],
      ['Shift+Enter', 'New line'],
      ['↑', 'Edit your last message'],
      ['Ctrl+K', 'Find a room or a person'],
      ['Ctrl+Shift+F', 'Find messages'],
      ['Alt+↑ ↓', 'Next or previous room; with Shift, one with something new'],
      ['Esc', 'Back to everyone, or close'],
    ],
    slash: 'To send a text that starts with “/”, write it twice: //.',
    lab: 'To see what travels, or what is wrong with a connection:',
    toLab: 'the lab',
  },

  places: {
    find: 'Find or make a room',
    placeholder: 'Name of a room or a person',
    make: (name: string) => `Make the room ${name}`,
    nothing: 'There is nothing of that name.',
    unread: (n: number) => `${n} unread`,
    calls: (n: number) => `${n} for you`,
  },

  suggestions: 'Suggestions',

  writing: {
    toAll: (names) =>
      names.length > 3 ? 'Several people are writing' : names.length > 0 ? `${listed(names)} writing` : '',
    toMe: (names) => (names.length > 0 ? `${listed(names)} whispering to you` : ''),
  },

  search: {
    title: 'Find messages',
    placeholder: 'What to look for',
    look: 'Find',
    filters: 'To narrow it down: in:kitchen from:Hong with:Hong after:11-01 until:yesterday has:file',
    looking: 'Looking…',
    nothing: 'No message says that. Only rooms that you are in and your own whispers are looked at.',
    furtherOn: 'Nothing yet. Looking further back…',
    building: 'Old messages are still being made ready to be found; some may be missing.',
    found: (n, more) => (more ? `${n} found, more below` : `${n} found`),
    badDate: (written) => `There is no date in “${written}” that could be read. Try 2026-11-23, 11-23 or yesterday.`,
    whisper: (name) => `Whispers with ${name}`,
  },

  files: {
    files: 'Files',
    going: 'Files to go along',
    sending: (name: string) => `Sending ${name}`,
    remove: (name: string) => `Take ${name} out`,
    failed: 'That could not be sent.',
    left: (n: number) => `Ten files go with one message. Left out: ${n}.`,
  },

  menu: {
    copy: 'Copy',
    link: 'Copy link',
    edit: 'Edit',
    delete: 'Delete',
    report: 'Report',
    whisperBack: 'Whisper',
  },

  marks: {
    react: 'React',
    answer: 'Reply',
    deleted: 'This message was deleted.',
    earlier: 'An earlier message',
    jump: 'Go to the message this replies to',
    reactions: 'Reactions',
    who: (emoji, names) => `${names}: ${emoji}`,
  },

  out: {
    kicked: (by) => `${by} put you out`,
    banned: (by) => `${by} banned you`,
    bannedByNobody: 'You are kept out of this room',
    bannedHint: 'You can’t come back until you are let back in.',
    bannedUntil: (time) => `You can’t come back until ${time}.`,
    kickedHint: 'You may come back.',
    reason: 'Reason',
    noReason: 'No reason was given.',
    comeBack: 'Come back',
  },

  putOut: {
    kick: 'Put out',
    ban: 'Ban',
    mute: 'Mute',
    block: 'Block',
    unblock: 'Unblock',
    titles: {
      kick: (name) => `Put ${name} out?`,
      ban: (name) => `Ban ${name}?`,
      mute: (name) => `Mute ${name}?`,
      block: (name) => `Block ${name}?`,
      unblock: (name) => `Unblock ${name}?`,
    },
    hints: {
      kick: 'They will be told why, and may come back.',
      ban: 'They are put out, told why, and can’t come back for that time.',
      mute: 'They will be told why. They may stay, read and whisper.',
      block:
        'Neither of you can whisper to the other, and their @ calls you no more. What they say in rooms stays to be seen.',
      unblock: 'You can whisper to each other again.',
    },
    time: 'For how long',
    everywhere: 'on the whole server',
    times: { 600: '10 minutes', 3600: 'an hour', 86400: 'a day', 0: 'until you end it' },
    reason: 'Reason',
    reasonPlaceholder: 'Reason (optional)',
    cancel: 'Cancel',
    close: 'Close',
  },

  doors: {
    title: 'Room settings',
    private: 'Private',
    announce: 'Announcements only',
    past: 'Show earlier messages',
    hints: {
      private: 'Only people who are invited can come in, and others don’t see it in the list of rooms.',
      announce: 'Only the owner and moderators can speak.',
      past: 'Newcomers see what was said before they came.',
      archived: 'It can only be read, and others don’t see it in the list of rooms. You can reopen it.',
    },
    archived: 'Archived',
    rules: 'Rules',
    rulesPlaceholder: 'One line for everyone who comes in',
    save: 'Set',
  },

  report: {
    title: (name) => `Report this message of ${name}?`,
    hint: 'Only those who look after this room are told.',
    send: 'Report',
    done: 'It has been reported.',
  },

  acts: {
    title: 'What was done',
    nothing: 'Nothing has happened yet.',
    more: 'Show more',
    did: (on, by, who) => `${by} ${DEEDS[on] ?? on}${who ? ` ${who}` : ''}`,
  },

  account: {
    title: 'Keep this name',
    why: 'With a password nobody else can use this name while you are away, and you can come in as yourself from another device. If you forget it there is no way to get it back: keep it safe.',
    kept: 'This name is yours.',
    mine: 'Somebody keeps this name. If it is yours, give its password.',
    password: 'Password',
    newPassword: 'New password (8 characters or more)',
    oldPassword: 'Password until now',
    keep: 'Keep it',
    change: 'Change the password',
    changeHint: 'This ends your logins everywhere else.',
    logins: 'Where you are logged in',
    here: 'here',
    now: 'connected now',
    end: 'End',
    endOthers: 'End all others',
    blocks: 'People you blocked',
    unblock: 'Unblock',
    done: 'Done.',
  },

  rename: {
    title: 'Change name',
    newName: 'New nickname',
    save: 'Change',
  },
};
