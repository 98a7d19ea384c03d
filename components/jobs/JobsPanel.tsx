import { useState } from 'react';
import type { Snapshot } from '../../lib/model/snapshot';
import type { Actions } from '../actions';
import { Choice } from '../kit/Choice';
import { Empty } from '../kit/Empty';
import { shownNow } from '../kit/pageClock';
import { JobList } from './JobList';
import { type JobFilter, jobRows, passes } from './jobRows';

const filters: readonly { id: JobFilter; label: string }[] = [
  { id: 'all', label: 'All' },
  { id: 'trouble', label: 'Need a look' },
  { id: 'open', label: 'Under way' },
  { id: 'over', label: 'Over' },
  { id: 'put-away', label: 'Put away' },
];

/** Every job that is remembered, with filters. */
export function JobsPanel({
  snapshot,
  actions,
  locale,
}: {
  snapshot: Snapshot;
  actions: Pick<Actions, 'open' | 'dismiss'>;
  locale?: string | undefined;
}) {
  const [filter, setFilter] = useState<JobFilter>('all');
  const rows = jobRows(snapshot, shownNow());
  const shown = rows.filter((row) => passes(row, filter));
  const options = filters.map(({ id, label }) => ({ id, label, count: rows.filter((row) => passes(row, id)).length }));
  return (
    <>
      <Choice name="Which videos" options={options} chosen={filter} onChoose={setFilter} />
      {shown.length === 0 ? (
        <Empty title={rows.length === 0 ? 'No video seen yet' : 'None of these'}>
          {rows.length === 0
            ? 'Start one on pika.art, and it is watched from the first second.'
            : 'Choose another filter above.'}
        </Empty>
      ) : (
        <JobList rows={shown} atMs={snapshot.atMs} locale={locale} actions={actions} withIds />
      )}
    </>
  );
}
