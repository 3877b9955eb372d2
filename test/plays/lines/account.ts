import { casting, needing, type Row, row } from './row.ts';

/** Making a nickname one's own, and coming in as oneself from elsewhere. */
export const account: readonly Row[] = [
  needing(
    'account',
    row('X makes the nickname his own by "TEXT"', (stage, { X, TEXT }) =>
      stage.ask(X, { do: 'claim', password: TEXT }),
    ),
  ),
  needing(
    'account',
    row('X makes a login link', (stage, { X }) => stage.makeLink(X)),
  ),
  needing(
    'account',
    casting('X logs in by the link of Y', (stage, { X, Y }) => stage.useLink(X, Y)),
  ),
  needing(
    'account',
    casting('X logs in as NICK with the link of Y', (stage, { X, NICK, Y }) => stage.useLink(X, Y, NICK)),
  ),
  needing(
    'account',
    casting('X logs in as NICK by "TEXT"', (stage, { X, NICK, TEXT }) => stage.logIn(X, NICK, TEXT)),
  ),
];
