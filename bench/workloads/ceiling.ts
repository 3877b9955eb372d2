import { type Stage, withCrowds } from './stage.ts';

/** Deliveries a second that the generator counts from the server that does least. 0 where there is no compiler. */
export async function ceiling(stage: Stage): Promise<number> {
  stage.say('the generator by itself');
  const crowd = { rooms: 1, readers: 200, speakers: 4 };
  return withCrowds(stage, ['C, one send per turn'], crowd, async ([one]) => {
    const heard = await one?.talk({ window: 2_000, seconds: 0.7 });
    return heard ? heard.heard / heard.seconds : 0;
  });
}
