import { decideRoom } from '../../core/room.ts';
import type { Outcome } from '../../protocol/answer.ts';
import { meantBy } from './target.ts';
import { type NamedAsk, no, type Verb } from './verb.ts';
import { wish } from './wish.ts';

export const unban: Verb<'unban'> = { needs: 'name', pace: 'moderate', run: letBack };
export const unmute: Verb<'unmute'> = { needs: 'name', pace: 'moderate', run: letBack };

function letBack(ask: NamedAsk<'unban' | 'unmute'>): Outcome<'unban'> | Promise<Outcome<'unban'>> {
  const { hub, by, command } = ask;
  const room = hub.rooms.named(command.room);
  if (!room) return no({ code: 'no_such_room' });
  const meant = meantBy(hub, command.nickname);
  return wish(room.mailbox, ask, (state, { at }) => decideRoom(state, by.actor, { do: command.do, meant }, at));
}
