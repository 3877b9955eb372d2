import type { WholeRoom } from '../../../hub/whole-room.ts';

/** Of each message the preview that stands beside it, by their ids: the last one that no edit made void (SPEC T8). */
export async function standingPreviews({ pages }: WholeRoom): Promise<ReadonlyMap<string, string>> {
  const standing = new Map<string, string>();
  for await (const page of pages()) {
    for (const { id, event } of page) {
      if (event.on !== 'previewed' && event.on !== 'edited' && event.on !== 'deleted') continue;
      if (event.on === 'previewed' && event.text !== '') standing.set(event.target, id);
      else standing.delete(event.target);
    }
  }
  return standing;
}
