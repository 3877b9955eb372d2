import type { Goal } from '../alerts/goal.ts';

declare const self: ServiceWorkerGlobalScope;

/** What the server tells (src/hub/push/call.ts); of one who is discreet, the language alone. */
interface Tidings {
  readonly language?: 'ko' | 'en';
  /** The log: a newer call takes the place of an older one. */
  readonly about?: string;
  /** The message. */
  readonly id?: string;
  readonly by?: string;
  /** Left out for what stands with the whispers of the two. */
  readonly room?: string;
  readonly text?: string;
}

const TEXTS = {
  ko: {
    something: '새 소식이 있습니다',
    whisper: (by: string) => `${by}님의 귓속말`,
    said: (by: string, room: string) => `${by}님 · ${room}`,
    files: '파일을 보냈습니다.',
  },
  en: {
    something: 'Something new for you',
    whisper: (by: string) => `${by} whispers to you`,
    said: (by: string, room: string) => `${by} · ${room}`,
    files: 'Sent a file.',
  },
};

/** Calls while no page is open, as the server asks for it, and leads there at a click. */
export function callWhenClosed(): void {
  self.addEventListener('push', (event) => event.waitUntil(call(tidingsIn(event.data))));
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(lead(event.notification.data));
  });
  self.addEventListener('pushsubscriptionchange', (event) => {
    if ('waitUntil' in event) (event as ExtendableEvent).waitUntil(renew(event));
  });
}

/** Whatever came: a browser takes the permission away from who shows nothing. */
function tidingsIn(data: PushMessageData | null): Tidings {
  try {
    const tidings: unknown = data?.json();
    return typeof tidings === 'object' && tidings !== null ? tidings : {};
  } catch {
    return {};
  }
}

function call({ language = 'ko', about = 'sokdak', id, by, room, text = '' }: Tidings): Promise<void> {
  const texts = TEXTS[language];
  const look = { tag: about, renotify: true, icon: '/icon-192.png', badge: '/icon-192.png', lang: language };
  if (by === undefined || id === undefined) return self.registration.showNotification(texts.something, look);
  const title = room === undefined ? texts.whisper(by) : texts.said(by, room);
  const data: Goal = { room: room ?? `@${by}`, id };
  return self.registration.showNotification(title, { ...look, body: text || texts.files, data });
}

/** Into a page that is open, best the one that shows it; or else into a new one. */
async function lead(goal: Goal | null): Promise<void> {
  const path = goal ? pathOf(goal) : '/';
  const pages = (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).filter(isPage);
  const page = pages.find(({ url }) => new URL(url).pathname === path) ?? pages[0];
  if (!page) return void (await self.clients.openWindow(goal ? `${path}?m=${encodeURIComponent(goal.id)}` : path));
  if (goal) page.postMessage(goal);
  await page.focus();
}

function isPage({ url }: WindowClient): boolean {
  return /^\/(?:[rd]\/.*)?$/.test(new URL(url).pathname);
}

function pathOf({ room }: Goal): string {
  return `/${room.startsWith('@') ? 'd' : 'r'}/${encodeURIComponent(room.slice(1))}`;
}

/** The browser has dropped what was agreed upon. The page tells the server of the new one when it is next opened. */
async function renew(event: Event): Promise<void> {
  const { oldSubscription = null } = event as { oldSubscription?: PushSubscription | null };
  if (!oldSubscription) return;
  const { applicationServerKey } = oldSubscription.options;
  await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}
