import { describe } from 'vitest';
import { usual } from './house.ts';
import { type Casting, castings, perform, plays } from './runner.ts';
import { bareIrc, irc } from './voices/irc.ts';
import { socketio } from './voices/socketio.ts';
import { websocket } from './voices/websocket.ts';

const IRC = [irc, bareIrc];

/** Every casting in which somebody comes in by IRC; of what nobody there can say, none. */
const performances = plays()
  .map((play) => ({ play, all: castings(play, [socketio, websocket, ...IRC]).filter(hasIrc) }))
  .filter(({ all }) => all.length > 0);

function hasIrc(casting: Casting): boolean {
  return [...casting.values()].some((way) => IRC.includes(way));
}

describe.each(performances)('plays/$play.file', ({ play, all }) => {
  for (const casting of all) perform(play, casting, usual);
});
