/** `tsx scripts/icons.ts`: draws the icons that an installed page has from its mark, src/web/public/mark.svg. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { closeBrowser, openPage } from '../test/browser/browser.ts';

const PUBLIC = fileURLToPath(new URL('../src/web/public/', import.meta.url));
const MARK = readFileSync(`${PUBLIC}mark.svg`, 'utf8').replace('<svg ', '<svg style="width:100%;height:100%" ');

/** A system cuts a maskable icon to its own shape: what matters stays within the inner 80 %. */
const ICONS = [
  { name: 'icon-192.png', size: 192, margin: 0.04, ground: 'transparent' },
  { name: 'icon-512.png', size: 512, margin: 0.04, ground: 'transparent' },
  { name: 'icon-maskable-512.png', size: 512, margin: 0.19, ground: '#f6f5f9' },
] as const;

try {
  const page = await openPage({});
  for (const { name, size, margin, ground } of ICONS) {
    await page.setViewportSize({ width: size, height: size });
    const style = `margin:0;box-sizing:border-box;height:100vh;padding:${margin * size}px;background:${ground}`;
    await page.setContent(`<body style="${style}">${MARK}`);
    await page.screenshot({ path: PUBLIC + name, omitBackground: ground === 'transparent' });
  }
} finally {
  await closeBrowser();
}
