import { type Alert, alertIn, isQuiet } from '../../client/alerts.ts';
import type { Aim, Connection, Places } from '../../client/index.ts';
import type { Told } from '../../protocol/told.ts';
import { route } from '../frame/route.svelte.ts';
import type { Goal } from './goal.ts';
import { permission } from './permission.ts';
import { ring } from './sound.ts';
import { Tabs } from './tabs.ts';
import { wishes } from './wishes.svelte.ts';

/** As much as a desktop shows, in code points. */
const MOST = 160;

/** Calls somebody for what is said to him where he does not see it (UX 73). */
export class Alerts {
  readonly #connection: Connection;
  readonly #places: Places;
  readonly #jump: (to: Aim, room: string) => void;
  /** I do not want to be disturbed. */
  #busy = false;
  #told = false;
  readonly #tabs = new Tabs((room) => this.#isSeen(room));

  constructor(connection: Connection, places: Places, jump: (to: Aim, room: string) => void) {
    this.#connection = connection;
    this.#places = places;
    this.#jump = jump;
    // A click on what the worker of the page has shown, while this page is open.
    navigator.serviceWorker?.addEventListener('message', ({ data: { room, id } }: MessageEvent<Goal>) =>
      jump({ id }, room),
    );
  }

  /** The connection is here (again): so says how I am. What I want while no page is open the server is told once a page. */
  come(): void {
    this.#busy = this.#connection.me?.busy === true;
    if (this.#told || !wishes.now.closed) return;
    this.#told = true;
    void this.#renew();
  }

  /** I am nobody any more: nor is this browser to call whoever I was. */
  forget(): void {
    if (!wishes.now.closed) return;
    wishes.change({ closed: false });
    void import('./pushing.ts').then(({ callNoMore }) => callNoMore(null));
  }

  hear(told: Told): void {
    if (told.on === 'away' && told.who.id === this.#connection.me?.id) this.#busy = told.busy === true;
    if (this.#busy) return;
    if (!wishes.now.on || this.#isQuiet()) return;
    const alert = this.#alertIn(told);
    if (alert && !this.#connection.isApart(alert.by.id) && !this.#isSilent(alert)) void this.#call(alert);
  }

  /** Where there can be none any more, as for somebody else in this browser who has no account, the switch says so. */
  async #renew(): Promise<void> {
    const { callWhenClosed } = await import('./pushing.ts');
    const fault = await callWhenClosed(this.#connection);
    if (fault === 'closed_account' || permission() !== 'granted') wishes.change({ closed: false });
  }

  #alertIn(told: Told): Alert | null {
    const { me } = this.#connection;
    return me && alertIn(told, { me, words: wishes.words, home: undefined });
  }

  /** In a room of which one wants to hear nothing, only a whisper calls. */
  #isSilent({ room, whisper }: Alert): boolean {
    return !whisper && this.#places.all.some(({ name, level }) => name === room && level === 'none');
  }

  #isQuiet(): boolean {
    const { quiet } = wishes.now;
    return quiet !== null && isQuiet(quiet, new Date());
  }

  #isSeen(room: string): boolean {
    return document.visibilityState === 'visible' && room === (route.room ?? this.#connection.server?.room);
  }

  async #call(alert: Alert): Promise<void> {
    if (await this.#tabs.show(alert)) return;
    if (wishes.now.sound) ring();
    if (permission() === 'granted') await this.#notify(alert);
  }

  /** Under the message's id, so that several tabs call once. */
  async #notify({ id, room, by, text, whisper }: Alert): Promise<void> {
    const texts = (await import('../texts/later/later.ts')).later().alerts;
    const title = whisper ? texts.whisper(by.nickname) : texts.said(by.nickname, room);
    const body = [...(text || texts.files)].slice(0, MOST).join('');
    const look = { body, tag: id, icon: '/mark.svg', silent: true };
    try {
      const called = new Notification(title, look);
      called.onclick = () => {
        window.focus();
        called.close();
        this.#jump({ id }, room);
      };
    } catch {
      // Browsers of telephones leave this to the worker of the page, which leads back here.
      const worker = await navigator.serviceWorker?.getRegistration();
      await worker?.showNotification(title, { ...look, data: { room, id } satisfies Goal });
    }
  }
}
