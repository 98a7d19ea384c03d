import { useEffect, useState } from 'react';
import type { Actions } from '../../components/actions';
import { Wallets } from '../../components/credits/Wallets';
import { CopyReport } from '../../components/diagnosis/CopyReport';
import { Diagnosis as DiagnosisCard } from '../../components/diagnosis/Diagnosis';
import { Quiet } from '../../components/diagnosis/Quiet';
import { ApiDoctor } from '../../components/doctor/ApiDoctor';
import { SignatureCheck } from '../../components/doctor/SignatureCheck';
import { Fallbacks } from '../../components/fallback/Fallbacks';
import { Guide } from '../../components/guide/Guide';
import { JobsPanel } from '../../components/jobs/JobsPanel';
import { KeptPrompts } from '../../components/jobs/KeptPrompts';
import { type Watched, WatchForm } from '../../components/jobs/WatchForm';
import { Empty } from '../../components/kit/Empty';
import { Logo } from '../../components/kit/Logo';
import { shownNow } from '../../components/kit/pageClock';
import { Section } from '../../components/kit/Section';
import { type Headline, headlineOf } from '../../components/overview/headline';
import { Notices } from '../../components/overview/Notices';
import type { Catalog } from '../../components/settings/catalog';
import { SettingsPanel } from '../../components/settings/SettingsPanel';
import { type PastActions, StatusPanel } from '../../components/status/StatusPanel';
import { StatusSection } from '../../components/status/StatusSection';
import { localeOf } from '../../components/words/locale';
import type { Diagnosis } from '../../lib/advice/apiDoctor';
import type { ApiId } from '../../lib/knowledge/providers';
import type { Settings } from '../../lib/model/settings';
import type { Snapshot } from '../../lib/model/snapshot';
import { sitesFor } from '../pages/access';
import { readPause } from '../pages/readPause';
import type { View } from '../pages/view';
import { type PartId, partOf, parts } from './parts';
import type { ShownHistory } from './useHistory';

export interface DashboardActions extends Actions, PastActions {
  save(settings: Settings): void;
  allow(origins: readonly string[]): Promise<boolean>;
  wipe(): void;
  grant(origins: readonly string[]): void;
  /** Why it cannot be followed, if so. */
  watch(watched: Watched): Promise<string | undefined>;
  probe(provider: ApiId, pasted: string): Promise<Diagnosis>;
}

interface Props {
  view: View;
  actions: DashboardActions;
  catalog: Catalog;
  history: ShownHistory;
}

/** The full page: one part at a time, chosen by the hash of its address. */
export function Dashboard({ view, actions, catalog, history }: Props) {
  const part = usePart();
  const { snapshot } = view;
  const headline = snapshot === undefined ? undefined : headlineOf(snapshot, shownNow());
  return (
    <div className="dashboard">
      <header className="side" data-tone={headline?.tone ?? 'quiet'}>
        <p className="brand">
          <Logo size={28} />
          Unstuck for Pika
        </p>
        <p className="side-state" role="status">
          {headline?.sentence ?? 'Nothing to tell yet'}
        </p>
        <PartLinks part={part} />
      </header>
      <main id="part">
        <h1>{parts.find(({ id }) => id === part)?.title}</h1>
        <Notices
          atMs={snapshot?.atMs}
          unheard={view.unheard}
          missing={{ pages: sitesFor('pages', view.missing), status: sitesFor('status', view.missing) }}
          muted={view.muted}
          unheardTab={view.unheardTab}
          unreadable={view.phase === 'unreadable'}
          store={snapshot?.store}
          setAside={snapshot?.setAside}
          onGrant={actions.grant}
          pausedUntilMs={part === 'settings' ? null : pauseOf(view)}
          onEndPause={() => view.settings !== undefined && actions.save({ ...view.settings, pausedUntil: null })}
          locale={localeOf(snapshot?.language ?? 'auto')}
        />
        {part === 'settings' ? (
          <Section name="settings" title="Everything is saved as you change it">
            {view.settings !== undefined && (
              <SettingsPanel
                settings={view.settings}
                keyHints={view.keyHints}
                catalog={catalog}
                deliveries={snapshot?.deliveries ?? {}}
                onSave={actions.save}
                onAllow={actions.allow}
                onWipe={actions.wipe}
              />
            )}
          </Section>
        ) : part === 'guide' ? (
          <>
            <Section name="guide" title="Find out what is wrong">
              <Guide snapshot={snapshot} actions={actions} />
            </Section>
            <Section name="doctor" title="API doctor">
              <ApiDoctor onProbe={actions.probe} />
              <SignatureCheck />
            </Section>
          </>
        ) : snapshot === undefined ? (
          <Section name={part} title="Nothing yet">
            <Empty title="Nothing seen yet">Open Pika and start a video. It appears here by itself.</Empty>
          </Section>
        ) : (
          <Part part={part} snapshot={snapshot} headline={headline} actions={actions} history={history} />
        )}
      </main>
    </div>
  );
}

function pauseOf({ settings }: View): number | null {
  return settings === undefined ? null : readPause(settings).pausedUntilMs;
}

interface PartProps {
  part: PartId;
  snapshot: Snapshot;
  headline: Headline | undefined;
  actions: DashboardActions;
  history: ShownHistory;
}

function Part({ part, snapshot, headline, actions, history }: PartProps) {
  const locale = localeOf(snapshot.language);
  if (part === 'credits') {
    return (
      <Section name="credits" title="What is left, and what changed">
        <Wallets snapshot={snapshot} changes={20} exact locale={locale} />
      </Section>
    );
  }
  if (part === 'fallback') {
    return (
      <Section name="fallback" title="Where to work meanwhile, best first">
        <Fallbacks cards={snapshot.fallbacks} />
      </Section>
    );
  }
  if (part === 'status') {
    return (
      <>
        <StatusSection title="Now" snapshot={snapshot} locale={locale} onCheckNow={() => actions.refreshStatus()} />
        <Section name="history" title="Before">
          <StatusPanel snapshot={snapshot} history={history} locale={locale} actions={actions} />
        </Section>
      </>
    );
  }
  const top = headline?.top;
  return (
    <>
      <Section name="diagnosis" title={top === undefined ? 'What we see' : 'What is going on'}>
        {top === undefined ? (
          <Quiet snapshot={snapshot} />
        ) : (
          <DiagnosisCard concern={top} atMs={snapshot.atMs} actions={actions}>
            {top.verdict.subject === 'page' && <CopyReport verdict={top.verdict} atMs={snapshot.atMs} />}
          </DiagnosisCard>
        )}
      </Section>
      <KeptPrompts kept={snapshot.kept ?? []} actions={actions} locale={locale} />
      <Section name="jobs" title="All videos">
        <WatchForm onWatch={actions.watch} />
        <JobsPanel snapshot={snapshot} actions={actions} locale={locale} />
      </Section>
    </>
  );
}

function PartLinks({ part }: { part: PartId }) {
  return (
    <nav aria-label="Parts of this page">
      {parts.map(({ id, title }) => (
        <a key={id} href={`#${id}`} aria-current={id === part ? 'page' : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}

function usePart(): PartId {
  const [part, setPart] = useState(() => partOf(location.hash));
  useEffect(() => {
    const follow = () => setPart(partOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return part;
}
