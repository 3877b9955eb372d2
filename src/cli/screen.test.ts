import { expect, test } from 'vitest';
import type { RunningServer } from '../server.ts';
import { qrOf } from './qr.ts';
import { readyLine } from './ready-line.ts';
import { inviteLink, type ScreenData, screen } from './screen.ts';
import { styleFor } from './style.ts';
import { texts } from './texts.ts';
import { displayWidth } from './width.ts';

const running: RunningServer = {
  url: 'http://127.0.0.1:8000',
  irc: 'irc://127.0.0.1:6667',
  ircs: null,
  lan: ['http://192.168.0.5:8000', 'http://10.0.0.7:8000'],
  ownerLink: 'http://127.0.0.1:8000/o/Zk3x9QvT7bWnR2mLp8sYdA',
  invite: 'k7f2-9mqx-w3tp',
  data: '/srv/sokdak/data',
  moved: [],
  stop: async () => {},
};

function drawn(given: Partial<ScreenData> = {}): string {
  const style = styleFor({ NO_COLOR: '1' });
  return screen({
    running,
    serverName: 'sokdak',
    version: '0.1.0',
    limits: true,
    qr: [],
    texts: texts.ko,
    style,
    ...given,
  });
}

test('a Korean screen', () => {
  expect(drawn({ qr: ['██ ▄▄▄▄▄ ██', '██ █   █ ██', '██ █▄▄▄█ ██', '▀▀▀▀▀▀▀▀▀▀▀'] })).toBe(`
  sokdak 0.1.0

  이 컴퓨터      http://127.0.0.1:8000
  같은 네트워크  http://192.168.0.5:8000
                 http://10.0.0.7:8000
  IRC            irc://127.0.0.1:6667
  방장 링크      http://127.0.0.1:8000/o/Zk3x9QvT7bWnR2mLp8sYdA
                 열면 방장이 됩니다. 한 번만 쓸 수 있습니다.
  초대 열쇠      k7f2-9mqx-w3tp
  데이터         /srv/sokdak/data

  ██ ▄▄▄▄▄ ██
  ██ █   █ ██   휴대전화로 찍으면
  ██ █▄▄▄█ ██   초대 열쇠를 치지 않고 들어옵니다.
  ▀▀▀▀▀▀▀▀▀▀▀

  멈추기         Ctrl+C

`);
});

test('an English screen of a server that moved, unlimited, for this computer alone', () => {
  const alone = {
    ...running,
    url: 'http://127.0.0.1:8001',
    irc: null,
    ircs: 'ircs://127.0.0.1:6698',
    lan: [],
    invite: null,
    data: 'memory',
    moved: [{ from: 8000, to: 8001 }],
  };
  expect(drawn({ running: alone, texts: texts.en, serverName: 'Class 3', limits: false })).toBe(`
  Class 3 · sokdak 0.1.0
  Port 8000 is in use, so this is on 8001.
  Rate limits are off. Use this for benchmarks and conformance suites only.

  This computer  http://127.0.0.1:8001
  IRC (TLS)      ircs://127.0.0.1:6698
  Owner link     http://127.0.0.1:8000/o/Zk3x9QvT7bWnR2mLp8sYdA
                 Open it to become the owner. It works once.
  Data           memory (all is gone when it stops)

  Stop           Ctrl+C

`);
});

test('what does not fit beside its label stands below it, whole', () => {
  const data = `/home/hong/${'deep/'.repeat(12)}data`;
  expect(drawn({ running: { ...running, data } })).toContain(`\n  데이터\n    ${data}\n`);
});

test.each(['ko', 'en'] as const)('80 columns hold the %s screen, QR code and colours included', async (language) => {
  const qr = await qrOf(inviteLink(running) ?? '');
  const lines = drawn({ qr, texts: texts[language], style: styleFor({}) }).split('\n');
  expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(80);
  expect(lines.length).toBeLessThan(40);
});

test('colour is off where it is not wanted', () => {
  expect(styleFor({ NO_COLOR: '1' }).strong('a')).toBe('a');
  expect(styleFor({ TERM: 'dumb' }).strong('a')).toBe('a');
  expect(styleFor({ NO_COLOR: '', TERM: 'xterm' }).strong('a')).toBe('\u001b[1ma\u001b[0m');
});

test('the invite link leads in from the same network', () => {
  expect(inviteLink(running)).toBe('http://192.168.0.5:8000/i/k7f2-9mqx-w3tp');
  expect(inviteLink({ ...running, invite: null })).toBe('http://192.168.0.5:8000');
  expect(inviteLink({ ...running, lan: [] })).toBeNull();
});

test('the ready line is one JSON object', () => {
  expect(readyLine(running, 123)).toBe(
    '{"ready":true,"url":"http://127.0.0.1:8000","ws":"ws://127.0.0.1:8000/ws","socketio":"http://127.0.0.1:8000",' +
      '"irc":"irc://127.0.0.1:6667","ircs":null,' +
      '"owner":"http://127.0.0.1:8000/o/Zk3x9QvT7bWnR2mLp8sYdA","invite":"k7f2-9mqx-w3tp",' +
      '"data":"/srv/sokdak/data","pid":123}',
  );
});
