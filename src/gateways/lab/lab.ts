import type { FastifyInstance } from 'fastify';
import type { LabWay } from '../../protocol/lab.ts';
import { type Watchable, watched } from './door.ts';
import { type LabGiven, labRoutes } from './routes.ts';
import { Visits } from './visits.ts';

export interface LabGateway {
  readonly routes: (app: FastifyInstance) => Promise<void>;
  /** The same way in, of which somebody with a ticket can watch his own connections. */
  watched<D extends Watchable>(way: LabWay, door: D): D;
  /** Ends all visits. */
  stop(): void;
}

/**
 * The lab: whoever opens it gets a ticket, and by a stream of that ticket sees every byte of the connections that he
 * opens with it (SPEC G8). It is a way in only as far as a browser has no TCP: there it holds the client's end.
 */
export function labGateway(given: LabGiven): LabGateway {
  const visits = new Visits(given.hub);
  return {
    routes: labRoutes(given, visits),
    watched: (way, door) => watched(way, door, { visits, mayConnect: given.mayConnect }),
    stop: () => visits.stop(),
  };
}
