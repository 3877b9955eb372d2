import { decideRoom } from '../../core/room.ts';
import { prepareReason } from '../../core/text.ts';
import type { Outcome } from '../../protocol/answer.ts';
import { targetOf } from './target.ts';
import { type NamedAsk, no, type Verb } from './verb.ts';
import { wish } from './wish.ts';

export const kick: Verb<'kick'> = { needs: 'name', pace: 'moderate', run: bar };
export const ban: Verb<'ban'> = { needs: 'name', pace: 'moderate', run: bar };
export const mute: Verb<'mute'> = { needs: 'name', pace: 'moderate', run: bar };

function bar(ask: NamedAsk<'kick' | 'ban' | 'mute'>): Outcome<'kick'> | Promise<Outcome<'kick'>> {
  const { hub, by, command } = ask;
  const prepared = prepareReason(command.reason ?? '');
  if (!prepared.ok) return no(prepared.refusal);
  const room = hub.rooms.named(command.room);
  if (!room) return no({ code: 'no_such_room' });
  const { reason } = prepared;
  return wish(room.mailbox, ask, (state, { at }) => {
    const target = targetOf(hub, room, command.nickname);
    const act =
      command.do === 'kick'
        ? { do: command.do, target, reason }
        : { do: command.do, target, reason, seconds: command.seconds ?? null };
    return decideRoom(state, by.actor, act, at);
  });
}
