import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './ready/root.js';

/** What the first screen may cost, and all that it takes until one can talk, in bytes of gzipped JavaScript. */
const LIMITS = { 'first load': 40 * 1024, 'until one talks': 50 * 1024 };
const PAGE = 'page';
const ROOM = 'room';
const TEXTS = ['texts/ko.ts', 'texts/en.ts'];

const manifest = JSON.parse(read('dist/web-manifest.json'));
const first = new Set([...inDocument(), ...staticImports(keyOf(PAGE)), largest(TEXTS)]);
weigh('first load', first);
weigh('until one talks', new Set([...first, ...staticImports(keyOf(ROOM))]));

function weigh(what, files) {
  const sizes = [...files].map((file) => ({ file, bytes: bytesOf(file) }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`${what}: ${kilobytes(total)} of ${kilobytes(LIMITS[what])} gzip, in ${sizes.length} files`);
  if (total <= LIMITS[what] && sizes.length > 0) return;
  for (const { file, bytes } of sizes) console.log(`  ${kilobytes(bytes)}  ${file}`);
  process.exitCode = 1;
}

function bytesOf(file) {
  return gzipSync(read(`dist/web/${file}`), { level: 9 }).length;
}

/** One language is loaded, whichever it is. */
function largest(keys) {
  const [file] = keys.map((key) => manifest[key].file).sort((a, b) => bytesOf(b) - bytesOf(a));
  return file;
}

/** Scripts and module preloads that the document itself names. */
function inDocument() {
  const document = read('dist/web/index.html').toString();
  return [...document.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, file]) => file);
}

/** Of the file of that name in the manifest (scripts/build/page.js). */
function keyOf(name) {
  return Object.keys(manifest).find((key) => manifest[key].name === name);
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
