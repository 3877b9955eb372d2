import { Type } from 'typebox';
import { HereShape, Instant, Nickname, PersonShape } from '../schema.ts';
import { command, Done } from './command.ts';

/** Commands for people among themselves. */
export const people = {
  whois: command(
    'Who somebody is, as far as you may know.',
    { nickname: Nickname },
    Type.Object({
      who: HereShape,
      rooms: Type.Array(Type.String(), { description: 'rooms that you share' }),
      since: Type.Integer({ description: 'here since, ms since 1970' }),
      idleMs: Type.Integer({ description: 'since his last message' }),
      gateways: Type.Array(Type.String(), { description: 'by which ways he is here' }),
    }),
  ),
  block: command(
    'Have nothing more to do with somebody: neither whispers to the other, reads that he is writing, or is called by him.',
    { nickname: Nickname },
    Done,
  ),
  unblock: command(
    'Take that back: by the nickname that he has, or had when you blocked him.',
    { nickname: Nickname },
    Done,
  ),
  blocks: command(
    'Whom you blocked, the first one first. Nobody else sees it.',
    {},
    Type.Object({ blocks: Type.Array(Type.Object({ who: PersonShape, since: Instant })) }),
  ),
};
