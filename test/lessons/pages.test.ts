import { afterAll, expect, test } from 'vitest';
import { closeBrowser } from '../browser/browser.ts';
import { readers } from './reader.ts';

afterAll(closeBrowser);

test('websocket-echo: the four events on both sides, and the answer', () =>
  readers(2, async (open, lesson) => {
    const reader = await open();
    await reader.sees('서버에 연결되었습니다.');
    await lesson.prints(/^클라이언트가 연결되었습니다\.$/m);

    await reader.say('안녕');
    await lesson.prints(/^클라이언트로부터 받은 메시지: 안녕$/m);
    await reader.sees('서버로부터 받은 메시지: 서버에서 받은 메시지: 안녕');

    await reader.press('연결 끊기');
    await lesson.prints(/^클라이언트와 연결이 종료되었습니다\.$/m);
    await reader.sees(/^서버와 연결이 종료되었습니다\./);
  }));

test('websocket-echo: the page tells that the server has gone', () =>
  readers(2, async (open, lesson) => {
    const reader = await open();
    await lesson.stop();
    await reader.sees('서버와 연결이 종료되었습니다. (1006)');
  }));

test('socketio-buttons: each button is logged, answered and acknowledged', () =>
  readers(3, async (open, lesson) => {
    const { page, ...reader } = await open();
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
    expect(reader).toBeDefined();
  }));
