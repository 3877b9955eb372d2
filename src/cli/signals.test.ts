import { afterEach, expect, test, vi } from 'vitest';
import { onStopSignal } from './signals.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
});

test('the first signal stops; one that npm repeats is the same; a later one ends the process at once', () => {
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  const now = vi.spyOn(performance, 'now').mockReturnValue(1_000);
  const stop = vi.fn();
  onStopSignal(stop);

  process.emit('SIGINT', 'SIGINT');
  expect(stop).toHaveBeenCalledTimes(1);
  now.mockReturnValue(1_020);
  process.emit('SIGINT', 'SIGINT');
  expect(exit).not.toHaveBeenCalled();
  now.mockReturnValue(1_400);
  process.emit('SIGTERM', 'SIGTERM');
  expect(exit).toHaveBeenCalledExactlyOnceWith(1);
  expect(stop).toHaveBeenCalledTimes(1);
});
