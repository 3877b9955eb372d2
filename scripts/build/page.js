import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { ROOT } from '../ready/root.js';
import { collectPackages } from './server.js';

const TEXT = /\.(js|css|html|svg|json|webmanifest|txt|map)$/;
const WORTH_IT = 1024;

/** What is fetched together is one file, which is smaller than several: each of these with what it imports. */
const TOGETHER = [
  { name: 'main', test: /src\/web\/main\.ts$/, priority: 3 },
  { name: 'page', test: /src\/web\/page\.ts$/, priority: 2 },
  { name: 'room', test: /src\/web\/room\/Inside\.svelte$/, priority: 1 },
];

/**
 * Builds the page into `outDir`/web, beside it the manifest that says which files the first load takes. The lab and
 * the page of the owner are built by themselves: what two pages share, a bundler would put into a file that both must load.
 */
export async function buildPage(outDir) {
  const packages = new Set();
  const web = join(outDir, 'web');
  await buildInto(web, packages, { rolldownOptions: { output: { codeSplitting: { groups: TOGETHER } } } });
  renameSync(join(web, '.vite/manifest.json'), join(outDir, 'web-manifest.json'));
  rmdirSync(join(web, '.vite'));
  await buildWorker(web, packages);
  for (const page of ['lab', 'admin']) {
    const rolldownOptions = { input: join(ROOT, `src/web/${page}.html`) };
    await buildInto(web, packages, { manifest: false, emptyOutDir: false, copyPublicDir: false, rolldownOptions });
  }
  compressWithin(web);
  return packages;
}

/** The worker that keeps the page for when there is no server: it knows all its files, and of which build they are. */
async function buildWorker(web, packages) {
  const entries = readdirSync(web, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(web, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort();
  const digest = createHash('sha256');
  for (const path of paths) digest.update(path).update(readFileSync(join(web, path)));
  const files = paths.filter((path) => path !== 'index.html').map((path) => `/${path}`);
  await buildInto(web, packages, {
    manifest: false,
    emptyOutDir: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: { worker: join(ROOT, 'src/web/worker/worker.ts') },
      transform: { define: { SHELL: JSON.stringify({ digest: digest.digest('hex').slice(0, 12), files }) } },
      output: { entryFileNames: '[name].js', format: 'iife' },
    },
  });
}

function buildInto(outDir, packages, options) {
  return build({
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [collectPackages(packages)],
    build: { outDir, ...options },
  });
}

/** Lays a .br and a .gz beside each text that is worth it, so that the server never compresses while people wait. */
export function compressWithin(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && TEXT.test(entry.name)) compress(join(entry.parentPath, entry.name));
  }
}

function compress(file) {
  const content = readFileSync(file);
  if (content.length <= WORTH_IT) return;
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: quality }));
}
