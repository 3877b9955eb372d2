import { Crowd } from './crowd.ts';
import type { Asked, Told } from './protocol.ts';
import { read } from './reads.ts';
import { Returning } from './returning.ts';

/* The load generator: a process of its own, which does what the bench asks for and answers with counts. */

const crowds = new Map<string, Crowd>();
const returning = new Map<string, Returning>();

async function perform(asked: Asked): Promise<unknown> {
  switch (asked.do) {
    case 'gather': {
      const crowd = new Crowd(asked.gathering);
      crowds.set(asked.name, crowd);
      return crowd.gather();
    }
    case 'talk':
      return crowds.get(asked.name)?.talk(asked.talk);
    case 'leave':
      crowds.get(asked.name)?.leave();
      crowds.delete(asked.name);
      returning.get(asked.name)?.leave();
      returning.delete(asked.name);
      return null;
    case 'come': {
      const all = new Returning(asked.coming);
      returning.set(asked.name, all);
      return all.come();
    }
    case 'drop':
      return returning.get(asked.name)?.leave();
    case 'read':
      return read(asked.reads);
    case 'return':
      return returning.get(asked.name)?.comeBack();
  }
}

process.on('message', async ({ ref, asked }: { ref: number; asked: Asked }) => {
  try {
    process.send?.({ ref, answer: (await perform(asked)) ?? null } satisfies Told);
  } catch (problem) {
    process.send?.({ ref, problem: String(problem) } satisfies Told);
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ref: 0, answer: null } satisfies Told);
