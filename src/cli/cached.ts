import { existsSync, readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/** As Node calls a module of CommonJS (nodejs.org/api/modules.html#the-module-wrapper). */
type Body = (exports: unknown, require: NodeJS.Require, module: Module, file: string) => void;

const filename = beside('sokdak.cjs');
/** What V8 keeps of it is good for one version of Node, on one kind of machine. */
export const cache = beside(`sokdak.${process.version}-${process.platform}-${process.arch}.cache`);

/**
 * Nearly all of sokdak, compiled as far as the build has seen it run on this Node: to compile it anew takes a quarter of
 * the time to a start. Where the cache is missing or of another V8, that is what happens. Exported for the build.
 * In such a script `import()` of what stands outside the bundle leads nowhere: `require` does.
 */
export const script = new Script(
  `(function (exports, require, module, __filename) {${readFileSync(filename, 'latin1')}\n})`,
  {
    filename,
    ...(existsSync(cache) ? { cachedData: readFileSync(cache) } : {}),
  },
);

run(script.runInThisContext());

/** The parts that come later require this one again, and must get the one that runs. */
function run(body: Body): void {
  const require = createRequire(filename);
  const module = new Module(filename);
  module.loaded = true;
  require.cache[filename] = module;
  body(module.exports, require, module, filename);
}

function beside(name: string): string {
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}
