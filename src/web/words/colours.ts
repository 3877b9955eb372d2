/** What a part of some code is, as far as colours tell it. */
export interface Coloured {
  readonly is: 'comment' | 'string' | 'number' | 'keyword' | 'plain';
  readonly text: string;
}

const PARTS =
  /(?<comment>\/\/.*|\/\*[\s\S]*?(?:\*\/|$)|(?<![\w$])#(?![\da-f]{3,8}\b).*|(?<=^|\s)--.*|<!--[\s\S]*?(?:-->|$))|(?<string>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\.|[^`\\])*`?)|(?<number>\b\d[\w.]*)|(?<word>[\p{L}_$][\p{L}\p{N}_$]*)/gmu;

/** Words that many languages set apart. */
const KEYWORDS = new Set(
  `abstract and as assert async await bool boolean break case catch char class const constexpr continue def default
  defer del delete do double elif else end enum except export extends extern false final finally float fn for foreach
  from func function global go goto if impl implements import in instanceof int interface is lambda let long loop match
  mod module move mut namespace new nil None nonlocal not null nullptr of or override package pass private protected
  pub public raise readonly record ref return self Self select short signed sizeof static string struct super switch
  template then this throw throws trait true True False try type typedef typeof union unsafe unsigned use using val var
  virtual void volatile when where while with yield SELECT FROM WHERE INSERT INTO UPDATE SET DELETE CREATE TABLE JOIN ON
  GROUP ORDER BY AND OR NOT NULL VALUES LIMIT AS echo export local fi done esac`.split(/\s+/u),
);

/** Code in parts, in order; together they are the code again. It knows no language, only what most have in common. */
export function coloured(code: string): readonly Coloured[] {
  const parts: Coloured[] = [];
  let from = 0;
  for (const { 0: text, index, groups = {} } of code.matchAll(PARTS)) {
    const is = kindOf(groups, text);
    if (is === 'plain') continue;
    if (index > from) parts.push({ is: 'plain', text: code.slice(from, index) });
    parts.push({ is, text });
    from = index + text.length;
  }
  if (from < code.length) parts.push({ is: 'plain', text: code.slice(from) });
  return parts;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>, text: string): Coloured['is'] {
  if (groups.comment !== undefined) return 'comment';
  if (groups.string !== undefined) return 'string';
  if (groups.number !== undefined) return 'number';
  return KEYWORDS.has(text) ? 'keyword' : 'plain';
}
