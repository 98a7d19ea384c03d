import type { Snapshot } from '../../lib/model/snapshot';
import { Mark } from '../kit/Mark';
import { shownNow } from '../kit/pageClock';
import { type Concern, putAwayConcerns } from '../overview/concerns';
import { isOnTrack, sentenceOf } from '../overview/headline';
import { knownOfPika } from '../overview/known';
import { chancePercent } from '../words/chance';
import { lookOf, type MarkShape, type Tone, verdictLook } from '../words/verdictWords';

interface Fact {
  id: string;
  text: string;
  tone: Tone;
  mark: MarkShape;
}

const good = { tone: 'good', mark: 'check' } as const;
const open = { tone: 'quiet', mark: 'question' } as const;

/** No trouble that was not put away: what that is based on, so that quiet is never mistaken for not looking. */
export function Quiet({ snapshot }: { snapshot: Snapshot }) {
  const putAway = putAwayConcerns(snapshot, shownNow()).map(putAwayFact);
  const running = snapshot.verdicts.filter(isOnTrack).length;
  const facts = [
    ...putAway,
    ...(running > 0 ? [runningFact(running)] : []),
    ...pikaFacts(snapshot),
    ...pageFacts(snapshot),
  ];
  return (
    <ul className="quiet" data-tone="good">
      {facts.map((fact) => (
        <li key={fact.id} data-tone={fact.tone}>
          <Mark shape={fact.mark} size={14} />
          {fact.text}
        </li>
      ))}
    </ul>
  );
}

function putAwayFact(concern: Concern): Fact {
  const { tone, mark } = lookOf(concern.verdict);
  return { id: concern.verdict.subject, text: `You put this away: ${sentenceOf(concern, 1)}.`, tone, mark };
}

function runningFact(running: number): Fact {
  const text = running === 1 ? 'Your video is on track.' : `Your ${running} videos are on track.`;
  return { id: 'jobs', text, ...good };
}

/** Nothing where its trouble stands here as put away. */
function pikaFacts(snapshot: Snapshot): Fact[] {
  const pika = snapshot.verdicts.find(({ subject }) => subject === 'service:pika');
  if (pika?.verdict === 'ok') {
    return [{ id: 'pika', text: `Pika answers and reports no trouble (${chancePercent(pika.p)} sure).`, ...good }];
  }
  if (pika !== undefined && verdictLook(pika.subject, pika.verdict).mark !== 'question') return [];
  const known = knownOfPika(snapshot).map((text) => ({ id: text, text: `${text}.`, ...good }));
  if (known.length === 0) return [{ id: 'pika', text: 'No source on Pika\u2019s health could be read yet.', ...open }];
  return [...known, { id: 'pika', text: 'No more is known of Pika\u2019s state at present.', ...open }];
}

/** Nothing where it stands here as put away that the page cannot be read. */
function pageFacts({ tabs, verdicts, unheardTabs = 0 }: Snapshot): Fact[] {
  if (tabs.length === 0 && unheardTabs > 0)
    return [{ id: 'page', text: 'Your Pika tab is not watched until it is loaded anew.', ...open }];
  if (tabs.length === 0) return [{ id: 'page', text: 'No Pika tab is open, so new videos cannot be seen.', ...open }];
  if (verdicts.some(({ subject, verdict }) => subject === 'page' && verdict === 'blind')) return [];
  const text = tabs.length === 1 ? 'One Pika tab is being watched.' : `${tabs.length} Pika tabs are being watched.`;
  return [{ id: 'page', text, ...good }];
}
