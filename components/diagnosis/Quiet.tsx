import type { Snapshot } from '../../lib/model/snapshot';
import { Mark } from '../kit/Mark';
import { chancePercent } from '../words/chance';

/** No trouble: what that is based on, so that quiet is never mistaken for not looking. */
export function Quiet({ snapshot }: { snapshot: Snapshot }) {
  const pika = snapshot.verdicts.find((verdict) => verdict.subject === 'service:pika');
  const page = snapshot.verdicts.find((verdict) => verdict.subject === 'page');
  const running = snapshot.verdicts.filter(
    (verdict) => verdict.subject.startsWith('job:') && verdict.verdict === 'on-track',
  ).length;
  const facts = [
    running > 0 && {
      id: 'jobs',
      good: true,
      text: running === 1 ? 'Your video moves as it should.' : `Your ${running} videos move as they should.`,
    },
    pika !== undefined && pika.verdict === 'ok'
      ? { id: 'pika', good: true, text: `Pika answers and reports no trouble (${chancePercent(pika.p)} sure).` }
      : { id: 'pika', good: false, text: 'No source on Pika\u2019s health could be read yet.' },
    snapshot.tabs.length > 0
      ? {
          id: 'page',
          good: page?.verdict !== 'blind',
          text:
            snapshot.tabs.length === 1
              ? 'One Pika tab is being watched.'
              : `${snapshot.tabs.length} Pika tabs are being watched.`,
        }
      : { id: 'page', good: false, text: 'No Pika tab is open, so new videos cannot be seen.' },
  ].filter((fact) => fact !== false);
  return (
    <ul className="quiet" data-tone="good">
      {facts.map((fact) => (
        <li key={fact.id} data-tone={fact.good ? 'good' : 'quiet'}>
          <Mark shape={fact.good ? 'check' : 'question'} size={14} />
          {fact.text}
        </li>
      ))}
    </ul>
  );
}
