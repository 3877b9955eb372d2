import { afterAll, expect, test, vi } from 'vitest';
import { closeBrowser } from '../browser/browser.ts';
import { during, Lesson } from './lesson.ts';
import { readers } from './reader.ts';

vi.setConfig({ testTimeout: 60_000 });
afterAll(closeBrowser);

test('websocket-echo: the four events on both sides, and the answer', () =>
  readers(2, async (open, lesson) => {
    const reader = await open();
    await reader.sees('open: 서버에 연결되었습니다.');
    await lesson.prints(/^클라이언트가 연결되었습니다\.$/m);

    await reader.say('안녕');
    await lesson.prints(/^클라이언트로부터 받은 메시지: 안녕$/m);
    await reader.sees('message: 서버로부터 받은 메시지: 서버에서 받은 메시지: 안녕');

    await reader.press('연결 끊기');
    await lesson.prints(/^클라이언트와 연결이 종료되었습니다\.$/m);
    await reader.sees(/^close: 서버와 연결이 종료되었습니다\./);
  }));

test('websocket-echo: a server that is not there is an error, and then a close', () =>
  readers(
    2,
    async (open) => {
      const { page } = await open();
      const events = page.evaluate(`new Promise((resolve) => {
      const seen = [];
      const socket = new WebSocket('ws://localhost:1');
      for (const name of ['open', 'message', 'error', 'close']) socket.addEventListener(name, () => seen.push(name));
      socket.addEventListener('close', () => resolve(seen));
    })`);
      expect(await events).toEqual(['error', 'close']);
    },
    { forgiven: /ws:\/\/localhost:1/ },
  ));

test('websocket-echo: the page tells that the server has gone', () =>
  readers(2, async (open, lesson) => {
    const reader = await open();
    await lesson.stop();
    await reader.sees('close: 서버와 연결이 종료되었습니다. (1006)');
  }));

test('socketio-buttons: each button is logged, answered and acknowledged', () =>
  readers(3, async (open, lesson) => {
    const { page } = await open();
    for (const [button, answer] of [
      ['hello', 'Hello World!'],
      ['study', "Let's study!"],
      ['bye', 'Good bye!'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await page.getByText(`${button}: got it`, { exact: true }).waitFor();
      expect(await page.locator('#answer').textContent()).toBe(answer);
      await lesson.prints(new RegExp(`^${button}: world$`, 'm'));
    }
  }));

test('socketio-buttons: a lost server is told; the page connects again by itself and sends what was pressed', () =>
  readers(
    3,
    async (open, lesson) => {
      const PORT = new URL(await lesson.address()).port;
      const reader = await open();
      await lesson.stop();
      await reader.page.getByText('연결이 끊겼습니다. 다시 연결하는 중입니다.').waitFor();
      await reader.press('study');
      await during(new Lesson(['3'], { PORT }), async (again) => {
        await reader.page.getByText('study: got it', { exact: true }).waitFor();
        await again.prints(/^study: world$/m);
        expect(await reader.page.locator('#state').textContent()).toBe('서버에 연결되었습니다.');
      });
    },
    { forgiven: /ERR_CONNECTION_REFUSED|연결하지 못했습니다/ },
  ));

test('socketio-buttons: an event called error does not end the server', () =>
  readers(3, async (open, lesson) => {
    const reader = await open();
    await reader.page.evaluate("socket.emit('error', '장난')");
    await lesson.prints(/^오류가 발생했습니다: 장난$/m);
    await reader.press('bye');
    await reader.page.getByText('Good bye!').waitFor();
  }));
