import { isQuiet } from '../../lib/model/quiet';
import type { Actions } from '../actions';
import { JobId } from '../diagnosis/JobId';
import { Icon } from '../kit/Icon';
import { Ago } from '../kit/Live';
import { VerdictBadge } from '../kit/VerdictBadge';
import { weightOf } from '../overview/concerns';
import { isHttps } from '../words/adviceTarget';
import { amountWords } from '../words/amount';
import { jobName, kindWords } from '../words/kind';
import { quietWords } from '../words/quiet';
import { lookOf } from '../words/verdictWords';
import type { JobRowData } from './jobRows';
import { WaitTrack } from './WaitTrack';

interface Props {
  row: JobRowData;
  atMs: number;
  locale?: string | undefined;
  actions: Pick<Actions, 'open'>;
  onDismiss: (subject: string) => void;
  /** With the id by which Pika knows the job, where one might write to its support. */
  withId?: boolean | undefined;
}

const underWay = new Set(['on-track', 'slow', 'stuck']);

/** One job: what it is, how it stands, what can be done with it. */
export function JobRow({ row, atMs, locale, actions, onDismiss, withId }: Props) {
  const { job, verdict, subject } = row;
  const name = jobName(job);
  const videoUrl = job.videoUrl !== undefined && isHttps(job.videoUrl) ? job.videoUrl : undefined;
  const open = underWay.has(verdict.verdict);
  const look = lookOf(verdict);
  const quiet = isQuiet(verdict) ? quietWords(verdict) : undefined;
  return (
    <li className="job" data-subject={subject} data-verdict={verdict.verdict} data-tone={look.tone}>
      <div className="job-head">
        <p className="job-name" dir="auto" title={name}>
          {name}
        </p>
        <VerdictBadge subject={subject} verdict={verdict.verdict} look={look} />
      </div>
      {open && (
        <WaitTrack
          job={job}
          eta={verdict.eta}
          atMs={atMs}
          resting={verdict.verdict === 'stuck' || quiet !== undefined}
          quiet={quiet}
        />
      )}
      <div className="job-foot">
        <p className="job-facts">
          {!open && <Ago atMs={job.endedAtMs ?? job.seenAtMs} locale={locale} />}
          {job.costCredits !== undefined && <span>{costWords(job.costCredits, job.provider, locale)}</span>}
          <span>{kindWords(job)}</span>
        </p>
        <div className="job-actions">
          {videoUrl !== undefined && (
            <button
              type="button"
              className="button button-small"
              aria-label={`Open video: ${name}`}
              onClick={() => actions.open(videoUrl, subject)}
            >
              <Icon name="play" />
              Open
            </button>
          )}
          {job.provider === 'web' && (
            <IconAction
              icon="open"
              label={`Open in Pika: ${name}`}
              onClick={() => actions.open('https://pika.art/library', subject)}
            />
          )}
          {!row.dismissed && <IconAction icon="close" label={`Put away: ${name}`} onClick={() => onDismiss(subject)} />}
        </div>
      </div>
      {withId && weightOf(verdict) > 0 && <JobId id={job.id} />}
    </li>
  );
}

/** fal charges dollars, Pika credits. */
function costWords(cost: number, provider: string, locale: string | undefined): string {
  return amountWords(cost, provider === 'fal' ? 'usd' : 'credits', locale);
}

function IconAction({ icon, label, onClick }: { icon: 'open' | 'close'; label: string; onClick: () => void }) {
  return (
    <button type="button" className="button-icon" aria-label={label} title={label.split(':', 1)[0]} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
