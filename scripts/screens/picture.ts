import type { Page } from 'playwright-core';

/** A sunset, drawn by the browser: no picture of anybody's is needed. */
export async function picture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const [width, height] = [960, 600];
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const draw = canvas.getContext('2d');
    if (!draw) return '';
    const sky = draw.createLinearGradient(0, 0, 0, height);
    for (const [at, colour] of [
      [0, '#3b2f63'],
      [0.55, '#d9745a'],
      [0.75, '#f3b26b'],
      [1, '#53406e'],
    ] as const)
      sky.addColorStop(at, colour);
    draw.fillStyle = sky;
    draw.fillRect(0, 0, width, height);
    draw.fillStyle = '#ffe1a8';
    draw.arc(620, 430, 70, 0, Math.PI * 2);
    draw.fill();
    draw.fillStyle = '#2a2145';
    draw.beginPath();
    draw.moveTo(0, 520);
    for (const [x, y] of [
      [180, 400],
      [330, 480],
      [520, 380],
      [760, 500],
      [960, 430],
      [960, 600],
      [0, 600],
    ] as const)
      draw.lineTo(x, y);
    draw.fill();
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
