import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { isIPv6, type Server } from 'node:net';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { type Config, type Language, named, type SettingName } from './config.ts';
import { diskFiles } from './files/disk/disk.ts';
import { filesIn } from './files/disk/shelves.ts';
import { memoryFiles } from './files/memory/memory.ts';
import { apiRoutes } from './gateways/http/api/api.ts';
import type { Ways } from './gateways/http/api/ways.ts';
import { httpGateway } from './gateways/http/http.ts';
import { languageAsked, languageOf } from './gateways/http/language.ts';
import { Metrics } from './gateways/http/metrics.ts';
import { operatorRoutes } from './gateways/http/operate.ts';
import { originRules } from './gateways/http/origin.ts';
import { type IrcGateway, type IrcGiven, ircGateway } from './gateways/irc/irc.ts';
import { labGateway } from './gateways/lab/lab.ts';
import { socketioGateway } from './gateways/socketio/socketio.ts';
import { Turnstile } from './gateways/turnstile.ts';
import { webhookRoutes } from './gateways/webhook/webhook.ts';
import { websocketGateway } from './gateways/websocket/websocket.ts';
import { Health } from './hub/health.ts';
import { Hub, type HubSettings } from './hub/hub.ts';
import type { FileStore } from './hub/ports/files.ts';
import type { Provider } from './hub/ports/proofs.ts';
import type { Store } from './hub/ports/store.ts';
import type { Report } from './hub/ports/world.ts';
import { lanAddresses, listen } from './listening.ts';
import { both } from './operating/figures/both.ts';
import { Figures } from './operating/figures/figures.ts';
import { thisMachine } from './operating/figures/machine.ts';
import { LiveSettings } from './operating/live-settings.ts';
import { layOperatorFile, removeOperatorFile } from './operating/operator-file.ts';
import { Outside, type OutsideGiven } from './outside/outside.ts';
import { previewsBy } from './outside/previews.ts';
import { pusherBy } from './outside/push/pusher.ts';
import { passkeys } from './proofs/passkeys.ts';
import { passwords } from './proofs/passwords.ts';
import { provider } from './proofs/provider.ts';
import { memoryStore } from './stores/memory/memory.ts';
import { databaseIn, openSqliteStore } from './stores/sqlite/sqlite.ts';
import { ranges } from './world/ranges.ts';
import { findWords } from './world/word-finder.ts';
import { chance as chanceOfThisComputer, clock } from './world/world.ts';

export interface RunningServer {
  /** How this computer reaches it: `http://127.0.0.1:8000`. */
  readonly url: string;
  /** `irc://127.0.0.1:6667`, and the same over TLS; null where it is closed. */
  readonly irc: string | null;
  readonly ircs: string | null;
  /** How others in the network may reach it, as URLs. */
  readonly lan: readonly string[];
  /** Makes whoever opens it owner, once. */
  readonly ownerLink: string;
  /** The key that those need who come from elsewhere; null when they need none. */
  readonly invite: string | null;
  /** Where everything is kept: an absolute path, or `memory`. */
  readonly data: string;
  /** The busy ports that gave way, and to which. */
  readonly moved: readonly Moved[];
  /** Finishes what was acknowledged, says goodbye, and lets go of everything. */
  stop(): Promise<void>;
}

export interface Moved {
  readonly from: number;
  readonly to: number;
}

export interface ServerGiven {
  readonly log: Logger;
  /** The settings that somebody asked for by name. */
  readonly explicit: ReadonlySet<SettingName>;
  /** Of those who bring none of their own: an IRC client cannot say it. */
  readonly language: Language;
  /** The built page; Socket.IO's client files lie beside it. */
  readonly webRoot: URL;
  /** How the Internet is asked; left out, as it is. */
  readonly outside?: OutsideGiven;
}

/** Puts the parts together and opens the doors. Rejects with one sentence for the operator. */
export async function startServer(
  config: Config,
  { log, explicit, language, webRoot, outside = {} }: ServerGiven,
): Promise<RunningServer> {
  const report: Report = (level, what, about) => log[level](about ?? {}, what);
  const health = new Health({ clock, report });
  const { store, bytes, data } = await openStore(config, report);
  const chance = chanceOfThisComputer();
  const metrics = new Metrics();
  const figures = new Figures(clock, thisMachine(config.store === 'memory' ? null : data));
  const watched = health.watched(store);
  const live = await LiveSettings.open(config, watched.notes, report);
  const invite = await inviteIn(store, () => chance.secret().slice(0, 12));
  const [ownerSecret, operatorSecret] = [chance.secret(), chance.secret()];
  const internet = new Outside(outside);
  const ports = {
    bytes,
    passwords: passwords(),
    passkeys,
    provider: providerOf(config, report),
    ranges,
    findWords,
    previewer: previewsBy(internet, () => clock.now()),
    pusher: pusherBy(internet, { notes: watched.notes, now: () => clock.now() }),
    clock,
    chance,
    report,
    live,
    figures,
  };
  const hub = await Hub.open(
    { ...changeable(live.config, invite), version: versionOf(webRoot), ownerSecret, operatorSecret },
    { ...ports, store: watched, meter: both(metrics, figures) },
  );
  const ownLevel = log.level;
  const heedLevel = ({ logLevel }: Config) => {
    log.level = logLevel === config.logLevel ? ownLevel : logLevel;
  };
  heedLevel(live.config);
  live.onChange(async (now) => {
    await hub.change(changeable(now, invite));
    heedLevel(now);
  });
  metrics.watch(() => hub.counts());
  figures.watch(() => hub.counts());
  const { origins, trustedProxies, fanout } = config;
  const rulesFor = (gateway: string) => originRules({ gateway, origins, trustedProxies });
  const rules = rulesFor('http');
  const turnstile = new Turnstile({
    clock,
    get perAddress() {
      return live.config.perAddress;
    },
    get inAll() {
      return live.config.connections;
    },
    nameless: () => hub.nameless,
  });
  const socketio = socketioGateway({ hub, languageOf: languageAsked, origins, fanout, ...rulesFor('socketio') });
  const websocket = websocketGateway({ hub, languageOf: languageAsked, fanout, ...rulesFor('websocket') });
  let ownUrl = '';
  let ways: Ways = { irc: null, ircs: null, provider: hub.provider?.name ?? null };
  const irc = ircGateway({
    hub,
    language,
    baseUrl: () => live.config.url ?? ownUrl,
    tls: certificateOf(config),
    trustedProxies,
    turnstile,
  });
  const lab = config.lab ? labGateway({ hub, languageOf, takeTcp: irc.take, ...rulesFor('irc') }) : null;
  const http = await httpGateway({
    doors: lab ? [lab.watched('socketio', socketio), lab.watched('websocket', websocket)] : [socketio, websocket],
    routes: [
      apiRoutes({ hub, languageOf, ways: () => ways, ...rules }),
      operatorRoutes({ hub, languageOf, ...rules }),
      webhookRoutes({ hub, ...rulesFor('webhook') }),
      ...(lab ? [lab.routes] : []),
    ],
    pages: ['/admin', ...(lab ? ['/lab'] : [])],
    metrics,
    webRoot: folder(webRoot),
    clientRoot: folder(new URL('../web-socketio/', webRoot)),
    turnstile,
    peerOf: rules.peerOf,
    isLocal: (request) => rules.originOf(request).local,
    ailment: () => (hub.stopping ? 'stopping' : health.ailment),
  });
  const stop = async () => {
    if (config.store !== 'memory') removeOperatorFile(data);
    await hub.stop();
    lab?.stop();
    await Promise.all([socketio.stop(), websocket.stop(), irc.stop()]);
    await http.stop();
    await store.close();
  };
  const opened = await open(config, explicit, { http: http.server, irc }).catch(async (problem: unknown) => {
    await stop();
    throw problem;
  });
  const url = addressOf('http', config, opened.port);
  const lan = config.host === null ? lanAddresses().map((address) => `http://${address}:${opened.port}`) : [];
  ownUrl = lan[0] ?? url;
  ways = { ...ways, irc: opened.ircPort, ircs: opened.ircTlsPort };
  if (config.store !== 'memory') layOperatorFile(data, { url, secret: operatorSecret, pid: process.pid });
  return {
    url,
    irc: opened.ircPort === null ? null : addressOf('irc', config, opened.ircPort),
    ircs: opened.ircTlsPort === null ? null : addressOf('ircs', config, opened.ircTlsPort),
    lan,
    ownerLink: `${url}/o/${ownerSecret}`,
    invite: hub.settings.key?.secret ?? null,
    data,
    moved: movedTo(config, opened),
    stop,
  };
}

/** The settings that are ports. */
const PORTS = ['port', 'ircPort', 'ircTlsPort'] as const;

type Ports = Readonly<Record<(typeof PORTS)[number], number | null>>;

/** Opens the doors, one after the other; each that is off, or that has nothing behind it, stays closed. */
async function open(
  config: Config,
  explicit: ReadonlySet<SettingName>,
  { http, irc }: { readonly http: Server; readonly irc: IrcGateway },
): Promise<Ports> {
  const door = async (name: (typeof PORTS)[number], server: Server | null) => {
    const port = config[name];
    if (port === null || server === null) return null;
    return listen(server, { host: config.host, port, givesWay: !explicit.has(name), flag: named(name).flag });
  };
  return {
    port: await door('port', http),
    ircPort: await door('ircPort', irc.plain),
    ircTlsPort: await door('ircTlsPort', irc.secure),
  };
}

function movedTo(wanted: Ports, opened: Ports): readonly Moved[] {
  return PORTS.flatMap((name) => {
    const from = wanted[name];
    const to = opened[name];
    return from === null || to === null || from === 0 || from === to ? [] : [{ from, to }];
  });
}

function addressOf(scheme: string, { host }: Config, port: number | null): string {
  const name = host ?? '127.0.0.1';
  return `${scheme}://${isIPv6(name) ? `[${name}]` : name}:${port}`;
}

/** Certificate and key in PEM, where they are set. */
function certificateOf({ ircTlsCert, ircTlsKey }: Config): IrcGiven['tls'] {
  if (ircTlsCert === null || ircTlsKey === null) return null;
  const tls = { cert: readPem(ircTlsCert), key: readPem(ircTlsKey) };
  try {
    createSecureContext(tls);
  } catch (problem) {
    throw new Error(`${ircTlsCert} and ${ircTlsKey} are no certificate with its key: ${String(problem)}`);
  }
  return tls;
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (problem) {
    throw new Error(`${file} can't be read: ${String(problem)}`);
  }
}

interface Kept {
  readonly store: Store;
  readonly bytes: FileStore;
  readonly data: string;
}

async function openStore({ store, data }: Config, report: Report): Promise<Kept> {
  if (store === 'memory') return { store: memoryStore(), bytes: memoryFiles(), data: 'memory' };
  const path = resolve(data);
  mkdirSync(path, { recursive: true });
  const opened = await openSqliteStore({ file: databaseIn(path), report });
  return { store: opened, bytes: await diskFiles(filesIn(path)), data: path };
}

const MB = 2 ** 20;

/** What of the settings the hub is told anew when they change. */
function changeable(config: Config, invite: string) {
  return {
    name: config.serverName,
    room: config.room,
    key: keyOf(config, invite),
    gate: gateOf(config),
    graceMs: config.grace * 1_000,
    limits: config.limits,
    files: fileLimitsOf(config),
    previews: config.linkPreviews,
    push: config.push,
  } satisfies Partial<HubSettings>;
}

function fileLimitsOf({ fileSize, filesPerPerson, filesInAll }: Config): HubSettings['files'] {
  return { file: fileSize * MB, perPerson: filesPerPerson * MB, inAll: filesInAll * MB };
}

function gateOf({ question, answer, work }: Config): HubSettings['gate'] {
  return { question: question === null || answer === null ? null : { asks: question, answer }, bits: work };
}

function providerOf({ oidcIssuer, oidcClientId, oidcClientSecret, oidcName }: Config, report: Report): Provider | null {
  if (oidcIssuer === null || oidcClientId === null) return null;
  const name = oidcName ?? new URL(oidcIssuer).host;
  return provider({ issuer: oidcIssuer, clientId: oidcClientId, clientSecret: oidcClientSecret, name, report });
}

/** The password, or else the invite key. */
function keyOf({ password, invite }: Config, secret: string): HubSettings['key'] {
  if (password !== null) return { secret: password, from: 'everyone' };
  return invite ? { secret, from: 'elsewhere' } : null;
}

/** The invite key, which is made once and kept. */
async function inviteIn({ notes }: Store, fresh: () => string): Promise<string> {
  const kept = await notes.get('invite');
  const secret = kept ?? fresh();
  if (kept === null) await notes.put('invite', secret);
  return secret;
}

/** Another build of the page is another version, so that open pages can offer to load it. */
function versionOf(webRoot: URL): string {
  const page = new URL('index.html', webRoot);
  if (!existsSync(page)) return packageJson.version;
  return `${packageJson.version}+${createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 8)}`;
}

function folder(url: URL): string | null {
  return existsSync(url) ? fileURLToPath(url) : null;
}
