/** Says that what is there already may be put aside. */
export const REPLACE = '--replace';

/** What the words of a command say of its file. */
export interface GivenFile {
  readonly file: string;
  readonly replace: boolean;
  /** The settings that stand beside it. */
  readonly rest: readonly string[];
}

/** The file is the first word, or else the last; null when neither can be one. */
export function fileIn(argv: readonly string[]): GivenFile | null {
  const words = argv.filter((word) => word !== REPLACE);
  const at = words[0]?.startsWith('--') ? words.length - 1 : 0;
  const file = words[at];
  if (file === undefined || file.startsWith('--')) return null;
  return { file, replace: words.length < argv.length, rest: words.filter((_, index) => index !== at) };
}
