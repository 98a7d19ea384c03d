import type { ShownIncident } from '../../lib/engine/history/summary';
import { Empty } from '../kit/Empty';
import { VerdictBadge } from '../kit/VerdictBadge';
import { isHttps } from '../words/adviceTarget';
import { spanWords } from '../words/age';
import { sourceWords } from '../words/sourceWords';

/** Past and present incidents of a service, newest first. */
export function Incidents({
  incidents,
  subject,
  locale,
}: {
  incidents: readonly ShownIncident[];
  subject: string;
  locale?: string | undefined;
}) {
  if (incidents.length === 0) return <Empty title="No incident seen">None since we began to look.</Empty>;
  return (
    <ul className="incidents">
      {incidents.map((incident) => (
        <li key={incident.id} className="incident">
          <VerdictBadge subject={subject} verdict={incident.state} />
          <div className="incident-text">
            <p className="incident-title">
              {incident.url !== undefined && isHttps(incident.url) ? (
                <a className="link" href={incident.url} target="_blank" rel="noreferrer">
                  {incident.title}
                </a>
              ) : (
                incident.title
              )}
            </p>
            <p className="incident-facts">
              {`${new Date(incident.startedAtMs).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })} \u00b7 ${lengthWords(incident)} \u00b7 found by ${sourceWords(incident.foundBy)}${leadWords(incident.leadMinutes)}`}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function lengthWords({ startedAtMs, endedAtMs }: ShownIncident): string {
  return endedAtMs === null ? 'not over' : `lasted ${spanWords((endedAtMs - startedAtMs) / 1000)}`;
}

function leadWords(leadMinutes: number | null): string {
  if (leadMinutes === null) return ' \u00b7 never on the official page';
  return leadMinutes > 0 ? ` \u00b7 ${spanWords(leadMinutes * 60)} before the official page` : '';
}
