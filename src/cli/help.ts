import { type Language, named, type SettingName, settings } from '../config.ts';
import { TASKS } from './admin/tasks.ts';
import { type AdminCommand, adminTexts } from './admin/texts.ts';
import { REPLACE } from './given-file.ts';
import { TALK_FLAGS } from './talk/flags.ts';
import { texts } from './texts.ts';
import { padTo, wrap } from './width.ts';

const COLUMNS = 80;
const COLUMN = 26;

/** Every flag with what it does, for `--help`. Its default stands where the value goes. */
export function flagsHelp(language: Language): string {
  const flags = Object.keys(settings).map((key) =>
    entry(flagOf(key as SettingName), settings[key as SettingName].says[language]),
  );
  const configFile = entry('--config sokdak.toml', texts[language].configFlag);
  return ['', texts[language].settings, ...flags, configFile].join('\n');
}

/** What `sokdak talk` can be told. */
export function talkHelp(language: Language): string {
  const flags = [...TALK_FLAGS].map(([name, { value, says }]) =>
    entry(value ? `--${name} ${value[language]}` : `--${name}`, says[language]),
  );
  return ['', texts[language].settings, ...flags].join('\n');
}

/** What `sokdak admin` does, and what it can be told. */
export function adminHelp(language: Language): string {
  const { commands, says, flags } = adminTexts[language];
  const tasks = Object.entries(TASKS).map(([name, { usage }]) => long(usage, says[name as AdminCommand]));
  const own = [
    entry('--json', flags.json),
    entry('--reason TEXT', flags.reason),
    entry('--for 1d', flags.for),
    entry('--from N', flags.from),
    entry('--usual', flags.usual),
  ];
  return ['', commands, ...tasks, '', texts[language].settings, ...own, dataEntry(language)].join('\n');
}

/** What matters to the commands about data. */
export function dataHelp(language: Language): string {
  return ['', texts[language].settings, dataEntry(language)].join('\n');
}

function dataEntry(language: Language): string {
  return entry(flagOf('data'), settings.data.says[language]);
}

export function restoreHelp(language: Language): string {
  return [dataHelp(language), entry(REPLACE, texts[language].replaceFlag)].join('\n');
}

function flagOf(name: SettingName): string {
  const { kind, default: usual } = settings[name];
  if ('onlyFlag' in settings[name]) return named(name).flag;
  const write: (value: never) => string = kind.write;
  return `${named(name).flag} ${usual === null ? '…' : write(usual as never) || '…'}`;
}

function entry(flag: string, says: string): string {
  const [first = '', ...rest] = wrap(COLUMNS - COLUMN, says);
  return [padTo(COLUMN, `  ${flag}`) + first, ...rest.map((line) => ' '.repeat(COLUMN) + line)].join('\n');
}

/** An entry whose name may be longer than the column. */
function long(name: string, says: string): string {
  return name.length + 2 < COLUMN ? entry(name, says) : `  ${name}\n${' '.repeat(COLUMN)}${says}`;
}
