import type { Connection } from '../../client/index.ts';
import { recallMe } from './kept.ts';

/** Who could not come in since the page was opened is shown what was kept for him. */
export async function recall(connection: Connection): Promise<void> {
  const { token } = connection;
  if (token === null || !isSecureContext) return;
  const who = await recallMe(token).catch(() => null);
  if (who && token === connection.token) connection.recall(who);
}
