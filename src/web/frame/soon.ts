/** In ms: first of all one is to talk. */
const SOON_MS = 300;

/** Runs what can come a moment after one can talk; the answer calls it off. */
export function soon(run: () => void): () => void {
  const timer = setTimeout(run, SOON_MS);
  return () => clearTimeout(timer);
}

/** Runs what is only to come when what is drawn now has been seen; the answer calls it off. */
export function painted(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
