import { expect } from 'vitest';
import { scene, soon, words } from '../stage.ts';

/** No server gives it. */
const OTHER = '00000000-0000-7000-8000-000000000000';

scene('(UX 78) a lost connection is told after 2 s, and what is written meanwhile is sent', async (stage) => {
  const kim = await stage.person('김소연');
  const { visitor: hong, line } = await stage.wired('홍길동');
  const bar = hong.page.getByText(hong.later.connection.reconnecting);
  const began = Date.now();
  await line.cut();
  await hong.box.fill('끊긴 동안 쓴 말');
  await hong.box.press('Enter');
  await hong.page.locator('article.pending').waitFor();
  await bar.waitFor();
  expect(Date.now() - began).toBeGreaterThan(1_900);
  expect(await hong.box.isEditable()).toBe(true);
  line.mend();
  await kim.sees('끊긴 동안 쓴 말');
  await bar.waitFor({ state: 'detached' });
  expect(await hong.said()).toEqual(['끊긴 동안 쓴 말']);
  await soon(() => hong.page.locator('article.pending').count()).toBe(0);
});

scene('(UX 79) on return the gap is filled in order and once, and the divider stays where it was', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say(...words(3));
  const { visitor: hong, line } = await stage.wired('홍길동');
  await hong.sees('말 3번째');
  await line.cut();
  await kim.say(...words(40, 4));
  line.mend();
  await hong.sees('말 43번째');
  await hong.page.getByText(hong.later.connection.whole(40)).waitFor();
  expect(await hong.said()).toEqual(words(43));
  expect(await hong.unreadLine.count()).toBe(0);
});

scene('(UX 81) a new version of the server is offered, and the draft is kept', async (stage) => {
  const { visitor: hong, line } = await stage.wired('홍길동');
  await hong.box.fill('쓰던 글');
  line.down = (frame) => frame.replace(/"version":"[^"]*"/, '"version":"9.9.9+new"');
  await line.cut();
  line.mend();
  await hong.page.getByRole('button', { name: hong.later.connection.refresh }).click();
  await hong.inRoom();
  expect(await hong.box.inputValue()).toBe('쓰던 글');
});

scene('where no WebSocket gets through, long polling does', async (stage) => {
  const kim = await stage.person('김소연');
  const hong = await stage.person('홍길동', {
    before: (page) =>
      page.addInitScript(() => {
        window.WebSocket = class extends EventTarget {
          onclose: (() => void) | null = null;
          onerror: (() => void) | null = null;
          constructor() {
            super();
            setTimeout(() => {
              this.onerror?.();
              this.onclose?.();
            });
          }
          close() {}
        } as never;
      }),
  });
  await hong.say('되네요');
  await kim.sees('되네요');
  await kim.whisper('홍길동', '그러게');
  await hong.sees('그러게');
});

scene('a server put back to an older copy is noticed and said until it was seen', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say('전에 본 말');
  let log = '';
  const { visitor: hong, line } = await stage.wired('홍길동');
  await hong.sees('전에 본 말');
  // The room's log is another one from now on, as after a restored backup.
  line.down = (frame) => {
    log ||= /"log":"([^"]+)"/.exec(frame)?.[1] ?? '';
    return log === '' ? frame : frame.replaceAll(log, OTHER);
  };
  line.up = (frame) => (log === '' ? frame : frame.replaceAll(OTHER, log));
  await line.cut();
  line.mend();
  const said = hong.page.getByText(hong.later.connection.replaced);
  await said.waitFor();
  await hong.page.getByRole('button', { name: hong.later.connection.understood }).click();
  await said.waitFor({ state: 'detached' });
  expect(await hong.said()).toEqual(['전에 본 말']);
});
