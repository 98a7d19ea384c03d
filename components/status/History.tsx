import { Empty } from '../kit/Empty';
import { numberWords } from '../words/amount';
import { DayStrip } from './DayStrip';
import { chanceOf, dateWords, dayWords, onceEachDay } from './dayWords';
import { HourTrend } from './HourTrend';
import type { StatusHistory } from './history';
import { Incidents } from './Incidents';
import { LineChart } from './LineChart';

interface Props {
  name: string;
  subject: string;
  /** `lost` when the database cannot be read. */
  history?: StatusHistory | 'lost' | undefined;
  locale?: string | undefined;
}

/** The past of one service: ninety days, the last hours, how fast it answers, what went wrong. */
export function History({ name, subject, history, locale }: Props) {
  if (history === 'lost') {
    return (
      <Empty title="The past cannot be read">
        The browser does not give its database, perhaps because the disk is full. The present status goes on without it.
      </Empty>
    );
  }
  if (history === undefined || history.days.every((day) => day.uptime === null)) {
    return (
      <Empty title="Nothing collected yet">{`The past of ${name} builds up on this computer from the first reading on.`}</Empty>
    );
  }
  const { uptime } = history;
  const spans = [
    ['24 hours', uptime.hours24],
    ['7 days', uptime.days7],
    ['30 days', uptime.days30],
    ['60 days', uptime.days60],
    ['90 days', uptime.days90],
  ] as const;
  return (
    <div className="history">
      <dl className="uptimes">
        {spans.map(([label, share]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{chanceOf(share, locale)}</dd>
          </div>
        ))}
      </dl>
      <p className="chart-foot">{`Collecting since ${new Date(history.sinceMs).toLocaleDateString(locale, { dateStyle: 'long' })}. Share of the time that ${name} was well, of the time that was looked at.`}</p>
      <DayStrip history={history} locale={locale} />
      <details className="as-table">
        <summary>These days as a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {onceEachDay(history.days)
              .reverse()
              .map((day) => (
                <tr key={day.date}>
                  <td>{dateWords(day.date, locale)}</td>
                  <td>{dayWords(day.uptime, locale)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
      <h3>Trouble, hour by hour</h3>
      <HourTrend hours={history.hours} locale={locale} />
      <h3>How fast it answers</h3>
      <LineChart
        points={history.latency.map(({ atMs, ms }) => ({ atMs, value: ms }))}
        name="Time to answer"
        words={(ms) => (ms >= 1000 ? `${numberWords(ms / 1000, locale)} s` : `${Math.round(ms)} ms`)}
        locale={locale}
      />
      {history.waits !== undefined && (
        <>
          <h3>How long your own videos took</h3>
          <LineChart
            points={history.waits.map(({ atMs, seconds }) => ({ atMs, value: seconds / 60 }))}
            name="Wait for a video"
            words={(minutes) => `${numberWords(Math.round(minutes * 10) / 10, locale)} min`}
            locale={locale}
          />
        </>
      )}
      <h3>Incidents</h3>
      <Incidents incidents={history.incidents} subject={subject} locale={locale} />
    </div>
  );
}
