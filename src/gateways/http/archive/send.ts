import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Hub } from '../../../hub/hub.ts';
import type { WholeRoom } from '../../../hub/whole-room.ts';
import { disposition } from '../files/disposition.ts';
import { type Reader, roomDocument } from './document.ts';

const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' };

/** What breaks off breaks the connection, too: nobody takes a part for the whole. */
export function sendRoom(
  hub: Hub,
  whole: WholeRoom,
  { response, reader }: { readonly response: FastifyReply; readonly reader: Reader },
): FastifyReply {
  const document = Readable.from(roomDocument(hub, whole, reader), { objectMode: false });
  document.on('error', (problem) =>
    hub.report('warn', 'a room could not be read to its end', { problem: String(problem) }),
  );
  response.headers({
    ...HEADERS,
    'content-disposition': disposition('attachment', `${whole.room.name.slice(1)}.html`),
  });
  return response.send(document);
}
