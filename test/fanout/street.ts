import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { languageOf } from '../../src/gateways/http/language.ts';
import { originRules } from '../../src/gateways/http/origin.ts';
import { socketioGateway } from '../../src/gateways/socketio/socketio.ts';
import { websocketGateway } from '../../src/gateways/websocket/websocket.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { openHub, usual } from '../plays/house.ts';

export type Fanout = 'joined' | 'stock';

/** One hub with two front doors: what is written at once, and what the libraries write their own way. */
export interface Street {
  readonly hub: Hub;
  readonly urls: Readonly<Record<Fanout, string>>;
  stop(): Promise<void>;
}

export async function openStreet(): Promise<Street> {
  const hub = await openHub(usual());
  const [joined, stock] = [await door(hub, 'joined'), await door(hub, 'stock')];
  return {
    hub,
    urls: { joined: joined.url, stock: stock.url },
    async stop() {
      await hub.stop();
      await Promise.all([joined.stop(), stock.stop()]);
    },
  };
}

async function door(hub: Hub, fanout: Fanout) {
  const rules = originRules({ gateway: 'socketio', origins: [], trustedProxies: [] });
  const socketio = socketioGateway({ hub, languageOf, origins: [], fanout, ...rules });
  const websocket = websocketGateway({ hub, languageOf, fanout, ...rules });
  const server = createServer((request, response) => socketio.request(request, response));
  server.on('upgrade', (request, socket, head) => {
    (request.url?.startsWith('/ws') ? websocket : socketio).upgrade(request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    await Promise.all([socketio.stop(), websocket.stop()]);
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
