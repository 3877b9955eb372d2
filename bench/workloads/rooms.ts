import { capacity } from './capacity.ts';
import { type Figure, type Stage, withCrowds } from './stage.ts';

const WHO = [
  'sokdak, Socket.IO',
  'sokdak, WebSocket',
  'stock socket.io',
  'plain ws',
  'InspIRCd',
  'C, one send per turn',
];
/** Whom the goals speak of. */
const IN_QUICK = WHO.filter((name) => name !== 'plain ws' && name !== 'InspIRCd');
/** Messages a second that lie in the middle of what is tried. */
const GUESSES = new Map([
  ['stock socket.io', 5_000],
  ['plain ws', 7_000],
  ['InspIRCd', 40_000],
  ['C, one send per turn', 60_000],
]);
const GUESS = 12_000;

/** A thousand people in a hundred rooms of ten; all talk. */
export async function manyRooms(stage: Stage): Promise<Figure[]> {
  const [rooms, readers] = [stage.quick ? 10 : 100, 10];
  const workload = `${rooms} rooms of ${readers}, everyone talking`;
  stage.say(workload);
  const who = stage.quick ? IN_QUICK : WHO;
  return withCrowds(stage, who, { rooms, readers, speakers: readers, talkers: true }, (ready) =>
    capacity(stage, workload, ready, (name) => GUESSES.get(name) ?? GUESS),
  );
}
