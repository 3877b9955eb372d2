import { named, type SettingName } from './settings.ts';
import { isOnlyFlag, Mistake, SETTING_NAMES, type Written, type WrittenSettings } from './written.ts';

/** What stands on the command line: `--port 80`, `--port=80`, `--json`; the last one of a kind counts. */
export function writtenAsFlags(argv: readonly string[]): { written: WrittenSettings; configFile: string | null } {
  const written = new Map<SettingName, Written>();
  let configFile: string | null = null;
  const words = argv.values();
  for (const word of words) {
    const { flag, inline } = split(word);
    if (flag === '--config') configFile = inline ?? valueAfter(flag, words);
    else {
      const key = settingOf(flag);
      const text = inline ?? (isOnlyFlag(key) ? 'on' : valueAfter(flag, words));
      written.set(key, { text, source: flag });
    }
  }
  return { written, configFile };
}

function split(word: string) {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at < 0 ? { flag: word, inline: undefined } : { flag: word.slice(0, at), inline: word.slice(at + 1) };
}

function settingOf(flag: string): SettingName {
  const key = SETTING_NAMES.find((name) => named(name).flag === flag);
  if (key) return key;
  throw new Mistake({
    ko: `모르는 말입니다: '${flag}'. sokdak --help를 보세요.`,
    en: `'${flag}' means nothing here; see sokdak --help.`,
  });
}

function valueAfter(flag: string, words: Iterator<string>): string {
  const { value, done } = words.next();
  if (!done && !value.startsWith('--')) return value;
  throw new Mistake({ ko: `${flag} 뒤에 값이 필요합니다.`, en: `${flag} needs a value after it.` });
}
