import { expect } from 'vitest';
import { scene } from '../stage.ts';

scene('the page can be installed: its manifest has no fault, and its icons are there', async (stage) => {
  const { page, context } = await stage.visitor();
  const browser = await context.newCDPSession(page);
  const { errors, data } = await browser.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { icons, start_url: start }: { icons: { src: string; type: string }[]; start_url: string } = JSON.parse(
    data ?? '',
  );
  expect(start).toBe('/');
  for (const { src, type } of icons) {
    const response = await fetch(stage.url + src);
    expect([src, response.status, response.headers.get('content-type')]).toEqual([src, 200, type]);
  }
  await browser.detach();
});
