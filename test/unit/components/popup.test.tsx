// @vitest-environment happy-dom
import { act, Profiler } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JobList } from '../../../components/jobs/JobList';
import { jobRows } from '../../../components/jobs/jobRows';
import { seeTime } from '../../../components/kit/pageClock';
import { withFirstRead } from '../../../entrypoints/pages/firstRead';
import { startPopup } from '../../../entrypoints/popup/start';
import type { ToBackground } from '../../../lib/model/message';
import { defaultSettings, type Settings } from '../../../lib/model/settings';
import { type Snapshot, snapshotSchema } from '../../../lib/model/snapshot';
import { fakeBridge } from '../../ui/fakeBridge';
import { snapshots } from '../../ui/fixtures/snapshots';
import { click, freshRoot, render } from './render';

const now = Date.UTC(2026, 10, 21, 12);

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

/** Opens the popup on a stored snapshot. */
async function open(
  snapshot: unknown,
  options: Parameters<typeof fakeBridge>[1] = {},
  settings: Settings = defaultSettings,
) {
  const fake = fakeBridge({ snapshot, settings }, options);
  const { place, root } = freshRoot();
  await act(() => startPopup(root, fake.bridge));
  return { ...fake, place, heading: () => place.querySelector('h1')?.textContent };
}

function made(name: string): Snapshot {
  const snapshot = snapshots[name]?.(Date.now());
  return snapshotSchema.parse(snapshot);
}

const evidence = (sent: readonly ToBackground[]) =>
  sent.flatMap((message) => (message.type === 'evidence' ? message.evidence : []));

describe('the popup', () => {
  it.each(Object.keys(snapshots))('draws "%s" with one heading and named sections', async (name) => {
    const { place } = await open(snapshots[name]?.(Date.now()));
    expect(place.querySelectorAll('h1')).toHaveLength(1);
    expect(place.querySelector('main [data-section]')).not.toBeNull();
    expect(place.textContent).not.toMatch(/undefined|NaN|\[object/);
  });

  it('has every section in its place, and rows that name subject and verdict', async () => {
    const { place, heading } = await open(made('stuck'));
    expect(heading()).toBe('1 video is stuck');
    expect([...place.querySelectorAll<HTMLElement>('[data-section]')].map((one) => one.dataset.section)).toEqual([
      'diagnosis',
      'jobs',
      'credits',
      'status',
      'fallback',
    ]);
    const row = place.querySelector<HTMLElement>('[data-section="jobs"] [data-subject="job:81"]');
    expect(row?.dataset.verdict).toBe('stuck');
    expect(
      place.querySelector('[data-section="status"] [data-subject="service:pika"]')?.getAttribute('data-verdict'),
    ).toBe('ok');
    expect(place.querySelector('[data-section="credits"] [data-subject="wallet:create"]')?.textContent).toContain(
      '1,240 credits',
    );
  });

  it('explains the worst: what to do in order, why, how sure, and what would change our mind', async () => {
    const { place } = await open(made('stuck'));
    const words = place.querySelector('[data-section="diagnosis"]')?.textContent ?? '';
    expect([...place.querySelectorAll<HTMLElement>('[data-advice]')].map((one) => one.dataset.advice)).toEqual([
      'open-library',
      'cancel-first',
      'wait',
    ]);
    expect(words).toContain('very likely (91 %)');
    expect(words).toContain('It has stood at 40 % for 9 min');
    expect(words).toContain('Any movement');
  });

  it('tells the background that it is open, and that it is not when it goes', async () => {
    const { sent } = await open(made('calm'));
    expect(evidence(sent)).toEqual([{ kind: 'popup', open: true, page: 'popup' }]);
    await act(async () => void dispatchEvent(new Event('pagehide')));
    expect(evidence(sent)).toContainEqual({ kind: 'popup', open: false, page: 'popup' });
  });

  it('follows the store', async () => {
    const { put, heading } = await open(made('calm'));
    expect(heading()).toBe('All quiet');
    await act(async () => put('snapshot', made('outage')));
    expect(heading()).toBe('Pika is down');
  });

  it('claims nothing from a store that is empty or cannot be read, and asks for the snapshot', async () => {
    const empty = await open(undefined);
    expect(empty.heading()).toBe('Nothing to tell yet');
    expect(empty.sent).toContainEqual({ type: 'snapshot' });
    await act(async () => empty.put('snapshot', { version: 1, jobs: 'many' }));
    expect(empty.place.textContent).toContain('cannot be read');
  });

  it('says how old its news are once they are old', async () => {
    const { place } = await open(made('calm'));
    expect(place.textContent).not.toContain('Last news');
    await act(async () => vi.advanceTimersByTime(12 * 60_000));
    expect(place.textContent).toContain('Last news 12 min ago');
  });

  it('says when nobody hears it, and when it may not look', async () => {
    const { place } = await open(made('calm'), { heard: false, access: false });
    expect(place.textContent).toContain('does not answer');
    expect(place.textContent).toContain('Not allowed to read pika.art');
    await click(place, 'Allow');
    expect(place.textContent).not.toContain('Not allowed to read pika.art');
    expect(place.textContent).toContain('Not allowed to read status pages only');
    await click(place, 'Allow');
    expect(place.textContent).not.toContain('Not allowed');
  });

  it('says for what purpose a right is missing', async () => {
    const { place } = await open(made('calm'), { taken: ['https://prismix.dev/*'] });
    expect(place.textContent).toContain('Not allowed to read status pages only (prismix.dev)');
    expect(place.textContent).toContain('Your videos are not concerned');
    expect(place.textContent).not.toContain('your jobs cannot be seen');
  });

  it('says that the browser shows no notifications', async () => {
    const { place } = await open(made('calm'), { muted: true });
    expect(place.textContent).toContain('shows no notifications of Unstuck');
  });

  it('does not say of a tab that must be loaded anew that none is open', async () => {
    const { place } = await open({ ...made('calm'), tabs: [], unheardTabs: 1 });
    expect(place.textContent).toContain('not watched until it is loaded anew');
    expect(place.textContent).not.toContain('No Pika tab is open');
  });

  it('says once that a Pika tab must be loaded anew, and only where nobody is in it', async () => {
    const known = made('calm').tabs.map(({ tab }) => tab);
    const { place } = await open(made('calm'), { pikaTabs: [...known, 901, 902] });
    expect(place.textContent?.match(/Reload your Pika tab/g)).toHaveLength(1);
    const { place: other } = await open(made('calm'), { pikaTabs: known });
    expect(other.textContent).not.toContain('Reload your Pika tab');
  });

  it('says what was put away and goes on, and never invites to start it again', async () => {
    const stuck = made('stuck');
    const alone = { ...stuck, jobs: stuck.jobs.filter(({ id }) => id === '81'), dismissed: { 'job:81': 'stuck' } };
    const { place, heading } = await open({
      ...alone,
      verdicts: stuck.verdicts.filter(({ subject }) => !['job:82', 'job:77'].includes(subject)),
    });
    expect(heading()).toBe('1 video put away: stuck');
    expect(place.querySelector('[data-section="diagnosis"]')?.textContent).toContain(
      'You put this away: 1 video is stuck.',
    );
    expect(place.textContent).not.toContain('No video under way');
  });

  it('says that Pika is down, also put away', async () => {
    const down = { ...made('outage'), jobs: [], dismissed: { 'service:pika': 'outage' } };
    const { place, heading } = await open({
      ...down,
      verdicts: down.verdicts.filter(({ subject }) => !subject.startsWith('job:')),
    });
    expect(heading()).toBe('Pika is down');
    expect(place.textContent).toContain('You put this away: Pika is down.');
    expect(place.textContent).not.toContain('No source on Pika');
  });

  it('gives the id of a job beside the advice to write to Pika', async () => {
    const { place } = await open(made('failed'));
    expect(place.querySelector('[data-advice="contact-support"] code')?.textContent).toBe('81');
  });

  it('gives no id where Pika turned a submit down', async () => {
    const turnedDown = made('failed');
    const jobs = turnedDown.jobs.map((one) => ({ ...one, id: 'submit-1' }));
    const verdicts = turnedDown.verdicts.map((one) =>
      one.subject === 'job:81' ? { ...one, subject: 'job:submit-1' } : one,
    );
    const { place } = await open({ ...turnedDown, jobs, verdicts });
    expect(place.querySelector('[data-advice="contact-support"]')).not.toBeNull();
    expect(place.querySelector('[data-advice="contact-support"] code')).toBeNull();
  });

  it('says that notifications are paused, and lets them come again', async () => {
    const pausedUntil = new Date(now + 3_600_000).toISOString();
    const { place, sent } = await open(made('calm'), {}, { ...defaultSettings, lowCredits: 7, pausedUntil });
    const time = new Date(pausedUntil).toLocaleString('en', { hour: 'numeric', minute: '2-digit' });
    expect(place.textContent).toContain(`Notifications are paused until ${time}.`);
    await click(place, 'Go on now');
    await act(() => vi.dynamicImportSettled());
    const saved = evidence(sent).find((one) => one.kind === 'settings');
    expect(saved?.kind === 'settings' && saved.settings).toEqual({ ...defaultSettings, lowCredits: 7 });
    expect(place.textContent).not.toContain('Notifications are paused');
  });

  it('draws its first picture from the one early read', async () => {
    const { bridge } = fakeBridge({});
    const asked: (readonly string[])[] = [];
    const read = bridge.read;
    bridge.read = (keys) => {
      asked.push(keys);
      return read(keys);
    };
    const { place, root } = freshRoot();
    const early = Promise.resolve({ snapshot: made('stuck'), settings: defaultSettings });
    await act(() => startPopup(root, withFirstRead(bridge, early)));
    expect(place.querySelector('h1')?.textContent).toBe('1 video is stuck');
    expect(asked).toEqual([['snapshot']]);
  });

  it('says nothing of a pause that is over', async () => {
    const { place } = await open(
      made('calm'),
      {},
      { ...defaultSettings, pausedUntil: new Date(now - 1).toISOString() },
    );
    expect(place.textContent).not.toContain('paused');
  });

  it('says that it checks until news come, or for ten seconds', async () => {
    const { place, sent, put } = await open(made('calm'));
    await click(place, 'Check now');
    await click(place, 'Checking\u2026');
    expect(evidence(sent).filter((one) => one.kind === 'intent')).toHaveLength(1);
    await act(async () => put('snapshot', { ...made('calm'), atMs: now + 1 }));
    expect(place.textContent).toContain('Check now');
    await click(place, 'Check now');
    await act(async () => vi.advanceTimersByTime(10_000));
    expect(place.textContent).toContain('Check now');
  });

  it('leads to the settings where it says so', async () => {
    const opened: string[] = [];
    const { place, bridge } = await open(made('calm'));
    bridge.openPage = async (path) => void opened.push(path);
    await click(place, 'Settings');
    await click(place, 'Open the full page');
    expect(opened).toEqual(['/dashboard.html#settings', '/dashboard.html']);
  });

  it('does not put a chance on what it cannot tell', async () => {
    const { place } = await open(made('unknown'));
    const pika = place.querySelector('[data-section="status"] [data-subject="service:pika"]')?.textContent ?? '';
    expect(pika).toContain('We cannot tell at present.');
    expect(pika).not.toContain('How sure');
    expect(pika).toContain('Our own look at pika.art');
  });

  it('calls nothing up that is no service', async () => {
    const [first] = made('calm').fallbacks;
    const { place } = await open({ ...made('calm'), fallbacks: [{ ...first, verdict: 'none' }] });
    expect(place.querySelector('.fallback .badge')).toBeNull();
  });

  it('shows the words of others as words', async () => {
    const { place } = await open(made('failed'));
    expect(place.querySelector('[data-section="jobs"]')?.textContent).toContain('<script>alert(1)</script>');
    expect(place.querySelector('script')).toBeNull();
  });

  it('opens the video through the background', async () => {
    const { place, sent } = await open(made('unseen'));
    await click(place, /^Open video:/);
    expect(sent).toContainEqual({ type: 'open', url: 'https://cdn.pika.art/v1/boat.mp4', subject: 'job:81' });
  });

  it('never shows time running backwards when the background\u2019s clock is ahead', async () => {
    const { place } = await open(snapshotSchema.parse(snapshots.healthy?.(now + 3_600_000)));
    expect(place.textContent).toContain('2 min so far');
  });
});

describe('putting a row away', () => {
  const list = () => {
    const snapshot = made('stuck');
    const dismissed: string[] = [];
    const actions = { open: () => undefined, dismiss: (subject: string) => void dismissed.push(subject) };
    return { dismissed, node: <JobList rows={jobRows(snapshot, now)} atMs={snapshot.atMs} actions={actions} /> };
  };

  it('can be taken back', async () => {
    const { dismissed, node } = list();
    const place = await render(node);
    await click(place, 'Put away: Two dancers in an empty theatre');
    expect(document.activeElement?.textContent).toBe('Undo');
    await click(place, 'Undo');
    await act(async () => vi.advanceTimersByTime(60_000));
    expect(dismissed).toEqual([]);
    expect(place.querySelector('[data-subject="job:82"]')?.getAttribute('data-verdict')).toBe('on-track');
  });

  it('is told after a few seconds, once', async () => {
    const { dismissed, node } = list();
    const place = await render(node);
    await click(place, 'Put away: Two dancers in an empty theatre');
    expect(dismissed).toEqual([]);
    await act(async () => vi.advanceTimersByTime(60_000));
    expect(dismissed).toEqual(['job:82']);
    expect(place.querySelector('[data-subject="job:82"]')).toBeNull();
  });

  it('hands the focus on to the next row when its time is over', async () => {
    const { node } = list();
    const place = await render(node);
    await click(place, 'Put away: Two dancers in an empty theatre');
    expect(document.activeElement?.textContent).toBe('Undo');
    await act(async () => vi.advanceTimersByTime(60_000));
    expect(document.activeElement?.closest('[data-subject]')?.getAttribute('data-subject')).toBe('job:77');
  });

  it('is not lost when the popup closes at once', async () => {
    const { dismissed, node } = list();
    const place = await render(node);
    await click(place, 'Put away: Two dancers in an empty theatre');
    await act(async () => void dispatchEvent(new Event('pagehide')));
    expect(dismissed).toEqual(['job:82']);
  });
});

describe('live texts', () => {
  it('move on by themselves, and draw nothing but themselves', async () => {
    const snapshot = made('forty');
    seeTime(now);
    let drawn = 0;
    const place = await render(
      <Profiler
        id="list"
        onRender={() => {
          drawn += 1;
        }}
      >
        <JobList
          rows={jobRows(snapshot, now).filter(({ job }) => job.endedAtMs !== null)}
          atMs={now}
          actions={{ open: () => undefined, dismiss: () => undefined }}
        />
      </Profiler>,
    );
    const before = drawn;
    const ages = () => [...place.querySelectorAll('time')].map((one) => one.textContent);
    const first = ages();
    await act(async () => vi.advanceTimersByTime(5_000));
    expect(drawn - before).toBeLessThanOrEqual(1);
    await act(async () => vi.advanceTimersByTime(60_000));
    expect(ages()).not.toEqual(first);
    expect(ages()).toHaveLength(first.length);
  });
});
