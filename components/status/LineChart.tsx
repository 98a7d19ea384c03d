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

/** Values over time as one line, with its top, its half and zero at the side; gaps stay gaps. */
export function LineChart({ points, name, words, locale }: Props) {
  const known = points.flatMap(({ value }) => (value === null || !Number.isFinite(value) ? [] : [value]));
  const first = points[0];
  const last = points.at(-1);
  if (known.length < 2 || first === undefined || last === undefined || last.atMs <= first.atMs) {
    return <p className="empty-text">Too few points for a line so far.</p>;
  }
  const most = Math.max(...known);
  const top = niceTop(most);
  const middle = [...known].sort((a, b) => a - b)[Math.floor(known.length / 2)] ?? 0;
  const x = (atMs: number) => ((atMs - first.atMs) / (last.atMs - first.atMs)) * width;
  const y = (value: number) => height - (value / top) * height;
  return (
    <figure className="chart line-chart">
      <div className="chart-scale" aria-hidden="true">
        {[top, top / 2, 0].map((value) => (
          <span key={value}>{words(value)}</span>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${name}: usually ${words(middle)}, at most ${words(most)}, last ${words(known.at(-1) ?? 0)}`}
      >
        {[top, top / 2, 0].map((value) => (
          <line key={value} className="grid-line" x1={0} x2={width} y1={y(value)} y2={y(value)} />
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
