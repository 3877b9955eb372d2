/** What stands on the line behind `sokdak admin`, apart from settings of the server. */
export interface Words {
  readonly command: string | undefined;
  readonly given: readonly string[];
  readonly reason: string;
  /** In seconds; null for good. */
  readonly seconds: number | null;
  readonly from: number;
  readonly usual: boolean;
  /** What the settings are read from. */
  readonly rest: readonly string[];
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const ALONE = new Set(['--json', '--usual']);
const OWN = ['reason', 'for', 'from'] as const;

/** Null where a flag of its own has no value, or none that it could mean. */
export function wordsIn(argv: readonly string[]): Words | null {
  const given: string[] = [];
  const rest: string[] = [];
  const own = new Map<string, string>();
  const words = argv.values();
  for (const word of words) {
    if (!word.startsWith('--')) given.push(word);
    else if (word === '--usual') own.set('usual', '');
    else if (ALONE.has(word) || word.includes('=')) rest.push(word);
    else {
      const { value = '' } = words.next();
      const name = OWN.find((one) => word === `--${one}`);
      if (name) own.set(name, value);
      else rest.push(word, value);
    }
  }
  const seconds = secondsIn(own.get('for'));
  const from = Number(own.get('from') ?? 0);
  if (seconds === undefined || !Number.isSafeInteger(from)) return null;
  const [command, ...others] = given;
  return { command, given: others, reason: own.get('reason') ?? '', seconds, from, usual: own.has('usual'), rest };
}

function secondsIn(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  const [, count = '', unit = ''] = /^(\d{1,8})([smhd])$/.exec(text) ?? [];
  const seconds = Number(count) * (UNITS[unit] ?? 0);
  return seconds > 0 ? seconds : undefined;
}
