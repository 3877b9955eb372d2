import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, TomlError, type TomlTable, type TomlValue } from 'smol-toml';
import { named, type SettingName } from './settings.ts';
import { isOnlyFlag, Mistake, SETTING_NAMES, type Written, type WrittenSettings } from './written.ts';

const USUAL_NAME = 'sokdak.toml';

/** What stands in the file. Without a name it is sokdak.toml in `cwd`, which need not exist. */
export function writtenInFile({ cwd, name }: { cwd: string; name: string | null }): WrittenSettings {
  const file = name ?? USUAL_NAME;
  const content = read(resolve(cwd, file), { file, required: name !== null });
  const entries = Object.entries(parsed(content, file));
  return new Map(entries.map(([key, value]) => [settingOf(key, file), asText({ key, value, file })]));
}

function read(path: string, { file, required }: { file: string; required: boolean }): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (why === 'ENOENT' && !required) return '';
    throw new Mistake({
      ko: `설정 파일을 읽을 수 없습니다: ${file} (${why})`,
      en: `The settings file can't be read: ${file} (${why})`,
    });
  }
}

function parsed(content: string, file: string): TomlTable {
  try {
    return parse(content);
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    throw new Mistake({
      ko: `${file} ${line}번째 줄이 TOML 문법에 맞지 않습니다.`,
      en: `${file} is not valid TOML at line ${line}.`,
    });
  }
}

function settingOf(key: string, file: string): SettingName {
  const setting = SETTING_NAMES.find((name) => named(name).name === key && !isOnlyFlag(name));
  if (setting) return setting;
  throw new Mistake({
    ko: `${file}에 모르는 설정이 있습니다: '${key}'. sokdak config를 보세요.`,
    en: `'${key}' in ${file} is no setting; see sokdak config.`,
  });
}

/** TOML has numbers, booleans and lists of its own; all are read as the flag of the same setting would be. */
function asText({ key, value, file }: { key: string; value: TomlValue; file: string }): Written {
  const plain = Array.isArray(value) ? value.join(',') : value;
  if (['string', 'number', 'boolean'].includes(typeof plain)) return { text: String(plain), source: file };
  throw new Mistake({
    ko: `${file}의 '${key}'에는 값 하나 또는 목록만 적을 수 있습니다.`,
    en: `'${key}' in ${file} takes one value or a list.`,
  });
}
