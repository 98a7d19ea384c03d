import { describe, expect, test } from 'vitest';
import { tabView } from '../../../lib/engine/banners';
import type { EvidenceOf } from '../../../lib/model/evidence';
import { Course, look, poll, reply, START, tab } from './course';

const OWN = 'https://pika.art';
const OTHER = 'https://beta.pika.me';
const visible = (id: number, origin: string): EvidenceOf<'tab'> => ({
  ...tab('visible', `${origin}/library`, id),
  origin,
});
const failed = (prompt: string) => look('failed', { prompt, error: { message: 'content policy' } });
const intent = (name: EvidenceOf<'intent'>['intent'], subject: string, from?: number): EvidenceOf<'intent'> => ({
  kind: 'intent',
  intent: name,
  subject,
  ...(from !== undefined && { tab: from }),
});

/** Both pages know a job `a`, and both have failed. */
function twoHomes(): Course {
  return new Course()
    .at(0, visible(1, OWN), visible(2, OTHER))
    .at(1, reply([look('running', { prompt: 'mine' })], { origin: OWN }))
    .at(2, reply([look('running', { prompt: 'theirs' })], { tab: 2, origin: OTHER }))
    .at(10, reply([failed('mine')], { origin: OWN }))
    .at(11, reply([failed('theirs')], { tab: 2, origin: OTHER }));
}

describe('a page is shown what pages of its own account told, and nothing else', () => {
  test('banners and jobs, under the id that the page uses', () => {
    const { state } = twoHomes();
    for (const [id, prompt, origin] of [
      [1, 'mine', OWN],
      [2, 'theirs', OTHER],
    ] as const) {
      const view = tabView(state, id, START + 12_000);
      expect(view).toMatchObject({ origin, banners: [{ subject: 'job:a' }], jobs: [{ id: 'a', prompt }] });
      expect(JSON.stringify(view)).not.toContain(id === 1 ? 'theirs' : 'mine');
    }
  });

  test('of how Pika fares only Pika’s own pages are told', () => {
    const { state } = twoHomes();
    const trouble = { subject: 'service:pika', verdict: 'outage', p: 1, because: [], advice: [], sinceMs: START };
    const down = { ...state, verdicts: { ...state.verdicts, 'service:pika': trouble } };
    const subjects = (id: number) => {
      const view = tabView(down, id, START + 12_000);
      return view.type === 'tab-view' ? view.banners.map(({ subject }) => subject) : [];
    };
    expect([subjects(1), subjects(2)]).toEqual([['job:a', 'service:pika'], ['job:a']]);
  });

  test('the notification names the host of another page', () => {
    const bodies = twoHomes().effects.flatMap((effect) => (effect.do === 'alert' ? [effect.alert.body] : []));
    expect(bodies).toHaveLength(2);
    expect(bodies.map((body) => body.includes('beta.pika.me'))).toEqual([false, true]);
  });
});

describe('what the user does to a banner', () => {
  test('counts for the job of the page in which it stands', () => {
    const { state } = twoHomes().at(12, intent('dismiss', 'job:a', 2));
    expect(state.dismissed).toEqual({ 'job:a@beta.pika.me': 'failed-policy' });
  });

  test.each([
    ['a job of another page', intent('dismiss', 'job:b', 2)],
    ['the engine’s id of a job of another page', intent('dismiss', 'job:a@beta.pika.me', 1)],
    ['a service that it was not shown', intent('snooze', 'service:pika', 2)],
    ['a tab that nobody knows', intent('dismiss', 'job:a', 9)],
    ['a wallet', intent('dismiss', 'wallet:create', 1)],
  ])('is nothing where it was not shown: %s', (_name, said) => {
    const { state } = twoHomes().at(12, said);
    expect([state.dismissed, state.snoozed]).toEqual([{}, {}]);
  });
});

describe('asking again', () => {
  const asking = (tabOf: number, origin: string, url: string) =>
    reply([look('running')], { tab: tabOf, origin, poll: { ...poll(), url, origin } });

  test('is not done in a tab into which another page has come', () => {
    const course = new Course()
      .at(0, visible(1, OWN))
      .at(1, asking(1, OWN, `${OWN}/library`))
      .at(5, asking(1, OWN, `${OWN}/library`))
      .at(9, asking(1, OWN, `${OWN}/library`))
      .at(12, visible(1, OTHER))
      .to(600);
    expect(course.asked('poll-in-page')).toEqual([]);
  });
});
