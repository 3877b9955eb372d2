import type { Language } from '../../config.ts';
import type { OperatorDoor } from '../../operating/operator-file.ts';
import type { Reply } from '../../protocol/answer.ts';
import type { CommandName, Payload } from '../../protocol/commands.ts';

/** How long the server may take to answer, in ms. */
const PATIENCE_MS = 30_000;

/** Asks the running server. Rejects where it does not answer. */
export async function ask<N extends CommandName>(
  { url, secret }: OperatorDoor,
  language: Language,
  name: N,
  payload: Payload<N>,
): Promise<Reply<N>> {
  const response = await fetch(`${url}/operate/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(payload),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return response.json();
}
