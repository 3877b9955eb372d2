import type { Language } from '../../../protocol/sentences.ts';
import type { Client } from '../client.ts';
import { SERVER } from '../names.ts';
import type { Reply } from '../reply.ts';

const MOTD: Readonly<Record<Language, (room: string) => readonly string[]>> = {
  ko: (room) => [`모두가 만나는 방은 ${room} 입니다: /join ${room}`, '귓속말은 /msg 닉네임, 도움말은 /quote HELP'],
  en: (room) => [`Everyone meets in ${room}: /join ${room}`, 'Whisper with /msg nickname; /quote HELP lists commands'],
};

/** RFC 1459 section 8.5; it tells where people are, for a client joins nothing by itself. */
export function motd({ network }: Client, reply: Reply): void {
  reply.numeric('RPL_MOTDSTART', `- ${SERVER} Message of the day -`);
  for (const line of MOTD[network.language](network.hub.settings.room)) reply.numeric('RPL_MOTD', `- ${line}`);
  reply.numeric('RPL_ENDOFMOTD', 'End of /MOTD command.');
}
