import { useRef, useState } from 'react';
import type { Actions } from '../actions';
import { Icon } from '../kit/Icon';
import { jobName } from '../words/kind';
import { JobRow } from './JobRow';
import type { JobRowData } from './jobRows';
import { usePutAway } from './usePutAway';

interface Props {
  rows: readonly JobRowData[];
  atMs: number;
  locale?: string | undefined;
  actions: Pick<Actions, 'open' | 'dismiss'>;
  /** Rows that need a look with the id by which Pika knows the job. */
  withIds?: boolean;
}

/** Jobs as rows; a row that is put away leaves a line with "Undo" for a few seconds. */
export function JobList({ rows, atMs, locale, actions, withIds }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const { waiting, putAway, takeBack } = usePutAway((subject) => {
    if (list.current !== null) leave(list.current, subject);
    setGone((all) => new Set(all).add(subject));
    actions.dismiss(subject);
  });
  return (
    <ul ref={list} className="jobs" tabIndex={-1}>
      {rows
        .filter((row) => row.dismissed || !gone.has(keyOf(row)))
        .map((row) =>
          waiting.includes(row.subject) ? (
            <li key={row.subject} className="job job-away" data-subject={row.subject}>
              <p className="job-name" dir="auto">{`Put away: ${jobName(row.job)}`}</p>
              {/* biome-ignore lint/a11y/noAutofocus: the button that had the focus has just gone; its place is here */}
              <button type="button" className="button button-small" autoFocus onClick={() => takeBack(row.subject)}>
                <Icon name="undo" />
                Undo
              </button>
            </li>
          ) : (
            <JobRow
              key={row.subject}
              row={row}
              atMs={atMs}
              locale={locale}
              actions={actions}
              onDismiss={putAway}
              withId={withIds}
            />
          ),
        )}
    </ul>
  );
}

/** The row goes: where it holds the focus, the next one takes it, else the list, for a page without focus begins anew. */
function leave(list: HTMLElement, subject: string): void {
  const row = [...list.children].find((one) => one.getAttribute('data-subject') === subject);
  if (row === undefined || !row.contains(document.activeElement)) return;
  const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('button') ?? list;
  next.focus();
}

function keyOf(row: JobRowData): string {
  return row.subject;
}
