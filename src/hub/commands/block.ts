import { BLOCKS_PER_PERSON } from '../../core/limits.ts';
import type { Hub } from '../hub.ts';
import type { Block } from '../ports/people.ts';
import { Telling } from '../telling.ts';
import { personNamed } from './person-named.ts';
import { done, no, type Verb } from './verb.ts';

export const block: Verb<'block'> = {
  needs: 'name',
  pace: 'moderate',
  async run({ hub, by, command }) {
    const who = await personNamed(hub, by, command.nickname);
    if (!who) return no({ code: 'no_such_person' });
    if (who.id === by.id) return no({ code: 'to_yourself' });
    return hub.turns.take(by.id, async () => {
      if (hub.blocks.has(by.id, who.id)) return no({ code: 'no_change' });
      if (hub.blocks.of(by.id).length >= BLOCKS_PER_PERSON) return no({ code: 'too_many', limit: BLOCKS_PER_PERSON });
      await change(hub, { by: by.id, who, at: hub.clock.now() }, (one) => hub.blocks.put(one));
      return done<'block'>({});
    });
  },
};

export const unblock: Verb<'unblock'> = {
  needs: 'name',
  pace: 'moderate',
  async run({ hub, by, command: { nickname } }) {
    return hub.turns.take(by.id, async () => {
      const found = hub.blocks.meant(by.id, nickname, hub.people.bearer(nickname));
      if (!found) return no({ code: 'no_such_person' });
      await change(hub, found, (one) => hub.blocks.remove(one));
      return done<'unblock'>({});
    });
  },
};

export const blocks: Verb<'blocks'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by }) {
    const his = hub.blocks.of(by.id);
    return done<'blocks'>({
      blocks: his.map(({ who, at }) => ({ who: hub.people.withId(who.id)?.person ?? who, since: at })),
    });
  },
};

/** Both are told when that makes a difference between them. */
async function change(hub: Hub, block: Block, how: (block: Block) => Promise<void>): Promise<void> {
  const [one, two] = [block.by, block.who.id];
  const before = hub.blocks.between(one, two);
  await how(block);
  const apart = hub.blocks.between(one, two);
  if (apart === before) return;
  const [by, who] = [hub.people.withId(one), hub.people.withId(two)];
  by?.tell(new Telling({ on: 'apart', who: who?.person ?? block.who, apart }));
  if (by) who?.tell(new Telling({ on: 'apart', who: by.person, apart }));
}
