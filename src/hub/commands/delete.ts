import { isMessage } from '../../core/entry.ts';
import type { Hub } from '../hub.ts';
import type { FileRecord } from '../ports/files.ts';
import { amendWish } from './amend.ts';
import type { Verb } from './verb.ts';

export const deleteMessage: Verb<'delete'> = {
  needs: 'name',
  pace: 'speak',
  async run(ask) {
    const files = await filesOf(ask.hub, ask.command.id);
    const outcome = await amendWish(ask, (circumstances) => ({ do: 'delete', ...circumstances }));
    if (outcome.ok && files.length > 0) await takeAway(ask.hub, files);
    return outcome;
  },
};

async function filesOf({ store, files }: Hub, message: string): Promise<readonly FileRecord[]> {
  const [entry] = await store.logs.find([message]);
  return files.recordsOf(entry && isMessage(entry.event) ? (entry.event.files ?? []) : []);
}

/** It is deleted, and nobody gets its files any more, whether or not their bytes can be taken off the disk now. */
async function takeAway({ files, report }: Hub, gone: readonly FileRecord[]): Promise<void> {
  await files.gone(gone).catch((problem: unknown) => {
    report('error', 'the bytes of a deleted file could not be taken away', { problem: String(problem) });
  });
}
