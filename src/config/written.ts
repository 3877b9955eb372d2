import type { Sentence } from './language.ts';
import { named, type SettingName, settings } from './settings.ts';

/** What stands in one place for one setting, not yet read. `source` is where, as a person would look for it. */
export interface Written {
  readonly text: string;
  readonly source: string;
}

export type WrittenSettings = ReadonlyMap<SettingName, Written>;

/** The operator's mistake, in one sentence for him. Thrown within config only: `loadConfig` answers with it. */
export class Mistake extends Error {
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(sentence.en);
    this.sentence = sentence;
  }
}

export const SETTING_NAMES = Object.keys(settings) as readonly SettingName[];

export const isOnlyFlag = (key: SettingName): boolean => 'onlyFlag' in settings[key];

/** Empty counts as unset: `SOKDAK_PASSWORD= sokdak` asks for no password, as compose files expect. */
export function writtenInEnvironment(env: NodeJS.ProcessEnv): WrittenSettings {
  const written = new Map<SettingName, Written>();
  for (const key of SETTING_NAMES.filter((name) => !isOnlyFlag(name))) {
    const text = env[named(key).env];
    if (text) written.set(key, { text, source: named(key).env });
  }
  return written;
}
