import type { RunningServer } from '../server.ts';

/** The first line of standard output where no person reads it (DESIGN 9), without its line end. */
export function readyLine(running: RunningServer, pid: number): string {
  const { url, irc, ircs, ownerLink: owner, invite, data } = running;
  const ws = `${url.replace(/^http/, 'ws')}/ws`;
  return JSON.stringify({ ready: true, url, ws, socketio: url, irc, ircs, owner, invite, data, pid });
}
