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
    casting('X logs in as NICK by "TEXT"', (stage, { X, NICK, TEXT }) => stage.logIn(X, NICK, TEXT)),
  ),
];
