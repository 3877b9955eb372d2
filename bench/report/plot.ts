import type { Figure } from '../workloads/stage.ts';
import { readable } from './numbers.ts';

const [BAR, GAP, LABEL, WIDTH] = [18, 8, 190, 460];
/** Ours, and all others: apart also for those who do not see colours, by their lightness. */
const [OURS, OTHERS, INK] = ['#0b5fa5', '#b9c4cf', '#44505c'];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function text(x: number, y: number, content: string, anchor = 'start'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${INK}">${escaped(content)}</text>`;
}

function svg(height: number, title: string, parts: readonly string[]): string {
  const width = LABEL + WIDTH + 90;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}"`,
    ` font-family="system-ui, sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

/** A bar for each contestant, on a scale that begins at nought. */
export function bars(title: string, figures: readonly Figure[]): string {
  const most = Math.max(...figures.map(({ value }) => value), 0) || 1;
  const rows = figures.flatMap(({ contestant, value }, nth) => {
    const y = 30 + nth * (BAR + GAP);
    const width = Math.max(1, (value / most) * WIDTH);
    const fill = contestant.startsWith('sokdak') ? OURS : OTHERS;
    return [
      text(LABEL - 8, y + 13, contestant, 'end'),
      `<rect x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${fill}"/>`,
      text(LABEL + width + 6, y + 13, readable(value)),
    ];
  });
  return svg(36 + figures.length * (BAR + GAP), title, [text(8, 18, title), ...rows]);
}

/** A line through points on scales that are both logarithmic: what grows in proportion is a straight line. */
export function line(title: string, points: readonly { readonly x: number; readonly y: number }[]): string {
  const [height, left, top, bottom] = [260, 60, 34, 224];
  const logs = points.map(({ x, y }) => ({ x, y, u: Math.log10(x), v: Math.log10(Math.max(y, 1e-9)) }));
  const [uLeast, uMost] = [Math.min(...logs.map(({ u }) => u)), Math.max(...logs.map(({ u }) => u))];
  const [vLeast, vMost] = [
    Math.floor(Math.min(...logs.map(({ v }) => v))),
    Math.ceil(Math.max(...logs.map(({ v }) => v)) + 0.01),
  ];
  const px = (u: number) => left + ((u - uLeast) / (uMost - uLeast || 1)) * (WIDTH + 60);
  const py = (v: number) => bottom - ((v - vLeast) / (vMost - vLeast || 1)) * (bottom - top);
  const path = logs.map(({ u, v }, nth) => `${nth === 0 ? 'M' : 'L'}${px(u).toFixed(1)} ${py(v).toFixed(1)}`).join('');
  return svg(height, title, [
    text(8, 18, title),
    `<path d="M${left} ${top}V${bottom}H${left + WIDTH + 60}" fill="none" stroke="${OTHERS}"/>`,
    `<path d="${path}" fill="none" stroke="${OURS}" stroke-width="2"/>`,
    ...logs.flatMap(({ x, y, u, v }) => [
      `<circle cx="${px(u).toFixed(1)}" cy="${py(v).toFixed(1)}" r="3.5" fill="${OURS}"/>`,
      text(px(u), py(v) - 8, readable(y), 'middle'),
      text(px(u), bottom + 18, x.toLocaleString('en'), 'middle'),
    ]),
  ]);
}
