import { describe } from 'vitest';
import { usual } from '../plays/house.ts';
import { castings, perform, plays } from '../plays/runner.ts';
import { http } from '../plays/voices/http.ts';
import { straight } from '../plays/voices/hub.ts';

describe.each(plays().map((play) => [play.file, play] as const))('plays/%s over HTTP', (_, play) => {
  for (const casting of castings(play, [straight, http])) perform(play, casting, usual);
});
