/**
 * Makes src/web/emoji/data anew from emojibase-data, which is needed for nothing else:
 * `npm install --no-save emojibase-data@17.0.0 && npx tsx scripts/emoji.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Given {
  readonly hexcode: string;
  readonly label: string;
  readonly emoji: string;
  /** Of Unicode's emoji, where it came first. */
  readonly version: number;
  readonly group?: number;
  readonly order?: number;
  readonly tags?: readonly string[];
  readonly skins?: readonly { readonly emoji: string }[];
}

type Codes = Readonly<Record<string, string | readonly string[]>>;

const FOLDER = fileURLToPath(new URL('../src/web/emoji/data/', import.meta.url));
const PACKAGE = dirname(createRequire(import.meta.url).resolve('emojibase-data/package.json'));
/** Skin tones and parts of hair: no emoji of their own. */
const COMPONENTS = 2;
/** Older phones and computers show newer ones as boxes. */
const NEWEST = 15;
/** Of each emoji, in each language. */
const MOST_WORDS = 8;
/** Whole sentences nobody types. */
const MOST_SPACES = 1;
const MEDIUM = '\u{1F3FD}';
const COLOURED = '\uFE0F';

/** What people write who know no names by heart. */
const KOREAN: Codes = {
  '😄': '웃음',
  '😊': '미소',
  '😂': ['웃겨', '빵터짐'],
  '😢': ['눈물', '슬퍼'],
  '😭': ['엉엉', '울음'],
  '😡': ['화나', '분노'],
  '😮': '놀람',
  '😅': '머쓱',
  '🥰': '사랑해',
  '👍': ['좋아요', '최고', '따봉'],
  '👎': '싫어요',
  '👏': '박수',
  '👌': '오케이',
  '🙏': ['감사', '부탁'],
  '🙇': ['꾸벅', '죄송'],
  '💪': ['파이팅', '화이팅'],
  '👋': ['안녕', '인사'],
  '❤️': '하트',
  '🎉': ['축하', '짝짝'],
  '🔥': '불',
  '💯': '백점',
  '✅': ['확인', '완료'],
  '👀': '눈',
};

const { version } = read<{ version: string }>('package.json');
const notice = `/*
Made by scripts/emoji.ts from emojibase-data ${version}, whose names and words are those of Unicode's CLDR.

${readFileSync(join(PACKAGE, 'LICENSE'), 'utf8').trim()}
*/
`;

const all = read<readonly Given[]>('en/data.json')
  .filter(({ group, version: since }) => group !== undefined && group !== COMPONENTS && since <= NEWEST)
  .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));

const groups = [...new Set(all.map(({ group }) => group))].sort((a = 0, b = 0) => a - b);
const lists = groups.map((group) =>
  all
    .filter((one) => one.group === group)
    .map(signOf)
    .join(' '),
);
write(
  'list',
  `/** Group by group; with \`!\` what bears a skin tone. */\nexport const GROUPS = ${JSON.stringify(lists, null, 2)};\n`,
);

for (const language of ['ko', 'en'] as const) {
  const known = new Map(read<readonly Given[]>(`${language}/data.json`).map((one) => [one.hexcode, one]));
  const codes = language === 'en' ? read<Codes>('en/shortcodes/github.json') : KOREAN;
  const ordered = groups.flatMap((group) => all.filter((one) => one.group === group));
  const lines = ordered.map((one) =>
    lineOf(
      known.get(one.hexcode),
      [codes[language === 'en' ? one.hexcode : signOf(one).replace(/!$/, '')] ?? []].flat(),
    ),
  );
  write(
    language,
    `/** In the order of the list: the name, words by which it is found, and codes. */\nexport const WORDS = \`${lines.join('\n')}\`;\n`,
  );
}

function signOf({ emoji, skins = [] }: Given): string {
  const sign = asUnicodeHasIt(emoji);
  const [first = ''] = sign;
  const toned = first + MEDIUM + sign.slice(first.length).replace(new RegExp(`^${COLOURED}`), '');
  return sign + (skins.some((skin) => asUnicodeHasIt(skin.emoji) === toned) ? '!' : '');
}

/** Some bear a sign behind them that asks for colour, though they have no other looks. */
function asUnicodeHasIt(emoji: string): string {
  const found = [emoji, emoji.replaceAll(COLOURED, '')].find((sign) => /^\p{RGI_Emoji}$/v.test(sign));
  if (found === undefined) throw new Error(`${emoji} is no emoji`);
  return found;
}

function lineOf(given: Given | undefined, codes: readonly string[]): string {
  if (!given) throw new Error('an emoji has no name');
  const { label, tags = [] } = given;
  const name = label.normalize('NFC').replaceAll(/[|`\\$]/g, '');
  const said = new Set(name.toLowerCase().split(/[\s:,]+/));
  const words = tags
    .filter((tag) => tag.split(' ').length <= MOST_SPACES + 1)
    .map((tag) => tag.normalize('NFC').toLowerCase().replaceAll(' ', '_'))
    .filter((tag) => !said.has(tag));
  const found = words.filter((word) => !codes.includes(word) && !/[|`\\$]/.test(word)).slice(0, MOST_WORDS);
  return [name, found.join(' '), codes.join(' ')].join('|').replace(/\|+$/, '');
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(join(PACKAGE, path), 'utf8'));
}

function write(name: string, body: string): void {
  writeFileSync(join(FOLDER, `${name}.generated.ts`), notice + body);
}
