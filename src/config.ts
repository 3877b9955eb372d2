import { writtenInFile } from './config/file.ts';
import { writtenAsFlags } from './config/flags.ts';
import { type Language, languageOf, type Sentence } from './config/language.ts';
import { named, type Setting, type SettingName, type Settings, settings } from './config/settings.ts';
import { Mistake, SETTING_NAMES, type Written, writtenInEnvironment } from './config/written.ts';

export type { Language, Sentence } from './config/language.ts';
export { named, type Setting, type SettingName, settings } from './config/settings.ts';

type ValueOf<S> = S extends Setting<infer Value> ? Value : never;

/**
 * All settings with their values. `host` null is every address, `password` null is none, `data` may be relative to
 * the working directory, `grace` is in seconds.
 */
export type Config = { readonly [Name in SettingName]: ValueOf<Settings[Name]> };

export interface LoadedConfig {
  readonly ok: true;
  readonly config: Config;
  /** The settings that someone asked for, by flag, environment or file. */
  readonly explicit: ReadonlySet<SettingName>;
  /** Where each of those was written, as a person would look for it: `--port`, `SOKDAK_PORT`, `sokdak.toml`. */
  readonly sources: ReadonlyMap<SettingName, string>;
  /** The operator's, by setting or else by locale. */
  readonly language: Language;
}

export interface RefusedConfig {
  readonly ok: false;
  readonly sentence: string;
}

export interface ConfigInput {
  /** The words after the command. */
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where sokdak.toml, or a relative `--config`, is looked for. */
  readonly cwd: string;
}

/** Of these two neither means anything without the other. */
export const LINKED = [
  ['ircTlsCert', 'ircTlsKey'],
  ['question', 'answer'],
  ['oidcIssuer', 'oidcClientId'],
] as const;

/** Flag before environment before file before default. A mistake is answered with one sentence in the operator's language. */
export function loadConfig(input: ConfigInput): LoadedConfig | RefusedConfig {
  try {
    return load(input);
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { ok: false, sentence: error.sentence[languageAsked(input)] };
  }
}

function load({ argv, env, cwd }: ConfigInput): LoadedConfig {
  const flags = writtenAsFlags(argv);
  const file = writtenInFile({ cwd, name: flags.configFile });
  const written = new Map([...file, ...writtenInEnvironment(env), ...flags.written]);
  const entries = SETTING_NAMES.map((key) => [key, readSetting(key, written.get(key))]);
  // Each kind read its own type; fromEntries can't carry that.
  const config = Object.fromEntries(entries) as Config;
  for (const [one, other] of LINKED) requirePair(config, one, other);
  return {
    ok: true,
    config,
    explicit: new Set(written.keys()),
    sources: new Map([...written].map(([key, { source }]) => [key, source])),
    language: config.language === 'auto' ? languageOf(env) : config.language,
  };
}

function readSetting(key: SettingName, written: Written | undefined): unknown {
  const { kind, default: usual } = settings[key];
  if (!written) return usual;
  const value = kind.read(written.text);
  if (value !== undefined) return value;
  throw new Mistake(wrongValue(key, written));
}

/** One of the two means nothing without the other. */
function requirePair(config: Config, one: SettingName, other: SettingName): void {
  if ((config[one] === null) === (config[other] === null)) return;
  const [set, missing] = config[one] === null ? [other, one] : [one, other];
  throw new Mistake({
    ko: `설정 ${named(set).name}에는 ${named(missing).name}도 있어야 합니다.`,
    en: `The setting ${named(set).name} needs ${named(missing).name} beside it.`,
  });
}

function wrongValue(key: SettingName, { text, source }: Written): Sentence {
  const { name } = named(key);
  const { right } = settings[key].kind;
  const shown = 'secret' in settings[key] ? '***' : text;
  return {
    ko: `설정 ${name}의 값이 '${shown}'인데(${source}), 쓸 수 있는 값은 ${right.ko}입니다.`,
    en: `The setting ${name} is '${shown}' (${source}); it must be ${right.en}.`,
  };
}

/** The operator's language before anything else is read: the word itself may stand beside a mistake, or beside --help. */
export function languageAsked({ argv, env }: Pick<ConfigInput, 'argv' | 'env'>): Language {
  const asked = argv.join(' ').match(/--language[= ](ko|en)(?: |$)/)?.[1] ?? env[named('language').env];
  return asked === 'ko' || asked === 'en' ? asked : languageOf(env);
}
