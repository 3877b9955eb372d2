import type { Watched } from '../../client/index.ts';

/** Resolves at the change of one of these after which it is so. */
export function until(watched: readonly Watched[], isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isSo()) return resolve();
    const ends = watched.map((one) =>
      one.subscribe(() => {
        if (!isSo()) return;
        for (const end of ends) end();
        resolve();
      }),
    );
  });
}
