/** In ms: first of all one is to talk. */
const SOON_MS = 300;

/** Runs what can come a moment after one can talk; the answer calls it off. */
export function soon(run: () => void): () => void {
  const timer = setTimeout(run, SOON_MS);
  return () => clearTimeout(timer);
}
