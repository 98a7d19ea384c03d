import { useDeferredValue } from 'react';
import type { Actions } from '../../components/actions';
import { Wallets } from '../../components/credits/Wallets';
import { Diagnosis } from '../../components/diagnosis/Diagnosis';
import { Quiet } from '../../components/diagnosis/Quiet';
import { Fallbacks } from '../../components/fallback/Fallbacks';
import { JobList } from '../../components/jobs/JobList';
import { jobRows, popupRows } from '../../components/jobs/jobRows';
import { Empty } from '../../components/kit/Empty';
import { Icon, type IconName } from '../../components/kit/Icon';
import { Logo } from '../../components/kit/Logo';
import { shownNow } from '../../components/kit/pageClock';
import { Section } from '../../components/kit/Section';
import { headlineOf } from '../../components/overview/headline';
import { Notices } from '../../components/overview/Notices';
import { StatusSection } from '../../components/status/StatusSection';
import { localeOf } from '../../components/words/locale';
import type { Snapshot } from '../../lib/model/snapshot';
import { sitesFor } from '../pages/access';
import type { View } from '../pages/view';

/** Rows of jobs that the popup has room for. */
const mostJobs = 6;

interface Props {
  view: View;
  actions: Actions;
  onGrant: (origins: readonly string[]) => void;
  onEndPause: () => void;
}

/** The toolbar popup: the worst thing in one sentence, then its explanation, then everything else in a fixed order. */
export function Popup({ view, actions, onGrant, onEndPause }: Props) {
  const { snapshot } = view;
  const headline = snapshot === undefined ? undefined : headlineOf(snapshot, shownNow());
  return (
    <div className="popup">
      <header className="top" data-tone={headline?.tone ?? 'quiet'}>
        <Logo size={30} />
        <div className="top-words" role="status" aria-live="polite">
          <h1>{headline?.sentence ?? (view.phase === 'loading' ? 'One moment' : 'Nothing to tell yet')}</h1>
          {headline !== undefined && headline.more !== '' && <p>{headline.more}</p>}
        </div>
        <div className="top-links">
          <TopLink icon="open" label="Open the full page" onClick={() => actions.dashboard()} />
          <TopLink icon="settings" label="Settings" onClick={() => actions.dashboard('settings')} />
        </div>
      </header>
      <main>
        <Notices
          atMs={snapshot?.atMs}
          unheard={view.unheard}
          missing={{ pages: sitesFor('pages', view.missing), status: sitesFor('status', view.missing) }}
          muted={view.muted}
          unheardTab={view.unheardTab}
          unreadable={view.phase === 'unreadable'}
          store={snapshot?.store}
          setAside={snapshot?.setAside}
          onGrant={onGrant}
          pausedUntilMs={view.pausedUntilMs}
          onEndPause={onEndPause}
          locale={localeOf(snapshot?.language ?? 'auto')}
        />
        {snapshot === undefined ? (
          <Waiting phase={view.phase} actions={actions} />
        ) : (
          <Sections snapshot={snapshot} top={headline?.top} actions={actions} />
        )}
      </main>
    </div>
  );
}

function TopLink({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" className="button-icon" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

function Waiting({ phase, actions }: { phase: View['phase']; actions: Actions }) {
  if (phase === 'loading') return <div className="skeleton" aria-hidden="true" />;
  return (
    <Section name="jobs" title="Your videos">
      <Empty title="Nothing seen yet">Open Pika and start a video. It appears here by itself.</Empty>
      <button type="button" className="button button-wide" onClick={() => actions.open('https://pika.art/')}>
        Open Pika
        <Icon name="arrow" />
      </button>
    </Section>
  );
}

function Sections({
  snapshot,
  top,
  actions,
}: {
  snapshot: Snapshot;
  top: ReturnType<typeof headlineOf>['top'];
  actions: Actions;
}) {
  const rest = useDeferredValue(true, false);
  return (
    <>
      <Section name="diagnosis" title={top === undefined ? 'What we see' : 'What is going on'}>
        {top === undefined ? (
          <Quiet snapshot={snapshot} />
        ) : (
          <Diagnosis concern={top} atMs={snapshot.atMs} actions={actions}>
            {top.verdict.subject === 'page' && (
              <button type="button" className="button-text" onClick={() => actions.dashboard('jobs')}>
                Report for the makers of this extension
              </button>
            )}
          </Diagnosis>
        )}
      </Section>
      {rest && <Rest snapshot={snapshot} actions={actions} />}
    </>
  );
}

/** What stands below the worst thing: drawn right after the first picture, which it would only delay. */
function Rest({ snapshot, actions }: { snapshot: Snapshot; actions: Actions }) {
  const locale = localeOf(snapshot.language);
  const rows = jobRows(snapshot, shownNow());
  const shown = popupRows(rows, mostJobs);
  return (
    <>
      <Section
        name="jobs"
        title="Your videos"
        aside={rows.length > shown.length && <More count={rows.length} onClick={() => actions.dashboard('jobs')} />}
      >
        {shown.length === 0 ? (
          <Empty title="No video under way">Start one on pika.art, and it is watched from the first second.</Empty>
        ) : (
          <JobList rows={shown} atMs={snapshot.atMs} locale={locale} actions={actions} />
        )}
      </Section>
      <Section name="credits" title="Credits">
        <Wallets snapshot={snapshot} changes={2} locale={locale} />
      </Section>
      <StatusSection title="Status" snapshot={snapshot} locale={locale} onCheckNow={() => actions.refreshStatus()} />
      <Section name="fallback" title="If it cannot wait">
        <Fallbacks cards={snapshot.fallbacks} most={3} />
      </Section>
    </>
  );
}

function More({ count, onClick }: { count: number; onClick: () => void }) {
  return (
    <button type="button" className="button-text" onClick={onClick}>
      {`All ${count}`}
    </button>
  );
}
