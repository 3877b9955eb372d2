import { account } from './account.ts';
import { help } from './help.ts';
import type { LaterTexts } from './ko.ts';
import { order } from './order.ts';

const list = new Intl.ListFormat('en');
const listed = (names: readonly string[]) => `${list.format(names)} ${names.length === 1 ? 'is' : 'are'}`;

export const en: LaterTexts = {
  alerts: {
    title: 'Alerts',
    on: 'Alert me when I’m called',
    onHint: 'Whispers, @ and my name, and the words below. Never for the room I’m looking at.',
    unable: 'At this address the browser can’t show alerts. Open it over https, or turn the sound on.',
    denied: 'Your browser blocks alerts from this site. Allow them in its site settings.',
    words: 'Words that call me',
    wordsPlaceholder: 'meeting, deploy',
    quiet: 'Quiet hours',
    quietHint: 'No alerts during this time.',
    from: 'From',
    to: 'To',
    sound: 'Sound',
    soundHint: 'Short, and at most once in 3 seconds.',
    closed: 'Even when this page is closed',
    closedHint: 'This browser then calls me. Nobody on the way can read what was said.',
    discreet: 'Don’t show what it’s about',
    discreetHint: 'Only that there is something new: not who, where or what.',
    closed_unable:
      'This browser can’t alert you at this address once the page is closed. Open it over https; on iPhone and iPad, add it to the home screen first.',
    closed_account: 'This needs an account: make your nickname yours under “Account”, then turn it on.',
    closed_off: 'This server sends no alerts once the page is closed.',
    closed_service: 'The browser couldn’t reach the push service that brings its alerts. Turn it on again later.',
    closed_lost: 'The server didn’t take it. Turn it on again in a moment.',
    close: 'Close',
    whisper: (who: string) => `${who} whispers to you`,
    said: (who: string, room: string) => `${who} · ${room}`,
    files: 'Sent a file.',
  },
  wrong: {
    unknown_command: (command) => `There is no command “/${command}”. /help lists them.`,
    no_name: (command) => `Write it like this: /${command} name`,
    no_text: (command) => `Something is missing. Write it like this: /${command} name text`,
    no_level: (command) => `Write it like this: /${command} mentions (all, none)`,
    no_words: (command) => `Write it like this: /${command} words`,
    no_switch: (command) => `Write it like this: /${command} on, or /${command} off`,
    no_span: (command) => `Write it like this: /${command} 2h, or /${command} off`,
    no_seconds: (command) => `Write it like this: /${command} 30 (seconds); 0 ends it.`,
    not_here: () => 'Nobody of that name is here now.',
  },
  help: help.en,

  places: {
    level: (room) => `How loud ${room} is`,
    levels: { all: 'All', mentions: 'Mentions', none: 'Off' },
    find: 'Find or make a room',
    placeholder: 'Name of a room or a person',
    make: (name: string) => `Make the room ${name}`,
    nothing: 'There is nothing of that name.',
    unread: (n: number) => `${n} unread`,
    calls: (n: number) => `${n} for you`,
  },

  directs: {
    title: 'Direct messages',
    standing: (standing, away) =>
      ({
        here: 'Here',
        away: away ? `Away: ${away}` : 'Away',
        busy: away ? `Do not disturb: ${away}` : 'Do not disturb',
        gone: 'Not here now',
      })[standing],
    found: (standing) => `Direct · ${standing}`,
    unread: (n) => (n === 1 ? '1 unread whisper' : `${n} unread whispers`),
    more: (n) => `${n} more`,
  },

  suggestions: 'Suggestions',

  writing: {
    toAll: (names) =>
      names.length > 3 ? 'Several people are writing' : names.length > 0 ? `${listed(names)} writing` : '',
    toMe: (names) => (names.length > 0 ? `${listed(names)} whispering to you` : ''),
  },

  connection: {
    reconnecting: 'Reconnecting… What you write is sent as soon as we are back.',
    offline: 'Offline: this is what was kept on this device. What you write is sent as soon as we are back.',
    stopping: 'The server is restarting and will be back in a moment.',
    closed: 'The connection has ended.',
    again: 'Connect again',
    whole: (came) => `Back. ${came} came meanwhile, and none is missing.`,
    more: (came) => `Back. ${came} came meanwhile; scroll up for the earlier ones.`,
    replaced: 'The server’s record was replaced by an older one. Some of what you saw may be gone.',
    understood: 'All right',
    newVersion: 'There is a new version.',
    refresh: 'Reload',
  },

  empty: {
    title: 'Nothing has been said yet.',
    hint: 'Be the first to say hello.',
    alone: 'You are alone for now. Share this address to talk together.',
    aloneHere: 'You are alone for now. Share the invite link that the server printed when it started.',
  },

  takeHome: {
    take: 'Save this room as a file',
    taking: 'Saving…',
    failed: 'It could not be saved. Try again in a moment.',
  },

  day: {
    title: 'Go to a date',
    day: 'Date',
    go: 'Go',
    quick: 'Days to go to',
    ago: { 0: 'Today', 1: 'Yesterday', 7: 'A week ago', 30: 'A month ago' },
    beginning: 'The beginning',
  },

  pins: {
    title: 'Pinned messages',
    nothing: 'Nothing is pinned.',
    pin: 'Pin',
    unpin: 'Unpin',
  },

  emoji: {
    open: 'Emoji',
    title: 'Pick an emoji',
    search: 'Find an emoji',
    toGroup: 'Kinds',
    groups: [
      'Smileys',
      'People',
      'Animals and nature',
      'Food and drink',
      'Travel and places',
      'Activities',
      'Objects',
      'Symbols',
      'Flags',
    ],
    recent: 'Recent',
    found: 'Found',
    nothing: 'There is no such emoji.',
    tone: 'Skin tone',
    tones: ['Yellow', 'Light', 'Medium light', 'Medium', 'Medium dark', 'Dark'],
    another: 'Another emoji',
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
    alt: 'Describe it',
    altOf: (name: string) => `What ${name} shows, in words`,
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

  preview: {
    label: 'Link preview',
    picture: 'Picture of the link',
    close: 'Close the preview',
    remove: 'Remove the preview',
  },
  composing: {
    everyoneHint: 'Everyone in the room sees it',
    oneHint: 'Only the two of you see it',
    private: (name) => `Only ${name} will see this (whisper)`,
    backToEveryone: 'Back to everyone',
    answering: (name) => `Replying to ${name}:`,
    gone: (name) => `${name} is not here now. Choose someone else, or speak to everyone.`,
    editing: 'Editing your message',
    cancel: 'Cancel',
    nobody: 'Nobody here to whisper to yet.',
  },

  people: {
    you: 'you',
    owner: 'owner',
    moderator: 'moderator',
    member: 'keeps this name',
    whisper: 'Whisper',
    act: (name) => `What you can do about ${name}`,
    more: (n) => `and ${n} more`,
    away: (busy) => (busy ? 'busy' : 'away'),
    leftAlone: 'Away',
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
    deleted: (by) => `${by} deleted this room`,
    deletedHint: 'All that was in it is gone.',
  },

  presence: {
    title: 'My status',
    choices: { here: 'Here', away: 'Away', busy: 'Do not disturb' },
    hints: {
      here: 'Anybody may talk to you.',
      away: 'Others see that you are away.',
      busy: 'Others see it, and no alert calls you in this browser. Messages come as before.',
    },
    text: 'A few words',
    textPlaceholder: 'A few words (optional)',
    usual: 'Away',
    time: 'Until when',
    times: { 1800: '30 minutes', 3600: '1 hour', 14400: '4 hours', 0: 'Until I am back' },
    until: (when) => `Until ${when}`,
    save: 'Set',
  },

  card: {
    title: (name) => `About ${name}`,
    since: (when) => `Came in: ${when}`,
    member: 'Has an account (the name is theirs)',
    guest: 'Guest (no account)',
    bot: 'Bot',
    mention: 'Mention',
    talk: 'Direct messages',
    appoint: 'Make a moderator',
    dismiss: 'Remove as moderator',
    putOut: 'Remove, block…',
    block: 'Block…',
  },

  ...order.en,

  undo: {
    undo: 'Undo',
    done: 'Undone.',
    deleting: 'Deleting the message.',
    callBack: 'Ask back',
    was: {
      kick: (name) => `${name} was put out.`,
      ban: (name) => `${name} was banned.`,
      mute: (name) => `${name} was muted.`,
      block: (name) => `You blocked ${name}.`,
      unblock: (name) => `You unblocked ${name}.`,
    },
  },

  notices: {
    accept: 'Enter',
  },

  panel: {
    rename: 'Change name',
    leave: 'Leave',
  },

  admin: 'Run the server',

  ...account.en,

  rename: {
    title: 'Change name',
    newName: 'New nickname',
    save: 'Change',
  },
};
