/** Writes the pages of docs/ that are made from the code; with --check it only says whether they are up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { configurationPage } from './docs/configuration.ts';
import { ircPage } from './docs/irc.ts';
import { protocolPage } from './docs/protocol.ts';
import { rolesPage } from './docs/roles.ts';
import { uxPage } from './docs/ux.ts';

const pages = {
  'docs/protocol.md': protocolPage(),
  'docs/configuration.md': configurationPage(),
  'docs/irc-reference.md': ircPage(),
  'docs/roles.md': rolesPage(),
  'docs/ux.md': uxPage(),
};

let stale = 0;
for (const [path, text] of Object.entries(pages)) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    stale += 1;
    console.error(`${path} is not what the code says: run npm run docs`);
  } else writeFileSync(path, text);
}
process.exitCode = stale === 0 ? 0 : 1;
