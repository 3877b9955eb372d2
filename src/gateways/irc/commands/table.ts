import { acts, report } from './acts.ts';
import { authenticate } from './authenticate.ts';
import { batch } from './batch.ts';
import { cap } from './cap.ts';
import { chathistory } from './chathistory.ts';
import { ping, pong, quit } from './connection.ts';
import { archive, ends, past, rights, rules } from './doors.ts';
import { drop } from './drop.ts';
import { filter } from './filter.ts';
import { answer, lock, slow } from './guard.ts';
import { helpRows } from './help.ts';
import { forget, kill, loginlink, oper, token } from './identity.ts';
import { inviteLink, invites, uninvite } from './invite-links.ts';
import { level } from './level.ts';
import { list } from './list.ts';
import { markread } from './markread.ts';
import { mode } from './mode.ts';
import { ban, bans, invite, kick, mute, unban, unmute } from './moderate.ts';
import { monitor } from './monitor.ts';
import { pin, pins, unpin } from './pins.ts';
import { away, ison, userhost } from './presence.ts';
import { redact } from './redact.ts';
import { nick, pass, setname, user } from './register.ts';
import { registerAccount, verify } from './register-account.ts';
import { join, names, part, topic } from './rooms.ts';
import type { Row } from './row.ts';
import { search } from './search.ts';
import { admin, error, info, lusers, motd, time, version } from './server.ts';
import { silence } from './silence.ts';
import { notice, privmsg } from './speak.ts';
import { tagmsg } from './tagmsg.ts';
import { who } from './who.ts';
import { whois, whowas } from './whois.ts';

/** Every command that there is. */
export const ROWS: readonly Row[] = [
  ...[cap, pass, nick, user, setname, ping, pong, quit, error],
  ...[join, part, topic, names, list, mode, kick, invite],
  ...[privmsg, notice, tagmsg, batch, chathistory, search, redact, markread, level],
  ...[who, whois, whowas, away, ison, userhost, monitor, silence],
  ...[authenticate, registerAccount, verify, oper, kill, forget, token, loginlink],
  ...[inviteLink, invites, uninvite],
  ...[
    pin,
    unpin,
    pins,
    report,
    acts,
    ban,
    unban,
    bans,
    mute,
    unmute,
    filter,
    slow,
    past,
    rules,
    rights,
    archive,
    ends,
    drop,
    lock,
    answer,
  ],
  ...[motd, version, time, lusers, info, admin],
  ...helpRows(() => ROWS),
];

export const COMMANDS: ReadonlyMap<string, Row> = new Map(ROWS.map((row) => [row.name, row]));
