import { levelsText } from '../../core/level.ts';
import { LEVELS_PER_PERSON } from '../../core/limits.ts';
import { Telling } from '../telling.ts';
import { done, no, type Verb } from './verb.ts';

export const level: Verb<'level'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by, command: { room: name, level: wanted } }) {
    const room = hub.rooms.named(name);
    if (!room) return no({ code: 'no_such_room' });
    if (!room.has(by)) return no({ code: 'not_in_room' });
    return hub.turns.take(by.id, async () => {
      if ((by.levels.get(room.log) ?? 'all') === wanted) return no({ code: 'no_change' });
      const levels = new Map(by.levels);
      if (wanted === 'all') levels.delete(room.log);
      else levels.set(room.log, wanted);
      if (levels.size > LEVELS_PER_PERSON) return no({ code: 'too_many', limit: LEVELS_PER_PERSON });
      await hub.store.notes.put(levelsNote(by.id), levelsText(levels));
      by.levels = levels;
      by.tell(new Telling({ on: 'level', room: room.name, log: room.log, level: wanted }));
      return done<'level'>({});
    });
  },
};

/** Under which name it is kept how loud somebody's rooms are. */
export function levelsNote(person: string): string {
  return `levels ${person}`;
}
