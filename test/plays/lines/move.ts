import type { Stage } from '../stage.ts';
import { casting, type Row, row } from './row.ts';

/** Coming and going. */
export const move: readonly Row[] = [
  casting('X connects', (stage, { X }) => stage.of(X).connect(stage.house)),
  casting('X enters', (stage, { X }) => stage.enter(X, {})),
  casting('X enters ROOM', (stage, { X, ROOM }) => stage.enter(X, { rooms: [ROOM] })),
  casting('X enters ROOM as NICK', (stage, { X, ROOM, NICK }) => stage.enter(X, { rooms: [ROOM], nickname: NICK })),
  casting('X enters ROOM through the owner link', (stage, { X, ROOM }) =>
    stage.enter(X, { rooms: [ROOM], owner: stage.ownerSecret }),
  ),
  casting('X enters ROOM with the invite key', (stage, { X, ROOM }) =>
    stage.enter(X, { rooms: [ROOM], password: stage.inviteKey }),
  ),
  casting('X enters ROOM with the link', (stage, { X, ROOM }) =>
    stage.enter(X, { rooms: [ROOM], invite: stage.link.secret }),
  ),
  casting('X enters ROOM with the answer WHAT', (stage, { X, ROOM, WHAT }) =>
    stage.enter(X, { rooms: [ROOM], answer: WHAT }),
  ),
  row('the door asks: WHAT', async (stage, { WHAT }) => {
    const [asks = '', answer = ''] = WHAT.split(' = ');
    await stage.change({ gate: { question: { asks, answer }, bits: 0 } });
  }),
  casting('X opens another window of Y', (stage, { X, Y }) => stage.openWindow(X, Y)),
  row('X comes from WHAT', async (stage, { X, WHAT }) => {
    stage.of(X).address = WHAT;
  }),
  row('X loses the connection', (stage, { X }) => stage.lose([X])),
  row('X is sent away', async (stage, { X }) => stage.sentAway(X)),
  row('X returns', (stage, { X }) => stage.comeBack(X)),
  row('X reloads', async (stage, { X }) => {
    await stage.lose([X]);
    await stage.comeBack(X);
  }),
  row('X joins ROOM', (stage, { X, ROOM }) => stage.join(X, ROOM)),
  row('X joins ROOM with the link', (stage, { X, ROOM }) => stage.join(X, ROOM, { invite: stage.link.secret })),
  row('X leaves ROOM', (stage, { X, ROOM }) => stage.leave(X, ROOM)),
  row('X leaves ROOM: WHAT', (stage, { X, ROOM, WHAT }) => stage.leave(X, ROOM, WHAT)),
  row('X goes away: WHAT', (stage, { X, WHAT }) => stage.ask(X, { do: 'away', text: WHAT })),
  row('X is back', (stage, { X }) => stage.ask(X, { do: 'away' })),
  row('X renames to NICK', (stage, { X, NICK }) => stage.rename(X, NICK)),
  row('N seconds pass', (stage, { N }) => pass(stage, Number(N))),
  row('the server restarts', (stage) => stage.restart()),
];

/** What happens by itself is asked for by nobody, so no barrier waits for it: it is kept when this resolves. */
async function pass({ house }: Stage, seconds: number): Promise<void> {
  house.clock.advance(seconds * 1_000);
  for (const { mailbox } of house.hub.rooms.all()) await mailbox.idle();
}
