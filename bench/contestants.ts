import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contestant } from './contestant.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SOKDAK = here('../bin/sokdak.js');

/** What one of our messages says beside its text, in bytes: the peers of our own making say as much. */
export const ENVELOPE = 225;

export interface Field {
  readonly contestants: ReadonlyMap<string, Contestant>;
  /** Why somebody does not take part, a sentence each. */
  readonly absent: readonly string[];
}

/** Everyone who can take part here. */
export function fieldIn(folder: string): Field {
  const debian = debians(folder);
  const floors = floor(folder);
  const all = [...ours(folder), ...ofNode(), ...debian.contestants, ...floors.contestants];
  return {
    contestants: new Map(all.map((one) => [one.name, one])),
    absent: [...debian.absent, ...floors.absent, 'Ergo is not in Debian: its goals are not measured.'],
  };
}

/** Always with SQLite and synchronous=FULL, as everyone runs it; only without limits on haste. */
function serve(data: string, ports: readonly string[]): [string, ...string[]] {
  const usual = ['--json', '--host', '127.0.0.1', '--limits', 'off', '--invite', 'off', '--log-level', 'error'];
  return [process.execPath, SOKDAK, 'serve', ...usual, ...ports, '--data', data];
}

function ours(folder: string): Contestant[] {
  const fresh = () => mkdtempSync(join(folder, 'sokdak-'));
  const web = (port: number) => serve(fresh(), ['--port', `${port}`, '--irc-port', 'off']);
  const irc = (port: number) => serve(fresh(), ['--irc-port', `${port}`, '--port', '0']);
  return [
    { name: 'sokdak, Socket.IO', dialect: 'socketio', command: web },
    { name: 'sokdak, WebSocket', dialect: 'websocket', command: web },
    { name: 'sokdak, IRC', dialect: 'irc', command: irc },
  ];
}

/** Ours over what is kept already. */
export function withData(data: string): Contestant {
  const command = (port: number) => serve(data, ['--port', `${port}`, '--irc-port', 'off']);
  return { name: 'sokdak, WebSocket', dialect: 'websocket', command };
}

function ofNode(): Contestant[] {
  const node =
    (file: string) =>
    (port: number): [string, ...string[]] => [process.execPath, here(file), `${port}`, `${ENVELOPE}`];
  return [
    { name: 'stock socket.io', dialect: 'stock-socketio', command: node('./peers/stock-socketio.js') },
    { name: 'plain ws', dialect: 'plain-ws', command: node('./peers/plain-ws.js') },
  ];
}

interface Some {
  readonly contestants: readonly Contestant[];
  readonly absent: readonly string[];
}

const DEBIANS = [
  {
    name: 'InspIRCd',
    dialect: 'irc',
    apt: 'inspircd',
    program: '/usr/sbin/inspircd',
    args: ['--nofork', '--runasroot', '--config'],
    settings: inspircd,
  },
  {
    name: 'ngIRCd',
    dialect: 'irc',
    apt: 'ngircd',
    program: '/usr/sbin/ngircd',
    args: ['--nodaemon', '--config'],
    settings: ngircd,
  },
  {
    name: 'Mosquitto',
    dialect: 'mqtt',
    apt: 'mosquitto',
    program: '/usr/sbin/mosquitto',
    args: ['-c'],
    settings: mosquitto,
  },
] as const;

function debians(folder: string): Some {
  const there = DEBIANS.filter(({ program }) => existsSync(program));
  return {
    contestants: there.map(({ name, dialect, program, args, settings }) => ({
      name,
      dialect,
      command: (port) => {
        const file = join(folder, `${name}-${port}.conf`);
        writeFileSync(file, settings(port, folder));
        return [program, ...args, file];
      },
    })),
    absent: DEBIANS.filter((one) => !there.includes(one)).map(
      ({ name, apt }) => `${name} is not here: apt-get install ${apt}.`,
    ),
  };
}

function inspircd(port: number, folder: string): string {
  const home = mkdtempSync(join(folder, 'inspircd-'));
  return `
<server name="bench.example" description="bench" id="97K" network="bench">
<admin name="b" nick="b" email="b@example.org">
<bind address="127.0.0.1" port="${port}" type="clients">
<connect allow="*" timeout="60" pingfreq="600" threshold="1000000" commandrate="100000000" fakelag="no" recvq="1M"
  softsendq="100M" hardsendq="200M" localmax="30000" globalmax="30000" limit="30000" maxchans="100" resolvehostnames="no">
<performance netbuffersize="65534" somaxconn="4096" softlimit="30000" quietbursts="yes" nouserdns="yes" timeskipwarn="0s">
<options prefixquit="" defaultmodes="n" nosnoticestack="no">
<security maxtargets="20" hidesplits="no">
<limits maxnick="30" maxchan="64">
<path datadir="${home}" logdir="${home}" runtimedir="${home}">
<pid file="${home}/pid">
<log method="file" type="*" level="default" target="${home}/log">
<class name="none"><type name="none" classes="none">
`;
}

function ngircd(port: number): string {
  return `
[Global]
Name = bench.example
Info = bench
AdminEMail = b@example.org
Listen = 127.0.0.1
Ports = ${port}
ServerUID = nobody
ServerGID = nogroup
[Limits]
MaxConnections = 0
MaxConnectionsIP = 0
MaxJoins = 100
MaxNickLength = 30
MaxListSize = 100
MaxPenaltyTime = 0
PingTimeout = 600
PongTimeout = 600
[Options]
DNS = no
Ident = no
PAM = no
[SSL]
`;
}

/** Keeps nothing, as the others; drops nothing of what waits for a slow reader. */
function mosquitto(port: number): string {
  return `
listener ${port} 127.0.0.1
allow_anonymous true
user root
persistence false
max_queued_messages 0
set_tcp_nodelay true
log_type none
`;
}

/** The floor is compiled: where there is no compiler it is left out. */
function floor(folder: string): Some {
  const program = join(folder, 'floor');
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync('cc', ['-O2', '-o', program, here('./peers/floor.c')]);
  if (status !== 0) return { contestants: [], absent: ['There is no C compiler: the floor is not measured.'] };
  const kinds = [
    ['C, one send per turn', 'turn'],
    ['C, one send per message', 'each'],
  ] as const;
  return {
    contestants: kinds.map(([name, when]) => ({
      name,
      dialect: 'floor',
      command: (port) => [program, `${port}`, when, `${ENVELOPE}`],
    })),
    absent: [],
  };
}
