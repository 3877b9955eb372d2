import { Attending } from '../../client/attending.ts';
import type { Clock, Connection } from '../../client/index.ts';
import { later } from '../texts/later/later.ts';

/** From now on the others see when nobody looks at this page. */
export function attend(connection: Connection, clock: Clock): void {
  const attending = new Attending({ clock, connection, text: () => later().people.leftAlone });
  const look = () => attending.see(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', look);
  look();
}
