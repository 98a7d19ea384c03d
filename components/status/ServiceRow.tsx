import type { Incident } from '../../lib/model/service';
import { Icon } from '../kit/Icon';
import { Ago } from '../kit/Live';
import { VerdictBadge } from '../kit/VerdictBadge';
import { isHttps } from '../words/adviceTarget';
import { chancePercent, chanceWord } from '../words/chance';
import { sourceWords } from '../words/sourceWords';
import { verdictLook } from '../words/verdictWords';
import type { ServiceRowData } from './serviceRows';

/** One service in one line; opened, what each source says and why we judge as we do. */
export function ServiceRow({
  row: { card, verdict, readAtMs },
  locale,
}: {
  row: ServiceRowData;
  locale?: string | undefined;
}) {
  const work = card.maintenance?.[0];
  const readable = card.sources.filter((source) => source.unreadable === undefined && source.readAtMs !== null).length;
  return (
    <li className="service" data-subject={verdict.subject} data-verdict={verdict.verdict}>
      <details>
        <summary>
          <span className="service-turn">
            <Icon name="chevron" />
          </span>
          <span className="service-name">
            {card.name}
            {verdict.parts !== undefined && verdict.parts.length > 0 && (
              <span className="service-parts">{verdict.parts.join(', ')}</span>
            )}
            {work !== undefined && <span className="service-work">{workWords(work, locale)}</span>}
          </span>
          <span className="service-age">
            {readAtMs === null ? 'never read' : <Ago atMs={readAtMs} locale={locale} />}
            {card.sources.length > 1 && <span>{` \u00b7 ${readable} of ${card.sources.length} sources`}</span>}
          </span>
          <VerdictBadge subject={verdict.subject} verdict={verdict.verdict} />
        </summary>
        <div className="service-more">
          <p>
            {verdict.verdict === 'unknown' ? (
              'We cannot tell at present.'
            ) : (
              <>
                How sure: <strong>{chanceWord(verdict.p)}</strong> ({chancePercent(verdict.p)})
              </>
            )}
            {card.latencyMs !== null && ` \u00b7 answers in ${Math.round(card.latencyMs)} ms`}
          </p>
          {verdict.because.length > 0 && (
            <ul className="reasons">
              {verdict.because.slice(0, 4).map((reason) => (
                <li key={reason.id}>{reason.text}</li>
              ))}
            </ul>
          )}
          <ul className="sources">
            {card.sources.map((source) => (
              <li key={source.source}>
                <span className="source-name">{firstUpper(sourceWords(source.source))}</span>
                <span>
                  {source.unreadable === undefined
                    ? verdictLook(verdict.subject, source.state).word
                    : `unreadable: ${source.unreadable}`}
                </span>
                {source.readAtMs !== null && <Ago atMs={source.readAtMs} locale={locale} />}
              </li>
            ))}
          </ul>
          {card.url !== undefined && isHttps(card.url) && (
            <a className="link" href={card.url} target="_blank" rel="noreferrer">
              {`Status page of ${card.name}`}
              <Icon name="open" />
            </a>
          )}
        </div>
      </details>
    </li>
  );
}

function firstUpper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Maintenance Sat 28 Nov, 10:00 to 12:00"; what it is about stands in the reasons. */
function workWords({ startedAtMs, endedAtMs }: Incident, locale: string | undefined): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const;
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const from = startedAtMs === null ? '' : ` ${new Date(startedAtMs).toLocaleString(locale, day)}`;
  const isSameDay =
    startedAtMs !== null &&
    endedAtMs !== null &&
    new Date(startedAtMs).toDateString() === new Date(endedAtMs).toDateString();
  const to = endedAtMs === null ? '' : ` to ${new Date(endedAtMs).toLocaleString(locale, isSameDay ? time : day)}`;
  return `Maintenance${from}${to}`;
}
