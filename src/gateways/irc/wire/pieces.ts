const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

const bytesOf = (text: string): number => Buffer.byteLength(text);

/**
 * The text in pieces of at most `limit` bytes of UTF-8, cut between letters as people see them. A pile of marks that
 * is longer than that alone is cut between its code points. The pieces together are the text.
 */
export function piecesOf(text: string, limit: number): readonly string[] {
  if (bytesOf(text) <= limit) return [text];
  const letters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  return gathered(
    letters.flatMap((letter) => (bytesOf(letter) > limit ? [...letter] : [letter])),
    limit,
  );
}

function gathered(letters: readonly string[], limit: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let room = limit;
  for (const letter of letters) {
    const bytes = bytesOf(letter);
    if (bytes > room) {
      pieces.push(piece);
      piece = '';
      room = limit;
    }
    piece += letter;
    room -= bytes;
  }
  return [...pieces, piece];
}

/** Words with spaces between, on as many lines of at most `limit` bytes as they need; one empty line for none. */
export function piecesOfWords(words: readonly string[], limit: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && bytesOf(line) + 1 + bytesOf(word) > limit) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}
