import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './ready/root.js';

/** What the first load may cost, in bytes of gzipped JavaScript. */
const LIMIT = 40 * 1024;

const manifest = JSON.parse(read('dist/web-manifest.json'));
const files = new Set([...inDocument(), ...staticImports(entryKey())]);
const sizes = [...files].map((file) => ({ file, bytes: gzipSync(read(`dist/web/${file}`), { level: 9 }).length }));
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
console.log(`first load: ${kilobytes(total)} of ${kilobytes(LIMIT)} gzip, in ${sizes.length} file(s)`);
if (total > LIMIT || sizes.length === 0) {
  for (const { file, bytes } of sizes) console.log(`  ${kilobytes(bytes)}  ${file}`);
  process.exitCode = 1;
}

/** Scripts and module preloads that the document itself names. */
function inDocument() {
  const document = read('dist/web/index.html').toString();
  return [...document.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, file]) => file);
}

function entryKey() {
  return Object.keys(manifest).find((key) => manifest[key].isEntry);
}

/** The file of a manifest entry and all that it imports before it can run. */
function staticImports(key, seen = new Set()) {
  const { file, imports = [] } = manifest[key];
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const imported of imports) staticImports(imported, seen);
  return seen;
}

function read(path) {
  return readFileSync(join(ROOT, path));
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
