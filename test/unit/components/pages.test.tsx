// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Diagnosis } from '../../../components/diagnosis/Diagnosis';
import { ApiDoctor } from '../../../components/doctor/ApiDoctor';
import { Guide } from '../../../components/guide/Guide';
import { WatchForm } from '../../../components/jobs/WatchForm';
import { deliveryWords } from '../../../components/settings/deliveryWords';
import { History } from '../../../components/status/History';
import { niceTop, pathOf } from '../../../components/status/LineChart';
import type { Past } from '../../../entrypoints/dashboard/past';
import { startDashboard } from '../../../entrypoints/dashboard/start';
import { startWelcome } from '../../../entrypoints/welcome/start';
import type { Delivery } from '../../../lib/model/delivery';
import type { ToBackground } from '../../../lib/model/message';
import { defaultSettings } from '../../../lib/model/settings';
import { type JobCard, snapshotSchema } from '../../../lib/model/snapshot';
import type { Verdict } from '../../../lib/model/verdict';
import { fakeBridge } from '../../ui/fakeBridge';
import { longHistory } from '../../ui/fixtures/history';
import { job, verdict } from '../../ui/fixtures/parts';
import { snapshots } from '../../ui/fixtures/snapshots';
import { click, freshRoot, render, type } from './render';

afterEach(() => {
  location.hash = '';
  document.body.replaceChildren();
});

async function dashboard(hash: string, fixture = 'stuck', lost: Partial<Past> = {}) {
  location.hash = hash;
  const fake = fakeBridge({ snapshot: snapshots[fixture]?.(Date.now()) });
  const { place, root } = freshRoot();
  const wiped: string[] = [];
  const past: Past = {
    read: async () => ({ pika: longHistory(Date.now()) }),
    table: async () => '',
    wipe: async () => void wiped.push('past'),
    ...lost,
  };
  await act(() => startDashboard(root, fake.bridge, { probe: async () => ({ findings: [] }), past }));
  return { place, wiped, ...fake };
}

describe('the full page', () => {
  it.each([
    ['', 'diagnosis,jobs'],
    ['#jobs', 'diagnosis,jobs'],
    ['#status', 'status,history'],
    ['#credits', 'credits'],
    ['#fallback', 'fallback'],
    ['#guide', 'guide,doctor'],
    ['#settings', 'settings'],
    ['#nonsense', 'diagnosis,jobs'],
  ])('shows at "%s": %s', async (hash, names) => {
    const { place } = await dashboard(hash);
    expect([...place.querySelectorAll<HTMLElement>('[data-section]')].map((one) => one.dataset.section).join()).toBe(
      names,
    );
    expect(place.querySelectorAll('[aria-current="page"]')).toHaveLength(1);
  });

  it('follows the hash', async () => {
    const { place } = await dashboard('#jobs');
    await act(async () => {
      location.hash = '#credits';
      dispatchEvent(new Event('hashchange'));
    });
    expect(place.querySelector('h1')?.textContent).toBe('Credits');
  });

  it('stays up on an empty store', async () => {
    const { place } = await dashboard('#status', 'empty');
    expect(place.textContent).toContain('Nothing seen yet');
  });

  it('says settings to the background and to nobody else', async () => {
    const { place, sent } = await dashboard('#settings');
    await click(place, 'A video failed');
    const last = sent.at(-1);
    expect(
      last?.type === 'evidence' &&
        last.evidence[0]?.kind === 'settings' &&
        last.evidence[0].settings.alerts['job-failed'],
    ).toBe(false);
  });
});

describe('the past on the full page', () => {
  it('is shown once it was read', async () => {
    const { place } = await dashboard('#status');
    expect(place.querySelectorAll('.day')).toHaveLength(90);
  });

  it('may be lost, and the present goes on', async () => {
    const { place } = await dashboard('#status', 'stuck', { read: () => Promise.reject(new Error('gone')) });
    expect(place.textContent).toContain('The past cannot be read');
    expect(place.querySelectorAll('[data-section="status"] .service').length).toBeGreaterThan(3);
  });

  it('goes with everything else when all is wiped: every job, every key, every setting', async () => {
    const { place, sent, wiped } = await dashboard('#settings', 'forty');
    await click(place, 'Wipe everything');
    await click(place.querySelector('.confirm') ?? place, 'Wipe everything');
    const told = sent.flatMap((message) => (message.type === 'evidence' ? message.evidence : []));
    expect(told.filter((one) => one.kind === 'intent' && one.intent === 'forget')).toHaveLength(41);
    const settings = told.find((one) => one.kind === 'settings');
    expect(settings?.kind === 'settings' && Object.values(settings.settings.keys)).toEqual(Array(7).fill(''));
    expect(sent.every((message) => message.type !== 'evidence' || message.evidence.length <= 50)).toBe(true);
    expect(wiped).toEqual(['past']);
  });
});

describe('history', () => {
  it('says so when there is none', async () => {
    const place = await render(<History name="Pika" subject="service:pika" />);
    expect(place.textContent).toContain('Nothing collected yet');
  });

  it('can be read without seeing: charts have words, days have a table, no data is no data', async () => {
    const history = longHistory(Date.now());
    const blank = history.days.filter(({ uptime }) => uptime === null).length;
    const place = await render(<History name="Pika" subject="service:pika" history={history} locale="en" />);
    for (const chart of place.querySelectorAll('svg[role="img"]'))
      expect(chart.getAttribute('aria-label')?.length).toBeGreaterThan(20);
    expect(place.querySelectorAll('tbody tr')).toHaveLength(90);
    expect(place.querySelector('.day-strip')?.getAttribute('aria-label')).toContain(`${blank} days without data`);
    expect(place.querySelectorAll('.day[data-day="none"]')).toHaveLength(blank);
    expect(place.textContent).toContain('never on the official page');
  });

  it('never rounds trouble away', async () => {
    const place = await render(<History name="Pika" subject="service:pika" history={longHistory(Date.now())} />);
    expect(place.querySelector('.uptimes dd')?.textContent).toBe('99.9 %');
  });

  it('writes shares and days as the language does', async () => {
    const history = longHistory(Date.now());
    const place = await render(<History name="Pika" subject="service:pika" history={history} locale="de" />);
    expect(place.querySelector('.uptimes dd')?.textContent).toBe('99,9 %');
    expect(place.querySelector('tbody td')?.textContent).toMatch(/^\d{2}\.\d{2}\.\d{4}$/);
    expect(place.querySelector('.day title')?.textContent).toMatch(/^\d{2}\.\d{2}\.\d{4}: /);
    expect(place.textContent).not.toMatch(/\d\.\d min|\d\.\d %/);
  });

  it('lifts the pen where there is no data', () => {
    const points = [1, 2, null, 3].map((value, n) => ({ atMs: n, value }));
    expect(
      pathOf(
        points,
        (x) => x,
        (y) => y,
      ),
    ).toBe('M0.0 1.0L1.0 2.0M3.0 3.0');
    expect([0, 3, 480, 1000, 1001].map(niceTop)).toEqual([1, 5, 500, 1000, 2000]);
  });
});

describe('the guide', () => {
  const snapshot = snapshotSchema.parse(snapshots.exhausted?.(Date.now()));

  it('starts from what is seen', async () => {
    const place = await render(
      <Guide
        snapshot={snapshot}
        actions={{ open: () => undefined, keep: () => undefined, dismiss: () => undefined }}
      />,
    );
    expect(place.querySelector('.symptom')?.textContent).toBe('Credits are used up or look wrongseen now');
    expect(place.querySelector('.asking [data-subject="wallet:create"]')).not.toBeNull();
  });

  it('ends in steps for every answer, and never advises to submit again while one runs', async () => {
    const place = await render(
      <Guide
        snapshot={undefined}
        actions={{ open: () => undefined, keep: () => undefined, dismiss: () => undefined }}
      />,
    );
    for (const symptom of place.querySelectorAll<HTMLElement>('.symptom')) {
      await click(symptom.parentElement ?? place, symptom.textContent ?? '');
      for (const answer of symptom.parentElement?.querySelectorAll<HTMLInputElement>('.answer input') ?? []) {
        await act(async () => answer.click());
        expect(symptom.parentElement?.querySelectorAll('.steps li').length).toBeGreaterThan(0);
      }
    }
  });
});

describe('credits on the full page', () => {
  it('tell each change with its job and its exact time, as a letter to Pika needs them', async () => {
    const { place } = await dashboard('#credits');
    const first = place.querySelector('.changes li');
    expect(first?.querySelector('code')?.textContent).toBe('81');
    expect(first?.querySelector('time')?.textContent).toContain('20');
    expect(first?.textContent).not.toContain('ago');
  });
});

describe('following a job of an API', () => {
  it('takes an address of fal, and refuses what names no job with a reason', async () => {
    const watched: unknown[] = [];
    const follow = async (one: unknown) => void watched.push(one);
    const place = await render(<WatchForm onWatch={follow} />);
    await type(
      place,
      'Id, address',
      'https://queue.fal.run/fal-ai/pika/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/status',
    );
    await click(place, 'Follow');
    expect(watched).toEqual([expect.objectContaining({ provider: 'fal', id: '764cabcf-b745-4b3e-ae38-1200304cf45b' })]);
    await type(place, 'Id, address', 'hello there, how are you');
    await click(place, 'Follow');
    expect(watched).toHaveLength(1);
    expect(place.querySelector('.problem')?.textContent?.length).toBeGreaterThan(5);
  });
});

const falJob = 'https://queue.fal.run/fal-ai/pika/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/status';

describe('following a job on the full page', () => {
  it('wants a key first', async () => {
    const { place, sent } = await dashboard('#jobs');
    await type(place, 'Id, address', falJob);
    await click(place, 'Follow');
    expect(place.querySelector('.problem')?.textContent).toBe('Add a key of fal.ai in the settings first.');
    expect(told(sent)).not.toContain('watch');
  });

  it.each([
    [true, /^Following 764cabcf/],
    [false, /^Not followed: without the right to reach fal\.ai/],
  ])('says what came of the question for the right to ask (%s)', async (may, words) => {
    const { place, sent, bridge, put } = await dashboard('#jobs');
    await act(async () => put('keyHints', { fal: '\u2022\u2022\u2022\u20221a2b' }));
    bridge.askFor = async () => may;
    await type(place, 'Id, address', falJob);
    await click(place, 'Follow');
    expect(place.querySelector('.watch-form [role="status"]')?.textContent).toMatch(words);
    expect(told(sent).includes('watch')).toBe(may);
  });
});

function told(sent: readonly ToBackground[]): string[] {
  return sent.flatMap((message) => (message.type === 'evidence' ? message.evidence.map(({ kind }) => kind) : []));
}

describe('the API doctor', () => {
  it('says what is wrong with a pasted request, and never repeats its key', async () => {
    const place = await render(<ApiDoctor onProbe={async () => ({ findings: [] })} />);
    await type(
      place,
      'A key, a request',
      'curl https://queue.fal.run/fal-ai/pika -H "Authorization: Bearer abcdefghijkl:0123456789abcdef"',
    );
    await click(place, 'Examine');
    expect(place.querySelectorAll('[data-finding]').length).toBeGreaterThan(0);
    expect(place.querySelector('.findings')?.textContent).not.toContain('0123456789abcdef');
  });
});

describe('the welcome page', () => {
  it('asks where the browser has granted nothing, and says what came of it', async () => {
    const { bridge } = fakeBridge({}, { access: false });
    const { place, root } = freshRoot();
    await act(() => startWelcome(root, bridge));
    await click(place, 'Allow');
    expect(place.querySelector('.access-state')?.textContent).toContain('Granted');
  });

  it('does not ask where all is granted', async () => {
    const { place, root } = freshRoot();
    await act(() => startWelcome(root, fakeBridge({}).bridge));
    expect([...place.querySelectorAll('button')].map((one) => one.textContent)).not.toContain('Allow');
  });

  it('follows the theme of the settings, and its changes', async () => {
    const { root } = freshRoot();
    const { bridge, put } = fakeBridge({ settings: { ...defaultSettings, theme: 'dark' } });
    await act(() => startWelcome(root, bridge));
    expect(document.documentElement.dataset.theme).toBe('dark');
    put('settings', { ...defaultSettings, theme: 'auto' });
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });
});

describe('what is done about a trouble', () => {
  const now = Date.now();

  async function drawn(made: Verdict, of?: JobCard) {
    const asked: string[] = [];
    const actions = {
      open: (url: string) => void asked.push(`open ${url}`),
      keep: (subject: string) => void asked.push(`keep ${subject}`),
      dismiss: (subject: string) => void asked.push(`dismiss ${subject}`),
    };
    const concern = { verdict: made, weight: 1, ...(of === undefined ? {} : { job: of }) };
    return { place: await render(<Diagnosis concern={concern} atMs={now} actions={actions} />), asked };
  }

  it('leads to the alternatives, keeps the prompt, and says that it did', async () => {
    const failed = verdict(now, 'job:1', 'failed-platform', {
      advice: [
        { id: 'keep-for-later', text: 'Keep your prompt for later.' },
        { id: 'switch-service', text: 'Use another service.' },
      ],
    });
    const { place, asked } = await drawn(failed, job(now, '1'));
    await click(place, 'See alternatives');
    await click(place, 'Keep prompt');
    expect(asked).toEqual(['open /dashboard.html#fallback', 'keep job:1']);
    expect(place.textContent).toContain('Kept');
    expect(place.textContent).not.toContain('Put away until');
  });

  it.each(['wallet:create', 'service:pika', 'page'])('%s can be put away', async (subject) => {
    const { place, asked } = await drawn(verdict(now, subject, subject === 'page' ? 'blind' : 'low'));
    await click(place, 'Put away until it changes');
    expect(asked).toEqual([`dismiss ${subject}`]);
  });
});

describe('the last post to a webhook', () => {
  const now = Date.UTC(2026, 10, 27);
  it.each<[Delivery['outcome'], number, number, RegExp]>([
    ['delivered', 200, 0, /^Last post taken/],
    ['waiting', 503, 3, /^3 alerts wait: it answered 503 .* tried again for a day$/],
    ['waiting', 0, 1, /^1 alert waits: no answer/],
    ['gone', 404, 0, /answered 404\. It will not be tried again/],
    ['given-up', 500, 0, /^Given up .* after a day of tries/],
  ])('is said beside it: %s, %i', (outcome, status, waiting, words) => {
    expect(deliveryWords({ outcome, status, waiting, atMs: now - 120_000 }, now)).toMatch(words);
  });
});
