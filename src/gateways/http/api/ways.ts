import { Type } from 'typebox';
import type { Row } from './row.ts';

/** By which ways one comes in here beside the page, as its door and its account dialog tell. */
export interface Ways {
  /** The ports of IRC, in the clear and over TLS; null where it is closed. */
  readonly irc: number | null;
  readonly ircs: number | null;
  /** Of logins, as people know it; null where there is none. */
  readonly provider: string | null;
}

const Port = Type.Union([Type.Integer(), Type.Null()], {
  description: 'a port of this server; null where it is closed',
});

/** Everyone may know it: it is asked before one has a name. */
export function waysRow(ways: () => Ways): Row {
  return {
    ...{ method: 'GET', path: '/api/ways', also: [], takes: {} },
    says: 'By which other ways one comes in here.',
    answers: Type.Object({ irc: Port, ircs: Port, provider: Type.Union([Type.String(), Type.Null()]) }),
    run: async (_, response) => response.send({ ok: true, ...ways() }),
  };
}
