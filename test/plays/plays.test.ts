import { describe } from 'vitest';
import { usual } from './house.ts';
import { castings, perform, plays } from './runner.ts';
import { straight } from './voices/hub.ts';
import { socketio } from './voices/socketio.ts';
import { websocket } from './voices/websocket.ts';

/** Every way in that a character can be cast to. */
const WAYS = [straight, socketio, websocket];

describe.each(plays().map((play) => [play.file, play] as const))('plays/%s', (_, play) => {
  for (const casting of castings(play, WAYS)) perform(play, casting, usual);
});
