import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { JoinedEngine, JoinedTransport } from '../../src/gateways/socketio/joined-transport.ts';
import { textFrame } from '../../src/gateways/text-frame.ts';

/** What our writing beneath `ws` and `engine.io` builds upon: if a new version of theirs does otherwise, this turns red. */
const http = createServer();
const plain = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const engine = new JoinedEngine({ perMessageDeflate: false });
let port = 0;

beforeAll(async () => {
  http.on('upgrade', (request: IncomingMessage, socket, head) => {
    if (request.url === '/')
      plain.handleUpgrade(request, socket, head, (one) => plain.emit('connection', one, request));
    else
      engine.handleUpgrade(
        Object.assign(request, { _query: { EIO: '4', transport: 'websocket' } }) as never,
        socket,
        head,
      );
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  port = (http.address() as AddressInfo).port;
});
afterAll(() => {
  plain.close();
  engine.close();
  http.closeAllConnections();
  http.close();
});

function comeIn(path: string): Socket {
  const socket = connect(port, '127.0.0.1');
  const lines = ['Host: any', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
  const key = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==';
  socket.write([`GET ${path} HTTP/1.1`, ...lines, key, '\r\n'].join('\r\n'));
  return socket;
}

/** Resolves once these frames have come, whole and one behind the other; else to never. */
async function comes(socket: Socket, frames: readonly Uint8Array[]): Promise<void> {
  const wanted = Buffer.concat(frames);
  let heard = Buffer.alloc(0);
  while (!heard.includes(wanted)) heard = Buffer.concat([heard, (await once(socket, 'data'))[0]]);
  socket.destroy();
}

test.each([0, 1, 125, 126, 65_535, 65_536])('a text of %i bytes is framed as `ws` frames it', async (length) => {
  const client = comeIn('/');
  const [connection] = (await once(plain, 'connection')) as [WebSocket];
  const text = 'ㄱ'.repeat(length / 3) + 'x'.repeat(length % 3);
  connection.send(text);
  connection.send('끝');
  await comes(client, [textFrame(text), textFrame('끝')]);
});

test('what `ws` sends and what is written to the socket of its request leave in the order of the calls', async () => {
  const client = comeIn('/');
  const [connection, request] = (await once(plain, 'connection')) as [WebSocket, IncomingMessage];
  connection.send('하나');
  request.socket.write(textFrame('둘'));
  connection.ping();
  request.socket.write(textFrame('셋'));
  connection.send('넷');
  expect(connection.bufferedAmount).toBe(request.socket.writableLength);
  connection.close();
  const [ping, close] = [Buffer.from([0x89, 0]), Buffer.from([0x88, 0])];
  const frames = [textFrame('하나'), textFrame('둘'), ping, textFrame('셋'), textFrame('넷'), close];
  await comes(client, frames);
});

test('packets of Engine.IO, whole frames and binary packets leave in the order of the calls, together in one write', async () => {
  const client = comeIn('/socket.io/');
  const [connection] = await once(engine, 'connection');
  const { transport } = connection;
  expect(transport).toBeInstanceOf(JoinedTransport);
  const writes: number[] = [];
  const { socket } = connection.request;
  const write = socket.write.bind(socket);
  socket.write = (chunk: Uint8Array, ...rest: never[]) => {
    writes.push(chunk.length);
    return write(chunk, ...rest);
  };
  transport.together(() => {
    connection.write('하나');
    transport.write(textFrame('4둘'));
    connection.write('셋');
  });
  expect(writes).toHaveLength(1);
  connection.write(Buffer.from([7]));
  connection.write('넷');
  expect(connection.writeBuffer).toEqual([]);
  const texts = [textFrame('4하나'), textFrame('4둘'), textFrame('4셋'), Buffer.from([0x82, 1, 7]), textFrame('4넷')];
  await comes(client, texts);
});
