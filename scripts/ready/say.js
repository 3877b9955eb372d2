const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';

/** The one of two sentences that the person's locale asks for. */
export function inTheirLanguage({ ko, en }) {
  return locale.startsWith('ko') ? ko : en;
}

/** One line of progress. Standard output stays the server's own. */
export function say(sentences) {
  process.stderr.write(`${inTheirLanguage(sentences)}\n`);
}
