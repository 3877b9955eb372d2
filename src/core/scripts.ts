/** Scripts that people write beside Latin: those that UAX 31 recommends, without Cyrillic and Greek, the look-alikes. */
const BESIDE_LATIN =
  'Arab Armn Beng Bopo Deva Ethi Geor Gujr Guru Hang Hani Hebr Hira Kana Khmr Knda Laoo Mlym Mymr Orya Sinh Taml Telu Thaa Thai Tibt';

const COMPANIES = [
  'Latn Hang Hani',
  'Latn Hani Hira Kana',
  'Latn Hani Bopo',
  'Cyrl',
  'Grek',
  ...BESIDE_LATIN.split(' ').map((script) => `Latn ${script}`),
];

const among = (scripts: string): string =>
  scripts
    .split(' ')
    .map((script) => `\\p{scx=${script}}`)
    .join('');

const KNOWN = `${among(BESIDE_LATIN)}${among('Latn Cyrl Grek')}`;
const SHARED = '\\p{sc=Zyyy}\\p{sc=Zinh}';

/** Each pattern: a name of one company of scripts. The last: of scripts that are rare, taken as one. */
const KEEPS_COMPANY = [
  ...COMPANIES.map((scripts) => new RegExp(`^[${SHARED}${among(scripts)}]*$`, 'v')),
  new RegExp(`^[${SHARED}[^${KNOWN}]]*$`, 'v'),
];

/**
 * Whether `name` mixes scripts that are not written together: UTS 39 section 5.2, "moderately restrictive".
 * Wide and ornamental letters count as the letters that they are drawn after (𝐀 is Latin).
 */
export function mixesScripts(name: string): boolean {
  const plain = name.normalize('NFKC');
  return !KEEPS_COMPANY.some((pattern) => pattern.test(plain));
}
