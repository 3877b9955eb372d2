import type { Told } from '../../protocol/told.ts';
import type { Client } from './client.ts';
import { showRoom } from './rooms/show-room.ts';

/** What an event changes for the client itself: the rooms it is in, its own nickname and account. */
export function notice(client: Client, told: Told): void {
  switch (told.on) {
    case 'joined':
      if (client.isMe(told.who.id)) void showRoom(client, told.room);
      return;
    case 'left':
      if (client.isMe(told.who.id)) client.channels.close(told.room);
      return;
    case 'kicked':
    case 'banned':
      if (client.isMe(told.who.id)) client.channels.close(told.room);
      return;
    case 'room-deleted':
      client.channels.close(told.room);
      return;
    case 'renamed':
    case 'claimed':
      if (client.isMe(told.who.id)) client.become(told.who);
      return;
    case 'whispered':
      client.pairs.set(client.isMe(told.by.id) ? told.to.nickname : told.by.nickname, told.log);
      return;
    default:
  }
}
