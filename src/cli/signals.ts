/** npm passes on the Ctrl+C that the terminal has already given to every process: this soon, it is the same one. */
const SAME_KEYSTROKE_MS = 300;

/** Calls `stop` at the first SIGINT or SIGTERM; a second one ends the process at once, with exit code 1. */
export function onStopSignal(stop: () => void): void {
  let firstAt: number | null = null;
  const hear = () => {
    if (firstAt === null) {
      firstAt = performance.now();
      stop();
    } else if (performance.now() - firstAt > SAME_KEYSTROKE_MS) process.exit(1);
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
}
