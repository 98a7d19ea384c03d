import { useId } from 'react';

interface Point {
  atMs: number;
  /** Null breaks the line. */
  value: number | null;
}

interface Props {
  points: readonly Point[];
  /** What is drawn, for screen readers. */
  name: string;
  /** A value in words. */
  words: (value: number) => string;
  locale?: string | undefined;
}

const width = 600;
const height = 120;
const left = 46;

/** Values over time as one line, with its middle and its top written at the side; gaps stay gaps. */
export function LineChart({ points, name, words, locale }: Props) {
  const id = useId();
  const known = points.flatMap((point) => (point.value === null || !Number.isFinite(point.value) ? [] : [point.value]));
  const first = points[0];
  const last = points.at(-1);
  if (known.length < 2 || first === undefined || last === undefined || last.atMs <= first.atMs) {
    return <p className="empty-text">Too few points for a line so far.</p>;
  }
  const top = niceTop(Math.max(...known));
  const middle = [...known].sort((a, b) => a - b)[Math.floor(known.length / 2)] ?? 0;
  const x = (atMs: number) => left + ((atMs - first.atMs) / (last.atMs - first.atMs)) * (width - left);
  const y = (value: number) => height - (value / top) * (height - 10);
  return (
    <figure className="chart">
      <svg className="line-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={id}>
        <title
          id={id}
        >{`${name}: usually ${words(middle)}, at most ${words(Math.max(...known))}, last ${words(known.at(-1) ?? 0)}`}</title>
        {[top, top / 2, 0].map((value) => (
          <g key={value}>
            <line className="grid-line" x1={left} x2={width} y1={y(value)} y2={y(value)} />
            <text className="grid-word" x={left - 6} y={y(value) + 4} textAnchor="end">
              {words(value)}
            </text>
          </g>
        ))}
        <path className="chart-line" d={pathOf(points, x, y)} />
      </svg>
      <figcaption className="chart-foot">
        <span>
          {new Date(first.atMs).toLocaleString(locale, {
            day: 'numeric',
            month: 'short',
            hour: 'numeric',
            minute: '2-digit',
          })}
        </span>
        <span>now</span>
      </figcaption>
    </figure>
  );
}

/** An SVG path over the known points; a null lifts the pen. */
export function pathOf(points: readonly Point[], x: (atMs: number) => number, y: (value: number) => number): string {
  let down = false;
  const parts: string[] = [];
  for (const { atMs, value } of points) {
    if (value === null || !Number.isFinite(value)) {
      down = false;
      continue;
    }
    parts.push(`${down ? 'L' : 'M'}${x(atMs).toFixed(1)} ${y(value).toFixed(1)}`);
    down = true;
  }
  return parts.join('');
}

/** The next round number above: 1, 2 or 5 times a power of ten. */
export function niceTop(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}
