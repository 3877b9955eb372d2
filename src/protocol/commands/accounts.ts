import { Type } from 'typebox';
import { HereShape, Instant, LoginShape, Nickname, Password, strict } from '../schema.ts';
import { command, Done } from './command.ts';

const Base64 = Type.String({ maxLength: 16_384, description: 'base64url' });

const SignedPasskey = strict({ id: Base64, clientData: Base64, authenticatorData: Base64, signature: Base64 });

/** Commands for proving who one is. */
export const accounts = {
  claim: command(
    'Make your nickname yours for good, by a password. Said again it changes the password and ends all other logins.',
    {
      password: Password,
      old: Type.Optional(Type.String({ maxLength: 1_000, description: 'the password until now' })),
    },
    Type.Object({ you: HereShape }),
  ),
  login: command(
    'Prove by its password that a nickname is yours; or be who made a login link, by its secret as the password, with or without the nickname; or bring what a passkey of yours has signed, in place of both. The answer is a token: say `hello` with it, on a connection that has no name yet.',
    { nickname: Type.Optional(Nickname), password: Type.Optional(Password), passkey: Type.Optional(SignedPasskey) },
    Type.Object({
      token: Type.String({ description: 'a new login; keep it; it is you' }),
      nickname: Type.String({ description: 'yours' }),
    }),
  ),
  'passkey-challenge': command(
    'What a passkey is to sign, within ten minutes (w3.org/TR/webauthn-3): one that you make, to keep it (`add-passkey`), or one that you have, before you have a name (`login`). For pages alone, at an address with https or on localhost.',
    {},
    Type.Object({
      challenge: Type.String({ description: 'as UTF-8, the challenge' }),
      domain: Type.String({ description: 'the relying party' }),
      algorithms: Type.Array(Type.Integer(), { description: 'by COSE, that are understood' }),
      user: Type.Optional(Type.String({ description: 'whose it is to be: as UTF-8, the id of the user' })),
      known: Type.Array(Type.String(), { description: 'ids of the passkeys that you have here' }),
    }),
  ),
  'add-passkey': command(
    'Keep a passkey that was made for you: it proves from now on that your nickname is yours, and makes it so where nothing did.',
    {
      id: Base64,
      clientData: Base64,
      attestation: Base64,
      name: Type.Optional(
        Type.String({ maxLength: 1_000, description: 'what you call it: one line, up to 64 characters' }),
      ),
      password: Type.Optional(Type.String({ maxLength: 1_000, description: 'that of your account, where it has one' })),
    },
    Type.Object({ you: HereShape }),
  ),
  passkeys: command(
    'Your passkeys, the oldest first.',
    {},
    Type.Object({
      passkeys: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          since: Instant,
          usedAt: Type.Optional(Type.Integer({ description: 'last used at, ms since 1970' })),
        }),
      ),
      password: Type.Boolean({ description: 'whether your account has a password' }),
    }),
  ),
  'remove-passkey': command(
    'Your passkey is none any more. The last proof that your nickname is yours stays.',
    { passkey: Base64 },
    Done,
  ),
  provider: command(
    'Set out for the provider of logins, where this server has one (OpenID Connect): send the browser to `url`, keep `secret` in this page. For pages alone. Who is logged in as somebody with an account adds that of the provider to it.',
    {
      password: Type.Optional(Type.String({ maxLength: 1_000, description: 'that of your account, where it has one' })),
    },
    Type.Object({
      url: Type.String(),
      secret: Type.String({ description: 'brings you back, once: it belongs into no address' }),
    }),
  ),
  'provider-answer': command(
    'Come back from there, to `/p`: as whoever comes by that account, with a token; or, when it comes for the first time, with a ticket for `hello`.',
    {
      secret: Type.String({ maxLength: 64, description: 'from `provider`' }),
      answer: Type.String({ maxLength: 8_192, description: 'the query of the address to which you were sent back' }),
    },
    Type.Object({
      nickname: Type.String({ description: 'yours, or the one that you have there, which may be none or taken' }),
      token: Type.Optional(Type.String({ description: 'a new login; keep it; it is you' })),
      ticket: Type.Optional(
        Type.String({ description: 'the nickname with which you come in by it is yours for good' }),
      ),
    }),
  ),
  'login-link': command(
    'A secret by which another device is you, once, within ten minutes: open `/l/SECRET` there, or give it as a password with your nickname. It takes the place of the one before.',
    {},
    Type.Object({
      secret: Type.String({ description: 'you, for whoever has it first: show it to nobody else' }),
      until: Instant,
    }),
  ),
  logins: command('Where you are logged in.', {}, Type.Object({ logins: Type.Array(LoginShape) })),
  logout: command(
    'End a login: its token opens nothing any more, and its connections are closed. Left out, the one that you ask by.',
    {
      login: Type.Optional(Type.String({ maxLength: 64, description: 'the id of another login of yours' })),
      others: Type.Optional(Type.Literal(true, { description: 'all but the one that you ask by' })),
    },
    Done,
  ),
  forget: command(
    'Be forgotten, for good: no account, no name, nothing that you said in rooms. The owner has others forgotten so.',
    {
      nickname: Type.String({ maxLength: 1_000, description: 'whose: said in full, so that it is no slip' }),
      id: Type.Optional(
        Type.String({ maxLength: 64, description: 'of a guest who has left (owner), where several were called so' }),
      ),
      password: Type.Optional(
        Type.String({ maxLength: 1_000, description: 'your own, where you have one and ask it for yourself' }),
      ),
    },
    Done,
  ),
};
