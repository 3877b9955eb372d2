import { type Config, type Language, type LoadedConfig, named, type SettingName, settings } from '../config.ts';
import { texts } from './texts.ts';
import { wrap } from './width.ts';

/**
 * Every setting as a sokdak.toml that could be kept: what was asked for is set, what is default stands as a comment,
 * and a password is not shown.
 */
export function printedConfig({ config, sources, language }: LoadedConfig): string {
  const paragraphs = Object.keys(settings).map((key) => {
    const name = key as SettingName;
    return paragraph({ name, value: config[name], source: sources.get(name), language });
  });
  return `${paragraphs.join('\n\n')}\n`;
}

interface Printed {
  readonly name: SettingName;
  readonly value: Config[SettingName];
  readonly source: string | undefined;
  readonly language: Language;
}

function paragraph(printed: Printed): string {
  const { says } = settings[printed.name];
  const comments = [...wrap(78, says[printed.language]), origin(printed)];
  return [...comments.map((line) => `# ${line}`), assignment(printed)].join('\n');
}

function origin({ name, language }: Printed): string {
  const { flag, env } = named(name);
  const setting = settings[name];
  const usual = `${texts[language].usual} ${setting.default === null ? texts[language].none : toml(setting.default)}`;
  return 'onlyFlag' in setting ? `${flag} · ${usual}` : `${flag} · ${env} · ${usual}`;
}

function assignment({ name, value, source, language }: Printed): string {
  const where = source ?? texts[language].usual;
  const isSecret = 'secret' in settings[name] && value !== null;
  const shown = isSecret ? `(${texts[language].secretSet})` : toml(value);
  const keepable = source !== undefined && !isSecret && !('onlyFlag' in settings[name]);
  return `${keepable ? '' : '# '}${named(name).name} = ${shown}  # ${where}`;
}

/** JSON's strings, numbers, booleans and lists of strings are TOML too. */
function toml(value: unknown): string {
  return value === null ? '""' : JSON.stringify(value).replaceAll('","', '", "');
}
