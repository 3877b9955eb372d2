import type { CDPSession, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { Browser } from '../../push/browser.ts';
import { faults } from '../axe.ts';
import { type Guest, type Stage, scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const PASSWORD = '동에 번쩍 서에 번쩍';
const KEPT = { serviceWorkers: 'allow', permissions: ['notifications'], once: true } satisfies Guest;
const ENDPOINT = 'https://push.example/kim';

/** In place of a browser's push service, which a test does not reach: what is agreed upon, and asked by whose key. */
function agreeing(page: Page): Promise<unknown> {
  const { p256dh, auth } = new Browser(ENDPOINT).address;
  return page.addInitScript(
    ({ endpoint, ...keys }) => {
      const bytes = (text: string) =>
        Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0)).buffer;
      let given: object | null = null;
      PushManager.prototype.getSubscription = async () => given as PushSubscription | null;
      PushManager.prototype.subscribe = async (options) => {
        given ??= {
          endpoint,
          options: { applicationServerKey: bytes(String(options?.applicationServerKey)) },
          getKey: (name: 'p256dh' | 'auth') => bytes(keys[name]),
          unsubscribe: async () => {
            given = null;
            return true;
          },
        };
        return given as PushSubscription;
      };
    },
    { endpoint: ENDPOINT, p256dh, auth },
  );
}

async function dialogOf({ page, later }: Visitor): Promise<Locator> {
  await page.locator('button[popovertarget=settings]').click();
  await page.locator('#settings').getByRole('button', { name: later.alerts.title }).click();
  const dialog = page.getByRole('dialog', { name: later.alerts.title });
  await dialog.waitFor();
  return dialog;
}

async function keepName({ page, later, texts }: Visitor): Promise<void> {
  await page.getByRole('button', { name: texts.room.settings }).click();
  await page.getByRole('button', { name: later.account.title }).click();
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#password').press('Enter');
  await page.getByText(later.account.kept).waitFor();
  await page.keyboard.press('Escape');
}

/** What the server answers him by REST. */
function ask({ page }: Visitor, method: string, path: string): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ([how, where]) => {
      const headers = {
        authorization: `Bearer ${JSON.parse(localStorage.getItem('sokdak.me') ?? '{}').token}`,
        'content-type': 'application/json',
      };
      const body = how === 'GET' ? {} : { body: '{}' };
      return (await fetch(where, { method: how, headers, ...body })).json();
    },
    [method, path] as const,
  );
}

/** How many of his browsers call him, as the server knows it. */
const devices = async (visitor: Visitor) => (await ask(visitor, 'PUT', '/api/me/push')).devices;

scene(
  '(UX 72, 73) [S20] whoever has an account lets a browser call when the page is closed, and takes that back; axe finds nothing wrong',
  async (stage) => {
    const kim = await stage.person('김소연', { ...KEPT, before: agreeing });
    const { alerts } = kim.later;
    let dialog = await dialogOf(kim);
    await dialog.getByLabel(alerts.on).check();
    const closed = () => dialog.getByRole('checkbox', { name: alerts.closed });
    await closed().click();
    await dialog.getByText(alerts.closed_account).waitFor();
    expect(await closed().isChecked()).toBe(false);
    await dialog.getByRole('button', { name: alerts.close }).click();

    await keepName(kim);
    dialog = await dialogOf(kim);
    await closed().focus();
    await kim.page.keyboard.press('Space');
    await dialog.getByRole('checkbox', { name: alerts.discreet }).waitFor();
    expect(await closed().isChecked()).toBe(true);
    expect(await devices(kim)).toBe(1);
    expect(await faults(kim)).toEqual([]);
    await closed().click();
    await soon(() => closed().isChecked()).toBe(false);
    expect(await devices(kim)).toBe(0);
  },
);

scene('(UX 72) [S20] where a browser reaches no push service, the page says so, in English too', async (stage) => {
  const kim = await stage.person('Kim', { ...KEPT, language: 'en' });
  await keepName(kim);
  const dialog = await dialogOf(kim);
  await dialog.getByLabel(kim.later.alerts.on).check();
  await dialog.getByRole('checkbox', { name: kim.later.alerts.closed }).click();
  await dialog.getByText(kim.later.alerts.closed_service).waitFor();
  expect(await dialog.getByRole('checkbox', { name: kim.later.alerts.closed }).isChecked()).toBe(false);
  // Chromium itself complains, too, of the profile in which there are none.
  expect(stage.complaints.splice(0).filter((one) => !one.includes('Push API'))).toEqual([]);
});

scene('(UX 72) where the browser has no pushes, the page says so', async (stage) => {
  const without = (page: Page) => page.addInitScript('delete window.PushManager');
  const kim = await stage.person('김소연', { ...KEPT, before: without });
  const dialog = await dialogOf(kim);
  await dialog.getByLabel(kim.later.alerts.on).check();
  await dialog.getByRole('checkbox', { name: kim.later.alerts.closed }).click();
  await dialog.getByText(kim.later.alerts.closed_unable).waitFor();
});

/** The worker of somebody's page, to which the browser brings what a push service sent. */
class Worker {
  readonly #page: Page;
  readonly #line: CDPSession;
  readonly #registration: Promise<string>;

  private constructor(page: Page, line: CDPSession) {
    this.#page = page;
    this.#line = line;
    this.#registration = new Promise((resolve) => {
      line.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
        if (first) resolve(first.registrationId);
      });
    });
  }

  static async of({ page, context }: Visitor): Promise<Worker> {
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      // What a browser brings to one that is only about to begin may be lost.
      while (active && active.state !== 'activated')
        await new Promise((changed) => active.addEventListener('statechange', changed, { once: true }));
    });
    const worker = new Worker(page, await context.newCDPSession(page));
    await worker.#line.send('ServiceWorker.enable');
    return worker;
  }

  async bring(data: string): Promise<void> {
    const [origin, registrationId] = [new URL(this.#page.url()).origin, await this.#registration];
    await this.#line.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  }

  /** What it shows: title, text, and what it takes the place of. */
  shown(): Promise<string[]> {
    return this.#page.evaluate(async () => {
      const shown = await (await navigator.serviceWorker.ready).getNotifications();
      return shown.map(({ title, body, tag }) => `${title} | ${body} | ${tag}`);
    });
  }

  /** A press on the one that is shown. */
  async press(): Promise<void> {
    const [worker] = this.#page.context().serviceWorkers();
    await worker?.evaluate(`registration.getNotifications().then(([notification]) =>
      dispatchEvent(new NotificationEvent('notificationclick', { notification })))`);
  }
}

const tidings = (more: object) => JSON.stringify({ language: 'ko', about: 'log-1', id: 'm1', by: '홍길동', ...more });

async function asleep(stage: Stage): Promise<{ readonly kim: Visitor; readonly worker: Worker }> {
  const kim = await stage.person('김소연', KEPT);
  return { kim, worker: await Worker.of(kim) };
}

scene(
  '(UX 73) the worker of the page shows what the server sends: the last of each log, and nothing of what is discreet or no tidings',
  async (stage) => {
    const { worker } = await asleep(stage);
    await worker.bring(tidings({ room: '#광장', text: '@김소연 밥' }));
    await soon(() => worker.shown()).toEqual(['홍길동님 · #광장 | @김소연 밥 | log-1']);
    await worker.bring(tidings({ room: '#광장', text: '@김소연 국' }));
    await worker.bring(tidings({ about: 'log-2', text: '' }));
    await worker.bring(JSON.stringify({ language: 'en' }));
    await soon(async () => (await worker.shown()).sort()).toEqual([
      'Something new for you |  | sokdak',
      '홍길동님 · #광장 | @김소연 국 | log-1',
      '홍길동님의 귓속말 | 파일을 보냈습니다. | log-2',
    ]);
    await worker.bring('이것은 JSON이 아니다');
    await soon(async () => (await worker.shown()).filter((one) => one.endsWith('sokdak'))).toEqual([
      '새 소식이 있습니다 |  | sokdak',
    ]);
  },
);

scene('(UX 76) a click on what the worker shows leads an open page to the message', async (stage) => {
  const hong = await stage.speaker('홍길동');
  const { kim, worker } = await asleep(stage);
  await kim.box.fill('/join 부엌');
  await kim.box.press('Enter');
  await kim.page.locator('h1').filter({ hasText: '#부엌' }).waitFor();
  await kim.inRoom();
  await hong.say('@김소연 여기');
  const { entries } = await ask(kim, 'GET', '/api/rooms/광장/history?limit=1');
  const [{ id = '' } = {}] = entries as readonly { readonly id?: string }[];
  await worker.bring(tidings({ room: '#광장', text: '@김소연 여기', id }));
  await soon(async () => (await worker.shown()).length).toBe(1);
  await worker.press();
  await kim.page.locator('h1').filter({ hasText: '#광장' }).waitFor();
  await kim.sees('@김소연 여기');
  expect(await worker.shown()).toEqual([]);
});
