import { chanceOf } from './dayWords';
import type { StatusHistory } from './history';

const barWidth = 10;
const gap = 4;
const height = 64;

/** Hour by hour, the share of looks that showed trouble. An hour without a look is a gap with a dot. */
export function HourTrend({ hours, locale }: { hours: StatusHistory['hours']; locale?: string | undefined }) {
  const width = Math.max(1, hours.length) * (barWidth + gap) - gap;
  const worst = hours.reduce<StatusHistory['hours'][number] | undefined>(
    (most, hour) => ((hour.trouble ?? 0) > (most?.trouble ?? 0) ? hour : most),
    undefined,
  );
  const label =
    worst === undefined
      ? `No trouble in ${hours.length} hours`
      : `Worst hour: ${hourWords(worst.atMs, locale)}, trouble in ${chanceOf(worst.trouble, locale)} of the looks`;
  return (
    <figure className="chart">
      <svg
        className="hour-trend"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {hours.map((hour, index) => {
          const size = hour.trouble === null ? 2 : Math.max(3, hour.trouble * height);
          return (
            <rect
              key={hour.atMs}
              className="hour"
              data-hour={hour.trouble === null ? 'none' : hour.trouble > 0 ? 'trouble' : 'calm'}
              x={index * (barWidth + gap)}
              y={height - size}
              width={barWidth}
              height={size}
              rx={1.5}
            >
              <title>{`${hourWords(hour.atMs, locale)}: ${hour.trouble === null ? 'no data' : `trouble in ${chanceOf(hour.trouble, locale)} of the looks`}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="chart-foot">
        <span>{hourWords(hours[0]?.atMs, locale)}</span>
        <span>now</span>
      </figcaption>
    </figure>
  );
}

function hourWords(atMs: number | undefined, locale: string | undefined): string {
  return atMs === undefined
    ? ''
    : new Date(atMs).toLocaleString(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' });
}
