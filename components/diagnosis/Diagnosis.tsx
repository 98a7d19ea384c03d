import { type ReactNode, useState } from 'react';
import { mayHaveStopped } from '../../lib/model/quiet';
import type { Verdict } from '../../lib/model/verdict';
import type { Actions } from '../actions';
import { Icon } from '../kit/Icon';
import { useLive } from '../kit/Live';
import type { Concern } from '../overview/concerns';
import { type AdviceTarget, adviceTarget } from '../words/adviceTarget';
import { ageWords } from '../words/age';
import { chancePercent, chanceWord } from '../words/chance';
import { changeOfMind } from '../words/changeOfMind';
import { jobName } from '../words/kind';
import { sourceBeside } from '../words/sourceWords';
import { lookOf } from '../words/verdictWords';
import { JobId } from './JobId';

interface Props {
  concern: Concern;
  /** When the verdict was judged, ms since 1970. */
  atMs: number;
  actions: Pick<Actions, 'open' | 'keep' | 'dismiss'>;
  /** Stands at the end. */
  children?: ReactNode;
}

/** One verdict explained: what is claimed, how surely, why, what to do, and what would change our mind. */
export function Diagnosis({ concern: { verdict, job }, atMs, actions, children }: Props) {
  const look = lookOf(verdict);
  const quiet = mayHaveStopped(verdict);
  const doubt = changeOfMind(verdict.subject, quiet ? 'quiet' : verdict.verdict);
  return (
    <div className="diagnosis" data-subject={verdict.subject} data-verdict={verdict.verdict} data-tone={look.tone}>
      {job !== undefined && (
        <p className="diagnosis-subject" dir="auto">
          {jobName(job)}
        </p>
      )}
      {verdict.verdict === 'unknown' ? (
        <p className="sureness">We cannot tell at present.</p>
      ) : (
        <Sureness p={quiet ? 1 - verdict.p : verdict.p} of={quiet ? 'How likely it has stopped' : 'How sure'} />
      )}
      <Steps verdict={verdict} actions={actions} job={job} />
      {verdict.because.length > 0 && (
        <>
          <h3>Why we think so</h3>
          <ul className="reasons">
            {verdict.because.slice(0, 4).map((reason) => (
              <li key={`${reason.id} ${reason.text}`}>
                <span>{reason.text}</span>{' '}
                <ReasonAge seconds={reason.age} atMs={atMs} source={sourceBeside(reason.text, reason.source)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {doubt !== undefined && (
        <>
          <h3>What would change our mind</h3>
          <p className="doubt">{doubt}</p>
        </>
      )}
      {children}
      {job === undefined && verdict.subject !== 'network' && (
        <button type="button" className="button-text" onClick={() => actions.dismiss(verdict.subject)}>
          Put away until it changes
        </button>
      )}
    </div>
  );
}

function Sureness({ p, of }: { p: number; of: string }) {
  return (
    <p className="sureness">
      <meter className="sureness-bar" min={0} max={1} value={p} aria-label={of} />
      <span>
        {of}: <strong>{chanceWord(p)}</strong> ({chancePercent(p)})
      </span>
    </p>
  );
}

function Steps({ verdict, actions, job }: { verdict: Verdict; actions: Props['actions']; job: Concern['job'] }) {
  if (verdict.advice.length === 0) return null;
  const steps = verdict.advice.slice(0, 4);
  const targets = onceEach(
    steps.map((step) => (isOurs(verdict, step.id) ? undefined : adviceTarget(step.id, job, verdict.subject))),
  );
  return (
    <>
      <h3>What to do</h3>
      <ol className="steps">
        {steps.map((step, index) => {
          const target = targets[index];
          return (
            <li key={`${step.id} ${step.text}`} data-advice={step.id}>
              <p>{step.text}</p>
              {target !== undefined && (
                <button
                  type="button"
                  className={index === 0 ? 'button button-small button-strong' : 'button button-small'}
                  onClick={() => actions.open(target.url, verdict.subject)}
                >
                  {target.label}
                  <Icon name="arrow" />
                </button>
              )}
              {step.id === 'keep-for-later' && <Keep subject={verdict.subject} onKeep={actions.keep} />}
              {step.id === 'contact-support' && job !== undefined && <JobId id={job.id} />}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Keeps the prompt at once, and says so. */
function Keep({ subject, onKeep }: { subject: string; onKeep: (subject: string) => void }) {
  const [isKept, setIsKept] = useState(false);
  return (
    <button
      type="button"
      className="button button-small"
      disabled={isKept}
      onClick={() => {
        onKeep(subject);
        setIsKept(true);
      }}
    >
      {isKept ? 'Kept: see “Videos” on the full page' : subject.startsWith('job:') ? 'Keep prompt' : 'Keep prompts'}
    </button>
  );
}

function ReasonAge({ seconds, atMs, source }: { seconds: number; atMs: number; source: string | undefined }) {
  const words = useLive((nowMs) => ageWords(seconds + (nowMs - atMs) / 1000));
  return <span className="reason-age">{source === undefined ? words : `${words}, ${source}`}</span>;
}

/** About a page that we cannot read, Pika's support is the wrong address. */
function isOurs(verdict: Verdict, step: string): boolean {
  return verdict.subject === 'page' && step === 'contact-support';
}

/** A place is offered once, at the first step that leads there. */
function onceEach(targets: readonly (AdviceTarget | undefined)[]): (AdviceTarget | undefined)[] {
  return targets.map((target, index) => {
    const first = targets.findIndex((other) => other?.url === target?.url);
    return first === index ? target : undefined;
  });
}
