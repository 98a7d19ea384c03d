import { familyName } from '../../lib/engine/models/family';
import type { Snapshot } from '../../lib/model/snapshot';
import type { Verdict } from '../../lib/model/verdict';
import { Icon } from '../kit/Icon';
import { VerdictBadge } from '../kit/VerdictBadge';
import { serviceOrder } from './serviceRows';

/** Availability per model: every family that the user's jobs run on or that a status page names, worst first. */
export function Models({ snapshot }: { snapshot: Snapshot }) {
  const rows = snapshot.verdicts
    .filter(({ subject }) => subject.startsWith('model:'))
    .sort((a, b) => serviceOrder(a) - serviceOrder(b) || a.subject.localeCompare(b.subject));
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className="models-title">Models</h3>
      <ul className="services">
        {rows.map((verdict) => (
          <ModelRow key={verdict.subject} verdict={verdict} />
        ))}
      </ul>
    </>
  );
}

function ModelRow({ verdict }: { verdict: Verdict }) {
  const { subject, because, advice } = verdict;
  const next = advice.find(({ id }) => id === 'switch-model') ?? advice[0];
  return (
    <li className="service" data-subject={subject} data-verdict={verdict.verdict}>
      <details>
        <summary>
          <span className="service-turn">
            <Icon name="chevron" />
          </span>
          <span className="service-name" dir="auto">
            {familyName(subject.slice('model:'.length))}
          </span>
          <span className="service-age" />
          <VerdictBadge subject={subject} verdict={verdict.verdict} />
        </summary>
        <div className="service-more">
          <ul className="reasons">
            {because.slice(0, 4).map((reason) => (
              <li key={`${reason.id} ${reason.text}`}>{reason.text}</li>
            ))}
          </ul>
          {next !== undefined && <p>{next.text}</p>}
        </div>
      </details>
    </li>
  );
}
