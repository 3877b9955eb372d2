import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UNBUNDLED } from './build/unbundled.js';
import { ROOT } from './ready/root.js';

/*
 * npm runs this around packing (`prepack`, `postpack`): who installs the package gets the built bundle, which holds all
 * but the packages that cannot be bundled; the others are dependencies of the checkout alone.
 */

const MANIFEST = join(ROOT, 'package.json');
const ASIDE = join(ROOT, 'node_modules/.sokdak-package.json');

if (process.argv[2] === 'after') renameSync(ASIDE, MANIFEST);
else {
  copyFileSync(MANIFEST, ASIDE);
  const { devDependencies, overrides, scripts, ...manifest } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  const dependencies = Object.fromEntries(UNBUNDLED.map((name) => [name, manifest.dependencies[name]]));
  writeFileSync(MANIFEST, `${JSON.stringify({ ...manifest, dependencies }, null, 2)}\n`);
}
