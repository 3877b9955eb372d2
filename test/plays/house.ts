import type { AddressInfo, Server } from 'node:net';
import { loadConfig } from '../../src/config.ts';
import { memoryFiles } from '../../src/files/memory/memory.ts';
import { apiRoutes } from '../../src/gateways/http/api/api.ts';
import { httpGateway } from '../../src/gateways/http/http.ts';
import { languageAsked, languageOf } from '../../src/gateways/http/language.ts';
import { Metrics } from '../../src/gateways/http/metrics.ts';
import { operatorRoutes } from '../../src/gateways/http/operate.ts';
import { originRules } from '../../src/gateways/http/origin.ts';
import { ircGateway } from '../../src/gateways/irc/irc.ts';
import { labGateway } from '../../src/gateways/lab/lab.ts';
import { socketioGateway } from '../../src/gateways/socketio/socketio.ts';
import { Turnstile } from '../../src/gateways/turnstile.ts';
import { webhookRoutes } from '../../src/gateways/webhook/webhook.ts';
import { websocketGateway } from '../../src/gateways/websocket/websocket.ts';
import { Hub, type HubSettings } from '../../src/hub/hub.ts';
import type { FileStore } from '../../src/hub/ports/files.ts';
import type { Previewer } from '../../src/hub/ports/previews.ts';
import type { Provider } from '../../src/hub/ports/proofs.ts';
import type { Pusher } from '../../src/hub/ports/pusher.ts';
import type { Store } from '../../src/hub/ports/store.ts';
import type { Report } from '../../src/hub/ports/world.ts';
import { both } from '../../src/operating/figures/both.ts';
import { Figures } from '../../src/operating/figures/figures.ts';
import { thisMachine } from '../../src/operating/figures/machine.ts';
import { LiveSettings } from '../../src/operating/live-settings.ts';
import { passkeys } from '../../src/proofs/passkeys.ts';
import { passwords } from '../../src/proofs/passwords.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { ranges } from '../../src/world/ranges.ts';
import { findWords } from '../../src/world/word-finder.ts';
import { countedChance, HandClock } from './given.ts';

export interface HouseGiven {
  readonly settings: Partial<HubSettings>;
  /** Pages of other origins that may connect. */
  readonly origins: readonly string[];
  readonly report: Report;
  readonly figures: Figures;
  readonly provider: Provider | null;
  readonly previewer: Previewer;
  readonly pusher: Pusher;
  /** Called again at each restart. */
  openStore(): Promise<Store>;
  openBytes(): Promise<FileStore>;
}

/** A whole server whose time is turned by the test: hub, store, and every gateway behind one port. */
export interface House {
  readonly hub: Hub;
  readonly clock: HandClock;
  readonly url: string;
  readonly ircPort: number;
  stop(): Promise<void>;
}

const SETTINGS: HubSettings = {
  name: 'sokdak',
  version: '0',
  room: '#광장',
  key: { secret: 'the-invite-key', from: 'elsewhere' },
  gate: { question: null, bits: 0 },
  graceMs: 10_000,
  limits: false,
  previews: 'off',
  push: true,
  files: { file: 10 * 2 ** 20, perPerson: 200 * 2 ** 20, inAll: 5_000 * 2 ** 20 },
  ownerSecret: 'the-owner-secret',
  operatorSecret: 'the-operator-secret',
};

/** The page of all who come in by a browser: one that may have passkeys (SPEC A9), of another origin than the server. */
export const PAGE = 'http://localhost:8000';

/** What the addresses in IRC lines begin with. */
const BASE_URL = 'https://chat.example.com';

/** Plays ask nobody on the Internet. */
const nobodyLooks: Previewer = { preview: async () => null, picture: async () => null };

const nobodyCalls: Pusher = {
  key: async () => 'the-key-of-this-server',
  takes: async () => false,
  send: async () => ({ is: 'refused' }),
};

/** Where what a house needs is not said. */
export function usual(given: Partial<HouseGiven> = {}): HouseGiven {
  const [store, bytes] = [memoryStore(), memoryFiles()];
  const kept = { openStore: async () => store, openBytes: async () => bytes };
  const figures = new Figures(new HandClock(), thisMachine(null));
  return {
    settings: {},
    origins: [PAGE],
    report: () => {},
    figures,
    provider: null,
    previewer: nobodyLooks,
    pusher: nobodyCalls,
    ...kept,
    ...given,
  };
}

/** A hub without gateways. */
export async function openHub(
  { settings, report, figures, provider, previewer, pusher, openStore, openBytes }: HouseGiven,
  clock = new HandClock(),
): Promise<Hub> {
  const kept = { store: await openStore(), bytes: await openBytes() };
  const meter = both(new Metrics(), figures);
  const loaded = loadConfig({ argv: [], env: {}, cwd: '/' });
  if (!loaded.ok) throw new Error(loaded.sentence);
  const live = await LiveSettings.open(loaded.config, kept.store.notes, report);
  const ports = {
    ...kept,
    passwords: quickPasswords,
    passkeys,
    provider,
    ranges,
    findWords,
    previewer,
    pusher,
    clock,
    chance,
    meter,
    report,
    live,
    figures,
  };
  const hub = await Hub.open({ ...SETTINGS, ...settings }, ports);
  live.onChange(({ grace }) => hub.change({ graceMs: grace * 1_000 }));
  return hub;
}

/** The real ones, at a cost that tests can pay. */
const quickPasswords = passwords({ ln: 4, r: 8, p: 1 });

/** One for all houses: what is kept outlives a restart, and so do its ids. */
const chance = countedChance();

export async function openHouse(given: HouseGiven, clock = new HandClock()): Promise<House> {
  const hub = await openHub(given, clock);
  const { origins } = given;
  const rules = originRules({ gateway: 'socketio', origins, trustedProxies: ['127.0.0.1'] });
  const hookRules = originRules({ gateway: 'webhook', origins, trustedProxies: ['127.0.0.1'] });
  const turnstile = new Turnstile({ clock, perAddress: 32, inAll: 10_000, nameless: () => hub.nameless });
  const socketio = socketioGateway({ hub, languageOf: languageAsked, origins, fanout: 'joined', ...rules });
  const websocket = websocketGateway({ hub, languageOf: languageAsked, fanout: 'joined', ...rules });
  const irc = ircGateway({
    hub,
    language: 'ko',
    baseUrl: () => BASE_URL,
    tls: null,
    trustedProxies: ['127.0.0.1'],
    turnstile,
  });
  const ircRules = originRules({ gateway: 'irc', origins, trustedProxies: ['127.0.0.1'] });
  const lab = labGateway({ hub, languageOf, takeTcp: irc.take, ...ircRules });
  let ircPort = 0;
  const http = await httpGateway({
    doors: [lab.watched('socketio', socketio), lab.watched('websocket', websocket)],
    routes: [
      apiRoutes({ hub, languageOf, ways: () => ({ irc: ircPort, ircs: null, provider: null }), ...rules }),
      operatorRoutes({ hub, languageOf, ...rules }),
      webhookRoutes({ hub, ...hookRules }),
      lab.routes,
    ],
    metrics: new Metrics(),
    webRoot: null,
    clientRoot: null,
    turnstile,
    peerOf: rules.peerOf,
    isLocal: (request) => rules.originOf(request).local,
    ailment: () => null,
  });
  const port = await listenAnywhere(http.server);
  ircPort = await listenAnywhere(irc.plain);
  const stop = async () => {
    await hub.stop();
    lab.stop();
    await Promise.all([socketio.stop(), websocket.stop(), irc.stop()]);
    await http.stop();
    await hub.store.close();
  };
  return { hub, clock, url: `http://127.0.0.1:${port}`, ircPort, stop };
}

async function listenAnywhere(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
