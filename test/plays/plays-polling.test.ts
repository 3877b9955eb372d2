import { describe } from 'vitest';
import { usual } from './house.ts';
import { perform, plays } from './runner.ts';
import { polling } from './voices/socketio.ts';

/** The lecture's last practice by long polling alone, as behind a proxy that knows no WebSocket. */
const lecture = plays().filter(({ file }) => file.startsWith('practice-5'));

describe.each(lecture.map((play) => [play.file, play] as const))('plays/%s', (_, play) => {
  perform(play, new Map(play.characters.map((name) => [name, polling])), usual);
});
