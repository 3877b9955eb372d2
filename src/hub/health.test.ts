import { expect, it } from 'vitest';
import { memoryStore } from '../stores/memory/memory.ts';
import { Health } from './health.ts';
import type { Store } from './ports/store.ts';
import type { Clock } from './ports/world.ts';

function disk() {
  let full = false;
  const timers: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    steady: () => 0,
    soon: (run) => queueMicrotask(run),
    after: (_, run) => {
      timers.push(run);
      return () => {};
    },
  };
  const fail = async () => {
    throw Object.assign(new Error('The disk is full: /home/somebody'), { code: 'full' });
  };
  const store = memoryStore();
  const failing: Store = {
    ...store,
    notes: {
      get: (name) => store.notes.get(name),
      under: async () => [],
      drop: async () => {},
      put: (...note) => (full ? fail() : store.notes.put(...note)),
    },
  };
  const reports: string[] = [];
  const health = new Health({ clock, report: (level, what) => reports.push(`${level}: ${what}`) });
  const fill = (so: boolean) => {
    full = so;
  };
  return { health, reports, timers, fill, notes: health.watched(failing).notes };
}

it('is ill while the store cannot keep, and well again without being written to [L6]', async () => {
  const { health, reports, timers, fill, notes } = disk();
  fill(true);
  await expect(notes.put('a', 'b')).rejects.toThrow('full');
  await expect(notes.put('a', 'b')).rejects.toThrow('full');
  expect(health.ailment).toBe('nothing can be kept: full');
  fill(false);
  expect(timers).toHaveLength(1);
  timers[0]?.();
  await notes.get('health');
  await expect.poll(() => health.ailment).toBe(null);
  expect(reports).toEqual(['error: nothing can be kept', 'info: the store keeps again']);
});
