import { type Config, LINKED, named, type SettingName, settings } from '../config.ts';
import type { Refusal } from '../core/refusal.ts';
import type { LiveSetting, SettingSource } from '../hub/ports/operating.ts';
import type { NoteStore } from '../hub/ports/store.ts';
import type { Report } from '../hub/ports/world.ts';

/** What holds anew as soon as it is changed. All other settings are read once, at the start. */
const LIVE = [
  ...(['serverName', 'url', 'room', 'language'] as const),
  ...(['password', 'invite', 'question', 'answer', 'work'] as const),
  ...(['connections', 'perAddress', 'limits', 'grace'] as const),
  ...(['fileSize', 'filesPerPerson', 'filesInAll', 'linkPreviews', 'push', 'logLevel'] as const),
] satisfies readonly SettingName[];

const NOTE = 'settings';

/** Empty for none, where a setting may be none. */
const NONE = '';

type Written = Readonly<Record<string, string>>;

/**
 * The settings as they are now: as they were written at the start, and over them what was changed since the database
 * began, which outlives a restart (docs/decisions/0030).
 */
export class LiveSettings implements SettingSource {
  readonly #start: Config;
  readonly #notes: NoteStore;
  #changed: Written;
  #config: Config;
  #hear: (config: Config) => Promise<void> = async () => {};

  static async open(start: Config, notes: NoteStore, report: Report): Promise<LiveSettings> {
    const kept = Object.entries(JSON.parse((await notes.get(NOTE)) ?? '{}') as Written);
    const good = kept.filter(([name, written]) => faultOf(name, written) === null);
    for (const [setting] of kept) report('info', 'a setting was changed while the server ran, and holds', { setting });
    return new LiveSettings(start, notes, Object.fromEntries(good));
  }

  private constructor(start: Config, notes: NoteStore, changed: Written) {
    this.#start = start;
    this.#notes = notes;
    this.#changed = changed;
    this.#config = over(start, changed);
  }

  get config(): Config {
    return this.#config;
  }

  /** `hear` puts into practice what was changed; until it is done, the change is not. */
  onChange(hear: (config: Config) => Promise<void>): void {
    this.#hear = hear;
  }

  list(): readonly LiveSetting[] {
    return LIVE.map((key) => {
      const { kind, says, secret } = { secret: undefined, ...settings[key] };
      const { name } = named(key);
      const [value, usual] = [written(key, this.#config), written(key, this.#start)];
      return {
        ...{ name, says, right: kind.right, changed: Object.hasOwn(this.#changed, name) },
        ...(secret ? { secret: true as const, isSet: value !== NONE } : { value, usual }),
        ...('choices' in kind && { choices: kind.choices }),
      };
    });
  }

  async set(values: Readonly<Record<string, string | null>>): Promise<Refusal | null> {
    const changed = new Map(Object.entries(this.#changed));
    for (const [name, text] of Object.entries(values)) {
      const fault = faultOf(name, text);
      if (fault) return fault;
      if (text === null) changed.delete(name);
      else changed.set(name, text);
    }
    const now: Written = Object.fromEntries(changed);
    const config = over(this.#start, now);
    const alone = LINKED.find(([one, other]) => (config[one] === null) !== (config[other] === null));
    if (alone) return loneliness(alone, config);
    await this.#notes.put(NOTE, JSON.stringify(now));
    this.#changed = now;
    this.#config = config;
    await this.#hear(config);
    return null;
  }
}

/** Why that cannot be; null when it can. A text of null takes the change back. */
function faultOf(name: string, text: string | null): Refusal | null {
  const key = keyOf(name);
  if (!key) return { code: 'no_such_setting', setting: name.slice(0, 64) };
  if (text === null || isNone(key, text) || settings[key].kind.read(text) !== undefined) return null;
  return { code: 'bad_setting', setting: name, right: settings[key].kind.right };
}

function keyOf(name: string): (typeof LIVE)[number] | undefined {
  return LIVE.find((key) => named(key).name === name);
}

function isNone(key: SettingName, text: string): boolean {
  return text === NONE && settings[key].default === null;
}

/** The settings as they are with what was changed, all of which is good. */
function over(start: Config, changed: Written): Config {
  const values = Object.entries(changed).map(([name, text]) => {
    const key = keyOf(name) ?? 'language';
    return [key, isNone(key, text) ? null : settings[key].kind.read(text)];
  });
  // Each kind read its own type; fromEntries can't carry that.
  return { ...start, ...Object.fromEntries(values) } as Config;
}

/** A value as it would be written. */
function written(key: SettingName, config: Config): string {
  const write: (value: never) => string = settings[key].kind.write;
  return config[key] === null ? NONE : write(config[key] as never);
}

/** One of the two means nothing without the other. */
function loneliness([one, other]: (typeof LINKED)[number], config: Config): Refusal {
  const missing = named(config[one] === null ? one : other).name;
  const right = {
    ko: `${named(one).name}와 ${named(other).name}를 함께 정한 것`,
    en: `set together with ${named(one).name}`,
  };
  return { code: 'bad_setting', setting: missing, right };
}
