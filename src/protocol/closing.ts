/**
 * Why a session is closed by the server. `comeBack` tells a client whether trying again makes sense; `code` is the
 * WebSocket close code (RFC 6455 section 7.4, application range 4000-4999): below 4500 come back, from 4500 on don't.
 */
export const CLOSINGS = {
  stopping: { code: 4000, comeBack: true },
  lagging: { code: 4001, comeBack: true },
  nameless: { code: 4003, comeBack: true },
  replaced: { code: 4002, comeBack: true },
  too_fast: { code: 4500, comeBack: false },
  bad_request: { code: 4501, comeBack: false },
  removed: { code: 4502, comeBack: false },
  banned: { code: 4504, comeBack: false },
  logged_out: { code: 4503, comeBack: false },
} as const;

export type ClosingReason = keyof typeof CLOSINGS;

/** What a gateway is given to close with; `afterMs` spreads the return of many. */
export interface Closing {
  readonly reason: ClosingReason;
  readonly code: number;
  readonly comeBack: boolean;
  readonly afterMs: number;
}

export function closing(reason: ClosingReason, afterMs = 0): Closing {
  return { reason, ...CLOSINGS[reason], afterMs };
}
