import { named, type SettingName, settings } from '../../src/config.ts';

/** Every setting, for the operator. */
export function configurationPage(): string {
  const names = Object.keys(settings) as SettingName[];
  return [
    '# Configuration · 설정',
    '',
    'Made by `npm run docs` from `src/config/settings.ts`; `sokdak config` prints the same with the values in force.',
    'A flag wins over the environment, the environment over `sokdak.toml`, the file over the default.',
    '',
    '| flag | environment | `sokdak.toml` | default | what it does |',
    '| --- | --- | --- | --- | --- |',
    ...names.map(row),
    '',
  ].join('\n');
}

function row(key: SettingName): string {
  const setting = settings[key];
  const { name, flag, env } = named(key);
  const elsewhere = 'onlyFlag' in setting ? ' | ' : `\`${env}\` | \`${name}\``;
  return `| \`${flag}\` | ${elsewhere} | ${usual(setting.default)} | ${setting.says.en}<br>${setting.says.ko} |`;
}

function usual(value: unknown): string {
  if (typeof value === 'boolean') return value ? '`on`' : '`off`';
  const text = value === null ? '' : String(value);
  return text === '' ? '' : `\`${text}\``;
}
