import { chanceOf, dateWords, dayClass, dayWords, onceEachDay } from './dayWords';
import type { StatusHistory } from './history';

const barWidth = 7;
const gap = 3;
const height = 34;

/** Ninety days as bars: the fuller, the better the day; a day without data is a dot. Colour only repeats the height. */
export function DayStrip({ history, locale }: { history: StatusHistory; locale?: string | undefined }) {
  const { uptime } = history;
  const days = onceEachDay(history.days);
  const width = Math.max(1, days.length) * (barWidth + gap) - gap;
  const blank = days.filter((day) => day.uptime === null).length;
  const bad = days.filter((day) => day.uptime !== null && day.uptime < 0.99).length;
  const label = `${days.length} days: ${chanceOf(uptime.days90, locale)} well, ${bad} days with trouble, ${blank} days without data`;
  return (
    <figure className="chart">
      <svg
        className="day-strip"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {days.map((day, index) => (
          <DayBar
            key={day.date}
            x={index * (barWidth + gap)}
            uptime={day.uptime}
            title={`${dateWords(day.date, locale)}: ${dayWords(day.uptime, locale)}`}
          />
        ))}
      </svg>
      <figcaption className="chart-foot">
        <span>{dateWords(days[0]?.date, locale, { day: 'numeric', month: 'short' })}</span>
        <span>today</span>
      </figcaption>
    </figure>
  );
}

function DayBar({ x, uptime, title }: { x: number; uptime: number | null; title: string }) {
  const kind = dayClass(uptime);
  const part = kind === 'none' ? 0.12 : kind === 'good' ? 1 : kind === 'fair' ? 0.62 : 0.32;
  return (
    <rect
      className="day"
      data-day={kind}
      x={x}
      y={height * (1 - part)}
      width={barWidth}
      height={height * part}
      rx={1.5}
    >
      <title>{title}</title>
    </rect>
  );
}
