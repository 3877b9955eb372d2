import { BLOCKS_PER_PERSON, ROOMS_PER_PERSON } from '../../../core/limits.ts';
import { NICKNAME_BYTES } from '../../../core/nickname.ts';
import { ROOM_NAME_LIMIT } from '../../../core/room-name.ts';
import { REASON_LIMIT, TOPIC_LIMIT } from '../../../core/text.ts';
import { CHATHISTORY_LIMIT } from '../caps.ts';
import { MONITOR_LIMIT } from '../monitors.ts';
import { LINE_BYTES } from '../wire/limits.ts';

/** Targets of one command. */
export const MOST_TARGETS = 4;

/** Modes with a parameter in one MODE. */
export const MOST_MODES = 4;

/**
 * What this server can do (modern.ircdocs.horse/#rplisupport-005). The hub compares names by Unicode's rules; `ascii`
 * is the part of them that every client can apply, so a client never takes two names for one that the hub keeps apart.
 */
export function isupport(serverName: string): readonly string[] {
  return [
    `NETWORK=${escaped(serverName)}`,
    'CASEMAPPING=ascii',
    'UTF8ONLY',
    'CHANTYPES=#',
    'PREFIX=(o)@',
    'CHANMODES=b,,,imnst',
    `CHANLIMIT=#:${ROOMS_PER_PERSON}`,
    `CHANNELLEN=${ROOM_NAME_LIMIT}`,
    `NICKLEN=${NICKNAME_BYTES}`,
    `TOPICLEN=${TOPIC_LIMIT}`,
    `KICKLEN=${REASON_LIMIT}`,
    `AWAYLEN=${REASON_LIMIT}`,
    `MODES=${MOST_MODES}`,
    `TARGMAX=PRIVMSG:${MOST_TARGETS},NOTICE:${MOST_TARGETS},TAGMSG:${MOST_TARGETS},KICK:${MOST_TARGETS},WHOIS:1,JOIN:,PART:,NAMES:`,
    `MAXTARGETS=${MOST_TARGETS}`,
    'ELIST=MNU',
    'WHOX',
    'BOT=B',
    `MONITOR=${MONITOR_LIMIT}`,
    `SILENCE=${BLOCKS_PER_PERSON}`,
    'CLIENTTAGDENY=*,-typing,-draft/channel-context,-draft/reply,-draft/react,-draft/unreact',
    `CHATHISTORY=${CHATHISTORY_LIMIT}`,
    'MSGREFTYPES=msgid,timestamp',
    `LINELEN=${LINE_BYTES}`,
  ];
}

/** Spaces and the like would end the token. */
function escaped(value: string): string {
  return value.replace(/[ =\\]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
