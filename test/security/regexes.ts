import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface Regex {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that is written in src, from the syntax trees. */
export function regexesIn(folder: string): readonly Regex[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const code = files.filter((name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$|^client\/testing\//.test(name));
  return code.flatMap((name) => regexesOf(join(folder, name)));
}

function regexesOf(file: string): readonly Regex[] {
  const text = readFileSync(file, 'utf8');
  const script = file.endsWith('.svelte') ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '') : text;
  const tree = ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true);
  const found: Regex[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ at: `${file}:${line}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
