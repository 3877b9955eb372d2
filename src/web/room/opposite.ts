import type { Asked, Connection } from '../../client/index.ts';
import { newKey } from '../frame/key.ts';

/** What one does to somebody by his card. */
export type Deed = 'kick' | 'mute' | 'ban' | 'block' | 'unblock';

interface Done {
  readonly connection: Pick<Connection, 'ask'>;
  readonly room: string;
  readonly who: string;
  /** On the whole server, and not in the room alone. */
  readonly everywhere: boolean;
}

/** What takes it back. Who was put out is out: he is asked to come again. */
export function oppositeOf(deed: Deed, { connection, room, who: nickname, everywhere }: Done): () => Promise<Asked> {
  const key = newKey();
  switch (deed) {
    case 'kick':
      return () => connection.ask('invite', { room, nickname });
    case 'ban':
      return () =>
        everywhere
          ? connection.ask('server-unban', { nickname, key })
          : connection.ask('unban', { room, nickname, key });
    case 'mute':
      return () =>
        everywhere
          ? connection.ask('server-unmute', { nickname, key })
          : connection.ask('unmute', { room, nickname, key });
    case 'block':
      return () => connection.ask('unblock', { nickname });
    case 'unblock':
      return () => connection.ask('block', { nickname });
  }
}
