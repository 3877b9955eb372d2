import { type Figure, figure, type Stage, withCrowds } from './stage.ts';

const SIZES = [10, 100, 1_000, 5_000];
/** There may be ten thousand rooms in all, with the default one. */
const ROOMS = [1, 100, 9_999];
const NAME = 'sokdak, WebSocket';

/** What one message costs as readers grow in number, and what one command costs as rooms do. */
export async function growth(stage: Stage): Promise<Figure[]> {
  stage.say('growth');
  const figures: Figure[] = [];
  for (const readers of stage.quick ? SIZES.slice(0, 2) : SIZES) {
    const [us, faults] = await costWith(stage, 1, readers);
    figures.push(figure('growth in readers', NAME, `${readers} readers: us per message`, [us], faults));
  }
  for (const rooms of stage.quick ? ROOMS.slice(0, 2) : ROOMS) {
    const [us, faults] = await costWith(stage, rooms, 1);
    figures.push(figure('growth in rooms', NAME, `${rooms} rooms: us per message`, [us], faults));
  }
  return figures;
}

/** Processor time for one message at a steady pace, in us. */
async function costWith(stage: Stage, rooms: number, readers: number): Promise<[number, readonly string[]]> {
  const seconds = stage.quick ? 0.5 : 2;
  const perSecond = Math.max(10, Math.min(200, 40_000 / readers));
  const crowd = { rooms, readers, speakers: rooms > 1 ? 0 : 1, talkers: rooms > 1 };
  return withCrowds(stage, [NAME], crowd, async ([one]) => {
    if (!one) return [Number.NaN, []];
    await one.talk({ perSecond, seconds: 0.5 });
    const { cpu, said, faults } = await one.talk({ perSecond, seconds });
    return [(cpu / said) * 1e6, faults];
  });
}
