import type { RunningServer } from '../server.ts';

/** The first line of standard output where no person reads it (DESIGN 9), without its line end. */
export function readyLine(running: RunningServer, pid: number): string {
  const { url, ownerLink: owner, invite, data } = running;
  return JSON.stringify({ ready: true, url, socketio: url, owner, invite, data, pid });
}
