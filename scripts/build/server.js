import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../ready/root.js';
import { UNBUNDLED } from './unbundled.js';

/** `sokdak` is CommonJS, because only a script of that kind can be begun out of V8's cache (src/cli/cached.ts). */
const BUNDLES = [
  { name: 'sokdak', entry: 'src/cli/main.ts', format: 'cjs', ending: 'cjs' },
  { name: 'cli', entry: 'src/cli/cached.ts', format: 'es', ending: 'js' },
  { name: 'sqlite-worker', entry: 'src/stores/sqlite/worker.ts', format: 'es', ending: 'js' },
];

/**
 * Bundles each of the server's entries by itself (a chunk shared by two would make the worker load the whole server).
 * @returns the packages that went into the bundles, by their folder in node_modules
 */
export async function buildServer(outDir) {
  const packages = new Set();
  for (const one of BUNDLES) await bundle({ ...one, outDir, packages });
  return packages;
}

function bundle({ name, entry, format, ending, outDir, packages }) {
  return build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    plugins: [withoutOptional, collectPackages(packages), inLatin1],
    ssr: { noExternal: true, external: UNBUNDLED, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { [name]: join(ROOT, entry) },
        // A chunk lies beside its entry, so that what resolves against import.meta.url is found from both.
        output: { format, entryFileNames: `[name].${ending}`, chunkFileNames: `${name}-[name]-[hash].${ending}` },
      },
    },
  });
}

/** A source with one letter beyond Latin-1 takes twice the memory in V8, for as long as it runs. */
const inLatin1 = {
  name: 'sokdak:in-latin-1',
  generateBundle(_options, output) {
    for (const chunk of Object.values(output)) if (chunk.type === 'chunk') chunk.code = escaped(chunk.code);
  },
};

function escaped(code) {
  return code.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `debug` takes it where it happens to be installed: the bundle must not depend on that. */
const OPTIONAL = 'supports-color';

const withoutOptional = {
  name: 'sokdak:without-optional',
  enforce: 'pre',
  resolveId: (id) => (id === OPTIONAL ? `\0${OPTIONAL}` : null),
  load: (id) => (id === `\0${OPTIONAL}` ? 'export default null;' : null),
};

/** Notes each package of which something is bundled, for THIRD_PARTY_LICENSES. */
export function collectPackages(packages) {
  return {
    name: 'sokdak:collect-packages',
    generateBundle(_options, output) {
      const modules = Object.values(output).flatMap((chunk) => chunk.moduleIds ?? []);
      for (const id of modules) {
        // The last node_modules in the path: a package may bring its own copy of another.
        const [folder] = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(id) ?? [];
        if (folder) packages.add(folder);
      }
    },
  };
}
