import { Type } from 'typebox';
import { PUSH } from '../../core/limits.ts';
import { strict } from '../schema.ts';
import { command } from './command.ts';

const Clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: '`HH:MM`' });

const Quiet = strict({
  from: Clock,
  to: Clock,
  zone: Type.String({ maxLength: 64, description: 'the time zone in which that is so: `Asia/Seoul`' }),
});

/** Commands for being called where no page is open. */
export const calling = {
  push: command(
    'Have one of your browsers call you while no page of yours is open (Web Push): for whispers, your name behind an `@`, and your words. Needs an account. Without `endpoint`, only the answer; `off` ends it.',
    {
      endpoint: Type.Optional(
        Type.String({ maxLength: PUSH.endpoint, description: 'of the PushSubscription, as are `p256dh` and `auth`' }),
      ),
      p256dh: Type.Optional(Type.String({ maxLength: 100, description: 'base64url' })),
      auth: Type.Optional(Type.String({ maxLength: 32, description: 'base64url' })),
      words: Type.Optional(
        Type.Array(Type.String({ maxLength: PUSH.word }), {
          maxItems: PUSH.words,
          description: 'that call you beside your name',
        }),
      ),
      quiet: Type.Optional(Quiet),
      discreet: Type.Optional(
        Type.Literal(true, { description: 'tell only that there is something: not who, where, or what' }),
      ),
      off: Type.Optional(Type.Literal(true, { description: 'this browser calls you no more' })),
    },
    Type.Object({
      key: Type.Optional(
        Type.String({
          description: 'the `applicationServerKey` of this server, base64url; left out: it sends nothing',
        }),
      ),
      devices: Type.Integer({ description: 'your browsers that call you' }),
    }),
  ),
};
