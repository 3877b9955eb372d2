/** How wide and high a drawing is in its own measure. */
const WIDTH = 600;
const HEIGHT = 100;
/** How many seconds it shows at least. */
const SECONDS = 60;
/** Free above the highest point. */
const AIR = 6;

export interface Paths {
  readonly line: string;
  /** The same, closed at the bottom. */
  readonly ground: string;
}

/** Lines of one measure, the newest second at the right edge; where there was nothing, a line breaks off. */
export function pathsOf(lines: readonly (readonly (number | null)[])[]): readonly Paths[] {
  const most = Math.max(...lines.flat().map((value) => value ?? 0), Number.MIN_VALUE);
  const many = Math.max(...lines.map(({ length }) => length), SECONDS);
  return lines.map((values) => {
    const stretches = stretchesOf(values, (value, nth) => [
      (WIDTH * (many - values.length + nth + 1)) / many,
      HEIGHT - (value / most) * (HEIGHT - AIR),
    ]);
    return {
      line: stretches.map(lineOf).join(''),
      ground: stretches.map((points) => `${lineOf(points)}V${HEIGHT}H${(points[0]?.[0] ?? 0).toFixed(1)}Z`).join(''),
    };
  });
}

type Point = readonly [x: number, y: number];

function stretchesOf(values: readonly (number | null)[], place: (value: number, nth: number) => Point) {
  const stretches: Point[][] = [];
  let open: Point[] | null = null;
  values.forEach((value, nth) => {
    if (value === null) open = null;
    else if (open) open.push(place(value, nth));
    else {
      open = [place(value, nth)];
      stretches.push(open);
    }
  });
  return stretches;
}

function lineOf(points: readonly Point[]): string {
  const [first, ...rest] = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return `M${first}${rest.map((point) => `L${point}`).join('')}`;
}

/** The sum of the last so many values at each place. */
export function lastOnes(values: readonly number[], many: number): readonly number[] {
  let sum = 0;
  return values.map((value, nth) => {
    sum += value - (values[nth - many] ?? 0);
    return sum;
  });
}
