import type { Snapshot } from '../../lib/model/snapshot';
import { Empty } from '../kit/Empty';
import { ServiceRow } from './ServiceRow';
import { serviceRows } from './serviceRows';

/** Every watched service, one line each, worst first. */
export function Services({ snapshot, locale }: { snapshot: Snapshot; locale?: string | undefined }) {
  const rows = serviceRows(snapshot);
  if (rows.length === 0)
    return <Empty title="No status read yet">The first readings come within a few minutes of the installation.</Empty>;
  return (
    <ul className="services">
      {rows.map((row) => (
        <ServiceRow key={row.card.service} row={row} locale={locale} />
      ))}
    </ul>
  );
}
