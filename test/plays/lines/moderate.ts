import { ABILITIES, ROLES } from '../../../src/core/roles.ts';
import { needing, type Row, row } from './row.ts';

/** What those do who look after a room, and what anyone may do about a room. */
export const moderate: readonly Row[] = [
  row('X kicks NICK from ROOM: WHAT', (stage, { X, NICK, ROOM, WHAT }) =>
    stage.write(X, { do: 'kick', room: ROOM, nickname: NICK, reason: WHAT }),
  ),
  row('X bans NICK from ROOM: WHAT', (stage, { X, NICK, ROOM, WHAT }) =>
    stage.write(X, { do: 'ban', room: ROOM, nickname: NICK, reason: WHAT }),
  ),
  row('X bans NICK from ROOM for N s: WHAT', (stage, { X, NICK, ROOM, N, WHAT }) =>
    stage.write(X, { do: 'ban', room: ROOM, nickname: NICK, reason: WHAT, seconds: Number(N) }),
  ),
  row('X mutes NICK in ROOM: WHAT', (stage, { X, NICK, ROOM, WHAT }) =>
    stage.write(X, { do: 'mute', room: ROOM, nickname: NICK, reason: WHAT }),
  ),
  row('X mutes NICK in ROOM for N s: WHAT', (stage, { X, NICK, ROOM, N, WHAT }) =>
    stage.write(X, { do: 'mute', room: ROOM, nickname: NICK, reason: WHAT, seconds: Number(N) }),
  ),
  row('X unmutes NICK in ROOM', (stage, { X, NICK, ROOM }) =>
    stage.write(X, { do: 'unmute', room: ROOM, nickname: NICK }),
  ),
  row('X bans NICK from the server for N s: WHAT', (stage, { X, NICK, N, WHAT }) =>
    stage.write(X, { do: 'server-ban', nickname: NICK, reason: WHAT, seconds: Number(N) }),
  ),
  row('X bans NICK from the server: WHAT', (stage, { X, NICK, WHAT }) =>
    stage.write(X, { do: 'server-ban', nickname: NICK, reason: WHAT }),
  ),
  row('X bans the addresses TEXT: WHAT', (stage, { X, TEXT, WHAT }) =>
    stage.write(X, { do: 'server-ban', range: TEXT, reason: WHAT }),
  ),
  row('X unbans NICK from the server', (stage, { X, NICK }) => stage.write(X, { do: 'server-unban', nickname: NICK })),
  row('X unbans the addresses TEXT', (stage, { X, TEXT }) => stage.write(X, { do: 'server-unban', range: TEXT })),
  row('X mutes NICK on the server for N s: WHAT', (stage, { X, NICK, N, WHAT }) =>
    stage.write(X, { do: 'server-mute', nickname: NICK, reason: WHAT, seconds: Number(N) }),
  ),
  row('X mutes NICK on the server: WHAT', (stage, { X, NICK, WHAT }) =>
    stage.write(X, { do: 'server-mute', nickname: NICK, reason: WHAT }),
  ),
  row('X unmutes NICK on the server', (stage, { X, NICK }) => stage.write(X, { do: 'server-unmute', nickname: NICK })),
  needing(
    'delete',
    row('X reports "TEXT": WHAT', (stage, { X, TEXT, WHAT }) =>
      stage.ask(X, { do: 'report', id: stage.idOf(TEXT), reason: WHAT }),
    ),
  ),
  ...(['refuse', 'report', 'log', 'none'] as const).flatMap((does) => [
    row(`X filters "TEXT" in ROOM: ${does}`, (stage, { X, TEXT, ROOM }) =>
      stage.write(X, { do: 'filter', room: ROOM, word: TEXT, does }),
    ),
    row(`X filters "TEXT" everywhere: ${does}`, (stage, { X, TEXT }) =>
      stage.write(X, { do: 'filter', word: TEXT, does }),
    ),
    row(`X filters links to "TEXT" in ROOM: ${does}`, (stage, { X, TEXT, ROOM }) =>
      stage.write(X, { do: 'filter', room: ROOM, link: TEXT, does }),
    ),
  ]),
  row('X ends the logins of NICK', (stage, { X, NICK }) => stage.ask(X, { do: 'end', nickname: NICK })),
  row('X has NICK forgotten', (stage, { X, NICK }) => stage.ask(X, { do: 'forget', nickname: NICK })),
  row('X blocks NICK', (stage, { X, NICK }) => stage.ask(X, { do: 'block', nickname: NICK })),
  row('X unblocks NICK', (stage, { X, NICK }) => stage.ask(X, { do: 'unblock', nickname: NICK })),
  row('X makes NICK a moderator of ROOM', (stage, { X, NICK, ROOM }) =>
    stage.write(X, { do: 'role', room: ROOM, nickname: NICK, role: 'moderator' }),
  ),
  row('X makes NICK no moderator of ROOM', (stage, { X, NICK, ROOM }) =>
    stage.write(X, { do: 'role', room: ROOM, nickname: NICK, role: 'none' }),
  ),
  row('X unbans NICK from ROOM', (stage, { X, NICK, ROOM }) =>
    stage.write(X, { do: 'unban', room: ROOM, nickname: NICK }),
  ),
  row('X makes the topic of ROOM: WHAT', (stage, { X, ROOM, WHAT }) =>
    stage.write(X, { do: 'topic', room: ROOM, text: WHAT }),
  ),
  row('X slows ROOM to N s', (stage, { X, ROOM, N }) => stage.write(X, { do: 'slow', room: ROOM, seconds: Number(N) })),
  ...Object.entries({
    private: { private: true },
    public: { private: false },
    'for announcements': { announce: true },
    'for everyone': { announce: false },
    'with its past': { past: true },
    'without its past': { past: false },
    archived: { archived: true },
    'open again': { archived: false },
    endless: { endsIn: 0 },
  }).map(([now, change]) =>
    row(`X makes ROOM ${now}`, (stage, { X, ROOM }) => stage.write(X, { do: 'set-room', room: ROOM, ...change })),
  ),
  row('X deletes ROOM as TEXT: WHAT', (stage, { X, ROOM, TEXT, WHAT }) =>
    stage.deleteRoom(X, ROOM, { name: TEXT, reason: WHAT }),
  ),
  row('X makes ROOM end in N s', (stage, { X, ROOM, N }) =>
    stage.write(X, { do: 'set-room', room: ROOM, endsIn: Number(N) }),
  ),
  ...ABILITIES.flatMap((ability) =>
    ROLES.map((role) =>
      row(`X makes ROOM a room where one may ${ability} as ${role}`, (stage, { X, ROOM }) =>
        stage.write(X, { do: 'set-room', room: ROOM, may: { [ability]: role } }),
      ),
    ),
  ),
  row('X makes ROOM ruled: WHAT', (stage, { X, ROOM, WHAT }) =>
    stage.write(X, { do: 'set-room', room: ROOM, rules: WHAT }),
  ),
  needing(
    'delete',
    row('X pins "TEXT"', (stage, { X, TEXT }) => stage.write(X, { do: 'pin', id: stage.idOf(TEXT) })),
  ),
  needing(
    'delete',
    row('X unpins "TEXT"', (stage, { X, TEXT }) => stage.write(X, { do: 'unpin', id: stage.idOf(TEXT) })),
  ),
  row('X makes a link into ROOM for N', (stage, { X, ROOM, N }) =>
    stage.ask(X, { do: 'add-invite', room: ROOM, uses: Number(N) }),
  ),
  row('X makes a link onto the server', (stage, { X }) => stage.ask(X, { do: 'add-invite' })),
  row('X revokes the link', (stage, { X }) => stage.ask(X, { do: 'remove-invite', id: stage.link.id })),
  row('X locks the door: WHAT', (stage, { X, WHAT }) => stage.ask(X, { do: 'lock', on: true, reason: WHAT })),
  row('X opens the door', (stage, { X }) => stage.ask(X, { do: 'lock', on: false })),
  row('X invites NICK to ROOM', (stage, { X, NICK, ROOM }) =>
    stage.ask(X, { do: 'invite', room: ROOM, nickname: NICK }),
  ),
];
