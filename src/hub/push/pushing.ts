import type { Entry } from '../../core/entry.ts';
import { levelsIn } from '../../core/level.ts';
import { PUSH_PACE, PUSH_REST_MS } from '../../core/limits.ts';
import { hasAccount } from '../account.ts';
import { levelsNote } from '../commands/level.ts';
import type { Hub } from '../hub.ts';
import type { News } from '../mailbox.ts';
import type { Push, Pusher } from '../ports/pusher.ts';
import type { Away, Presence } from '../presence.ts';
import type { Room } from '../room.ts';
import { type Call, callOf, tidingsOf } from './call.ts';
import { devicesFor, isWanted, standingOf } from './reached.ts';
import { Sending } from './sending.ts';
import { type Device, Subscriptions } from './subscriptions.ts';
import { Unheard } from './unheard.ts';

/** No moment: until he comes again. */
const EVER = Number.MAX_SAFE_INTEGER;

/** Calls those who are not here in their browsers, when all who are here were told (SPEC S20 to S22). */
export class Pushing {
  readonly subscriptions: Subscriptions;
  readonly #hub: Hub;
  readonly #pusher: Pusher;
  readonly #sending: Sending;
  readonly #unheard: Unheard;
  /** Who is not called about a log for a moment, and for what he is to be called then. */
  readonly #resting = new Map<string, { next: Call | null }>();

  constructor(hub: Hub, pusher: Pusher) {
    this.#hub = hub;
    this.#pusher = pusher;
    this.#sending = new Sending(pusher, hub.clock);
    this.#unheard = new Unheard(hub.clock);
    this.subscriptions = new Subscriptions(hub.store.notes, hub.report);
  }

  async load(): Promise<void> {
    const { holders, people } = this.#hub;
    await this.subscriptions.load((person) => {
      const holder = holders.withId(person);
      return holder !== null && hasAccount(holder);
    });
    people.comings.hear(({ who, here }) => here && this.subscriptions.busy(who.id, undefined));
  }

  /** By which browsers know this server; null where it sends nothing. */
  async key(): Promise<string | null> {
    return this.#hub.settings.push ? this.#pusher.key() : null;
  }

  takes(device: Device): Promise<boolean> {
    return this.#pusher.takes(device);
  }

  /** What was told in a room. */
  heardIn(room: Room, news: readonly News[]): void {
    if (this.subscriptions.none) return;
    for (const { entry } of news) {
      const { event } = entry;
      if (event.on === 'kicked' || event.on === 'banned') this.subscriptions.left(event.who.id, room.log);
      else if (event.on === 'said') this.#hub.clock.soon(() => this.#callInto(room, entry));
    }
  }

  /** What was told to two. */
  heardBetween(news: readonly News[]): void {
    if (this.subscriptions.none) return;
    for (const { entry } of news) {
      const { event } = entry;
      if (event.on === 'whispered') this.#hub.clock.soon(() => this.#call(event.to.id, callOf(entry)));
    }
  }

  /** A session of his is lost, which heard nothing any more for so long. */
  lost({ id }: Presence, silentMs: number): void {
    for (const call of this.#unheard.take(id, silentMs)) this.#call(id, call);
  }

  /** He has left every room, and was so until then. */
  departed({ id }: Presence, away: Away | null): void {
    if (away?.busy) this.subscriptions.busy(id, away.until ?? EVER);
  }

  /** Nothing is sent any more. */
  end(): void {
    this.#sending.end();
  }

  #callInto({ log }: Room, entry: Entry): void {
    const call = callOf(entry);
    for (const { person } of this.subscriptions.inRoom(log)) this.#call(person, call);
  }

  /** At once, or for the last of several when he was not called about that for a moment. */
  #call(person: string, call: Call | null): void {
    const subscriber = this.subscriptions.of(person);
    if (!call || !subscriber || !isWanted(this.#hub, subscriber, call)) return;
    const standing = standingOf(this.#hub, subscriber);
    if (standing === 'there') this.#unheard.put(person, call);
    if (standing === 'there' || standing === 'not to be disturbed') return;
    if (devicesFor(this.#hub, subscriber, call).length === 0) return;
    const rest = this.#resting.get(`${person} ${call.log}`);
    if (rest) rest.next = call;
    else if (standing === 'may come back') this.#rest(person, call.log, { ms: this.#hub.settings.graceMs, next: call });
    else this.#send(person, call);
  }

  #rest(person: string, log: string, { ms, next }: { readonly ms: number; readonly next: Call | null }): void {
    const key = `${person} ${log}`;
    this.#resting.set(key, { next });
    this.#hub.clock.after(ms, () => {
      const rested = this.#resting.get(key);
      this.#resting.delete(key);
      this.#call(person, rested?.next ?? null);
    });
  }

  #send(person: string, call: Call): void {
    const subscriber = this.subscriptions.of(person);
    if (!subscriber || this.#hub.paces.count(`call ${person}`, PUSH_PACE) > 0) return;
    this.#rest(person, call.log, { ms: PUSH_REST_MS, next: null });
    for (const { endpoint } of devicesFor(this.#hub, subscriber, call)) {
      this.#sending.put({
        push: () => this.#push(person, endpoint, call.id),
        ended: (is) => {
          if (is === 'gone') void this.subscriptions.drop(person, endpoint).catch(() => {});
          else this.#hub.report('warn', 'a push service refused what was for a browser');
        },
      });
    }
  }

  /** As things are now: he may be back, the browser logged out, the message deleted. */
  async #push(person: string, endpoint: string, message: string): Promise<Push | null> {
    const { store } = this.#hub;
    const [entry] = await store.logs.find([message]);
    const call = entry ? callOf(entry) : null;
    if (!call || (!call.whisper && (await this.#isSilent(person, call.log)))) return null;
    const subscriber = this.subscriptions.of(person);
    if (!subscriber || standingOf(this.#hub, subscriber) !== 'away') return null;
    const device = devicesFor(this.#hub, subscriber, call).find((one) => one.endpoint === endpoint);
    if (!device) return null;
    if ((await store.people.byToken(device.login))?.id !== person) {
      await this.subscriptions.drop(person, endpoint);
      return null;
    }
    const { page: by = null } = device;
    return { to: device, text: tidingsOf(call, device), about: call.log, urgent: true, by };
  }

  /** A room of which he wants to hear nothing (SPEC S19). */
  async #isSilent(person: string, log: string): Promise<boolean> {
    const { people, store } = this.#hub;
    const levels = people.withId(person)?.levels ?? levelsIn(await store.notes.get(levelsNote(person)));
    return levels.get(log) === 'none';
  }
}
