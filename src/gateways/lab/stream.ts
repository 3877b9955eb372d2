import type { FastifyReply } from 'fastify';
import type { Clock } from '../../hub/ports/world.ts';
import type { LabEvent } from '../../protocol/lab.ts';
import type { Visit } from './visit.ts';
import type { Visits } from './visits.ts';

/** nginx would hold events back until its buffer is full. */
const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' };

/** Under the 55 to 60 s after which usual proxies cut a silent connection. */
const BEAT_MS = 25_000;

/** What may wait for a reader, in bytes. */
const MOST_WAITING = 1_048_576;

/** Time for the last event to leave, in ms. */
const PARTING_MS = 1_000;

/**
 * Tells a visitor what his connections do, by Server-Sent Events (HTML Standard, section 9.2): over a connection of
 * its own, so that what is watched is not changed by being told. When this one ends, the visit does.
 */
export function sendStream(visits: Visits, visit: Visit, response: FastifyReply, clock: Clock): void {
  response.hijack();
  const { raw } = response.headers(HEADERS);
  raw.setHeaders(new Map(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)])));
  const still = beat(clock, raw);
  raw.once('close', () => visits.end(visit, 'late'));
  visits.watch(visit, (event) => {
    if (event.on !== 'end' && raw.writableLength > MOST_WAITING) return visits.end(visit, 'slow');
    raw.write(`data: ${JSON.stringify(event satisfies LabEvent)}\n\n`);
    if (event.on !== 'end') return;
    still();
    raw.end();
    setTimeout(() => raw.destroy(), PARTING_MS).unref();
  });
}

/** A line now and then that readers pass over, so that no proxy thinks that nobody is there. */
function beat(clock: Clock, raw: FastifyReply['raw']): () => void {
  let callOff = () => {};
  const again = () => {
    callOff = clock.after(BEAT_MS, () => {
      raw.write(':\n\n');
      again();
    });
  };
  again();
  return () => callOff();
}
