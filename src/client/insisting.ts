import type { CommandName, Payload } from '../protocol/commands.ts';
import type { Connection } from './connection.ts';
import type { Asked } from './transport.ts';

/** What may bear a key. */
type Keyed = { [N in CommandName]: 'key' extends keyof Payload<N> ? N : never }[CommandName];

/**
 * Asks for something, and again each time that the connection was lost meanwhile and is back: with one key, so that it is
 * done once (SPEC S11). Answers `lost` only where one has left in between.
 */
export async function insist<N extends Keyed>(
  connection: Pick<Connection, 'ask' | 'state' | 'subscribe'>,
  name: N,
  wish: Payload<N> & { readonly key: string },
): Promise<Asked<N>> {
  for (;;) {
    const asked = await connection.ask(name, wish);
    if (asked.ok || asked.error.code !== 'lost' || !(await isBack(connection))) return asked;
  }
}

/** Resolves when one is here again; or with false, when one is nobody any more. */
function isBack(connection: Pick<Connection, 'state' | 'subscribe'>): Promise<boolean> {
  return new Promise((resolve) => {
    let stop = () => {};
    const look = () => {
      const { is } = connection.state;
      if (is !== 'here' && is !== 'nameless' && is !== 'closed') return;
      stop();
      resolve(is === 'here');
    };
    stop = connection.subscribe(look);
    look();
  });
}
