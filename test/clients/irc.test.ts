import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../src/protocol/commands.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import type { Answered, Voice } from '../plays/voices/voice.ts';
import { websocket } from '../plays/voices/websocket.ts';
import { Terminal } from '../talk/terminal.ts';

const ROOM = '#광장';
const SIZE = { columns: 100, rows: 30 };

/** In UTF-8 whatever the computer speaks, and without irssi's own patience between two commands. */
const IRSSI = `settings = {
  "fe-common/core" = { term_charset = "UTF-8"; };
  "irc/core" = { recode = "no"; cmd_queue_speed = "1msec"; cmds_max_at_once = "100"; };
};
`;

let house: House;
let home: string;
let ends: (() => void)[];
beforeEach(async () => {
  house = await openHouse(usual());
  home = mkdtempSync(join(tmpdir(), 'sokdak-irc-'));
  ends = [];
});
afterEach(async () => {
  for (const end of ends) end();
  await house.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
});

/** The owner, over a plain WebSocket: what real clients do, he is told. */
class Owner {
  readonly #voice: Voice;
  #seen = '';

  constructor(voice: Voice) {
    this.#voice = voice;
  }

  ask(command: Command): Promise<Answered> {
    return this.#voice.ask(command);
  }

  /** Asks for the barrier until he has seen that. Resolves to all that he ever saw. */
  async sees(part: string): Promise<string> {
    while (!this.#seen.includes(part)) {
      await this.#voice.barrier();
      this.#seen += JSON.stringify(this.#voice.take());
    }
    return this.#seen;
  }
}

async function owner(): Promise<Owner> {
  const voice = await websocket.come(house, null);
  await voice.ask({ do: 'hello', nickname: '방장', owner: 'the-owner-secret' });
  return new Owner(voice);
}

const say = (text: string) => ({ do: 'say', room: ROOM, text }) as const;
const kick = (nickname: string) => ({ do: 'kick', room: ROOM, nickname, reason: '이만' }) as const;

test('nc types raw IRC', async () => {
  const boss = await owner();
  const nc = spawn('nc', ['127.0.0.1', `${house.ircPort}`], { stdio: ['pipe', 'pipe', 'ignore'] });
  ends.push(() => nc.kill());
  let heard = '';
  nc.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    heard += chunk;
  });
  nc.stdin.write(`NICK 넷캣\nUSER x 0 * :x\nJOIN ${ROOM}\nPRIVMSG ${ROOM} :손으로 친 말\nPRIVMSG 방장 :속닥\n`);
  await boss.sees('손으로 친 말');
  await boss.sees('속닥');
  await boss.ask(say('어서 와'));
  while (!heard.includes('어서 와')) await once(nc.stdout, 'data');
  expect(heard).toMatch(/^:방장!\S+ PRIVMSG #광장 :어서 와\r$/m);
  nc.stdin.end('QUIT :갑니다\n');
  await once(nc, 'close');
  expect(heard).toMatch(/ERROR :.*갑니다/);
});

test('irssi joins, talks, whispers, is kicked, comes back and sees what it missed', async () => {
  const boss = await owner();
  await boss.ask(say('먼저 한 말'));
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TERM: 'screen' };
  writeFileSync(join(home, 'config'), IRSSI);
  const irssi = new Terminal(
    ['irssi', `--home=${home}`, '-c', '127.0.0.1', '-p', `${house.ircPort}`, '-n', 'irssi'],
    env,
    SIZE,
  );
  ends.push(() => irssi.end());
  await irssi.sees('/join #광장', 'End of /MOTD');
  await typed(irssi, '/nick 어씨', irssi.sees('now known as 어씨'));
  await typed(irssi, `/join ${ROOM}`, irssi.sees('먼저 한 말'));
  await typed(irssi, '안녕하세요', boss.sees('안녕하세요'));
  expect(await typed(irssi, '/msg 방장 너만 봐', boss.sees('너만 봐'))).toContain('whispered');
  await boss.ask({ do: 'whisper', to: '어씨', text: '귓속말이야', aside: ROOM });
  await boss.ask(kick('어씨'));
  await irssi.sees(/kicked from|You were kicked/i);
  await boss.ask(say('없는 사이의 말'));
  await typed(irssi, '/window goto 1', irssi.sees('[(status)]'));
  await typed(irssi, `/join ${ROOM}`, irssi.sees('없는 사이의 말'));
  await typed(irssi, '/quit 갑니다', boss.sees('"left"'));
});

/** irssi swallows a line now and then when the window is new; so it is typed again until it has done what it should. */
async function typed<T>(irssi: Terminal, line: string, done: Promise<T>): Promise<T> {
  const isDone = done.then(() => true);
  do irssi.say(line);
  while (!(await Promise.race([isDone, new Promise<false>((resolve) => setTimeout(resolve, 1_000, false))])));
  return done;
}

/** WeeChat without a screen, spoken to through its pipe; what it sees is in its logs. */
class WeeChat {
  readonly #home: string;
  readonly #process: ChildProcess;

  constructor(folder: string, port: number, nick: string) {
    this.#home = folder;
    const server = `/server add sokdak 127.0.0.1/${port} -notls -nicks=${nick} -username=w -realname=w`;
    const commands = [
      '/set fifo.file.enabled on',
      `/set fifo.file.path ${folder}/pipe`,
      '/set logger.file.auto_log on',
      '/set logger.file.flush_delay 0',
      '/set irc.look.smart_filter off',
      '/set irc.server_default.anti_flood_prio_high 0',
      '/set irc.server_default.anti_flood_prio_low 0',
      server,
      '/connect sokdak',
    ];
    const args = ['-d', folder, ...commands.flatMap((command) => ['-r', command])];
    const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', HOME: folder };
    this.#process = spawn('weechat-headless', args, { stdio: 'ignore', env });
  }

  say(buffer: string, line: string): void {
    writeFileSync(join(this.#home, 'pipe'), `${buffer} *${line}\n`);
  }

  get logs(): string {
    const folder = join(this.#home, 'logs');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('log'));
    return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  }

  async sees(part: string, times = 1): Promise<void> {
    mkdirSync(join(this.#home, 'logs'), { recursive: true });
    while (this.logs.split(part).length <= times) await new Promise(setImmediate);
  }

  end(): void {
    this.#process.kill('SIGKILL');
  }
}

test('weechat joins with its capabilities, talks, whispers, is kicked, reconnects and sees what it missed', async () => {
  const boss = await owner();
  await boss.ask(say('먼저 한 말'));
  const weechat = new WeeChat(home, house.ircPort, '위챗');
  ends.push(() => weechat.end());
  await weechat.sees('/join #광장');
  const room = `irc.sokdak.${ROOM}`;
  weechat.say('irc.server.sokdak', `/join ${ROOM}`);
  await weechat.sees('먼저 한 말');
  weechat.say(room, '안녕하세요');
  await boss.sees('안녕하세요');
  weechat.say(room, '/msg 방장 너만 봐');
  expect(await boss.sees('너만 봐')).toContain('whispered');
  await boss.ask({ do: 'whisper', to: '위챗', text: '귓속말이야', aside: ROOM });
  await weechat.sees('귓속말이야');
  await boss.ask(kick('위챗'));
  await weechat.sees('이만');
  await boss.ask(say('없는 사이의 말'));
  weechat.say('irc.server.sokdak', '/reconnect sokdak');
  await weechat.sees('/join #광장', 2);
  weechat.say('irc.server.sokdak', `/join ${ROOM}`);
  await weechat.sees('없는 사이의 말');
  weechat.say(room, '돌아왔어요');
  await boss.sees('돌아왔어요');
});
