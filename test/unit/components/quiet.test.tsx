// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Diagnosis } from '../../../components/diagnosis/Diagnosis';
import { Quiet } from '../../../components/diagnosis/Quiet';
import { JobRow } from '../../../components/jobs/JobRow';
import { seeTime } from '../../../components/kit/pageClock';
import { concernsOf } from '../../../components/overview/concerns';
import { headlineOf } from '../../../components/overview/headline';
import { quietWords } from '../../../components/words/quiet';
import type { Verdict } from '../../../lib/model/verdict';
import { calm, job, judged, verdict } from '../../ui/fixtures/parts';
import { render } from './render';

const now = Date.UTC(2026, 10, 21, 12);
beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  seeTime(now);
});
afterEach(() => {
  vi.useRealTimers();
});

const words = 'quiet for 1 min 45 s, may have stopped (95 %)';
const fine = /on track|on (its|their) way|moves|moving|as (it|they) should|all quiet/i;
const actions = { open: () => undefined, keep: () => undefined, dismiss: () => undefined };

const jobVerdict = (id: string, more: Partial<Verdict> = {}) =>
  verdict(now, `job:${id}`, 'on-track', { p: 0.05, quietSeconds: 105, ...more });

function row(made: Verdict) {
  const card = job(now, '1', { progress: 0.4 });
  return render(
    <JobRow
      row={{ subject: made.subject, job: card, verdict: made, dismissed: false }}
      atMs={now}
      actions={actions}
      onDismiss={() => undefined}
    />,
  );
}

describe('a job that may have stopped', () => {
  it.each([
    [{ p: 0.05, quietSeconds: 105 }, words],
    [{ p: 0.49, quietSeconds: 40 }, 'quiet for 40 s, may have stopped (51 %)'],
    [{ p: 0, quietSeconds: 720 }, 'quiet for 12 min, may have stopped (99 %)'],
    [{ p: 0.2 }, 'quiet, may have stopped (80 %)'],
  ])('%j: %s', (made, text) => expect(quietWords({ subject: 'job:1', verdict: 'slow', ...made })).toBe(text));

  it.each(['on-track', 'slow'])('%s: its row says how long it is quiet, and nothing calls it fine', async (word) => {
    const place = await row(jobVerdict('1', { verdict: word, eta: { low: 0, high: 90 } }));
    expect(place.textContent).toContain(words);
    expect(place.textContent).toContain('if it lives, up to 2 min more');
    expect(place.textContent).not.toMatch(fine);
    expect(place.querySelector('.badge')?.textContent).toBe('Quiet');
    expect(place.querySelector('li')?.dataset).toMatchObject({ verdict: word, tone: 'warn' });
    expect(place.querySelector<HTMLElement>('.wait-track')?.dataset.resting).toBe('true');
  });

  it('one that lives more likely than not is on track', async () => {
    const place = await row(jobVerdict('1', { p: 0.5 }));
    expect(place.textContent).toContain('On track');
    expect(place.textContent).not.toContain('quiet');
  });

  it('one that stands still while Pika is down is called quiet, however likely it lives', async () => {
    const down = { id: 'service-down', text: 'Pika is down', age: 5, source: 'page' };
    const halted = jobVerdict('1', { p: 0.9, because: [down] });
    const place = await row(halted);
    expect(place.textContent).toContain('quiet for 1 min 45 s');
    expect(place.textContent).not.toMatch(/may have stopped|on track/i);
    const snapshot = judged({ ...calm(now), jobs: [job(now, '1')] }, halted, verdict(now, 'service:pika', 'outage'));
    expect(headlineOf(snapshot, now).sentence).toBe('Pika is down');
    expect(headlineOf(snapshot, now).more).not.toMatch(fine);
  });

  it('is the headline, and no other sentence counts it as on its way', async () => {
    const one = judged({ ...calm(now), jobs: [job(now, '1')] }, jobVerdict('1'));
    expect(headlineOf(one, now)).toMatchObject({ sentence: `1 video ${words}`, tone: 'warn' });
    expect(headlineOf(one, now).more).not.toMatch(fine);
    const jobs = [job(now, '1'), job(now, '2'), job(now, '3')];
    const two = judged({ ...calm(now), jobs }, jobVerdict('1'), jobVerdict('2'), verdict(now, 'job:3', 'on-track'));
    expect(headlineOf(two, now)).toMatchObject({ sentence: '2 videos are quiet, may have stopped' });
    expect(headlineOf(two, now).more).toMatch(/^1 on track/);
    expect(concernsOf(two, now)).toHaveLength(2);
    const away = { ...one, dismissed: { 'job:1': 'on-track' } };
    expect(headlineOf(away, now).sentence).toBe('1 video put away: quiet');
    expect((await render(<Quiet snapshot={away} />)).textContent).not.toMatch(fine);
  });

  it('its panel tells how likely it has stopped, not how sure "on track" is', async () => {
    const place = await render(
      <Diagnosis concern={{ verdict: jobVerdict('1'), weight: 1 }} atMs={now} actions={actions} />,
    );
    expect(place.textContent).toContain('How likely it has stopped: very likely (95 %)');
    expect(place.textContent).toContain('Any movement');
    expect(place.textContent).not.toMatch(/how sure/i);
  });
});
