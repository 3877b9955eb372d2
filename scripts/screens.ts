/** `npm run screens [NAME …]`: makes docs/screens anew, each state on a server of its own. Needs `npm run build`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closeBrowser } from '../test/browser/browser.ts';
import { Stage } from '../test/browser/stage.ts';
import { STATES, type State } from './screens/states.ts';

const FOLDER = fileURLToPath(new URL('../docs/screens/', import.meta.url));
const HEAD = `<!-- Made by \`npm run screens\`. Change scripts/screens/states.ts, not this file. -->

# 화면들 · What it looks like

The states of the page that matter, as a browser shows them: to be looked at after each change of the looks. The
design behind them: [design.md](../design.md).
`;

mkdirSync(FOLDER, { recursive: true });
const wanted = process.argv.slice(2);
try {
  for (const state of STATES) if (wanted.length === 0 || wanted.includes(state.name)) await take(state);
} finally {
  await closeBrowser();
}
const shown = STATES.map(({ name, says }) => `## ${says}\n\n![${says}](${name}.jpg)\n`);
writeFileSync(join(FOLDER, 'README.md'), [HEAD, ...shown].join('\n'));

async function take({ name, settings, play }: State): Promise<void> {
  const stage = await Stage.open(settings);
  try {
    const { page } = await play(stage);
    // What is loaded a moment later is part of the look.
    await page.waitForLoadState('networkidle');
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 72, scale: 'css' });
    process.stdout.write(`${name}\n`);
  } finally {
    await stage.close();
  }
}
