import { readFileSync } from 'node:fs';

/** The blocks of code in a page of docs, of one language, as they stand there but for the server's address. */
export function blocksOf(page: string, language: string, url: string): readonly string[] {
  const text = readFileSync(page, 'utf8');
  const blocks = [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))];
  const { host } = new URL(url);
  return blocks.map(([, block = '']) => block.replaceAll('localhost:8000', host));
}

/** The one block that holds these words. */
export function blockWith(words: string, blocks: readonly string[]): string {
  const found = blocks.filter((block) => block.includes(words));
  if (found.length !== 1) throw new Error(`${found.length} blocks have ${words}`);
  return found[0] ?? '';
}
