import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, every } from '../scenario';

const a = old.oldJob('a mill on the moon');
const b = old.oldJob('a choir of foxes');
const s = old.subject(a);
const begin = [old.visit(0), old.submit(4, a), old.shows(5, [[a, 'Generating']])];

export const purses: Drafts = {
  'a-hook-that-is-broken': {
    title:
      'A webhook that answers 500 harms nothing: the user is told once on the desktop, and the hook is not hammered',
    settings: { webhooks: [{ kind: 'json', url: 'https://hooks.example/broken' }] },
    events: [
      { at: 0, do: 'serve', url: 'https://hooks.example/broken', method: 'POST', status: 500 },
      ...begin,
      old.pollOne(10, a, old.pending(10)),
      old.pollOne(20, a, old.failedWith('provider_timeout')),
    ],
    until: 3600,
    expect: [e.alerts('job-failed', 1, s), e.fetches('https://hooks.example/', 6)],
  },
  'quiet-hours-on-the-night-of-the-clock-change': {
    title:
      'Quiet hours are hours of the user’s zone, on the night of 25 October in Berlin too, which has an hour more: silent at 06:30, told at 07:10',
    start: '2026-10-24T21:00:00Z',
    timezone: 'Europe/Berlin',
    settings: { quietHours: { from: '22:00', to: '07:00', days: ['sat'] } },
    events: [
      old.visit(0),
      old.submit(30_560, a),
      old.pollOne(30_580, a, old.pending(3)),
      old.pollOne(30_600, a, old.failedWith('provider_timeout')),
      old.submit(33_000, b),
      old.pollOne(33_010, b, old.pending(3)),
      old.pollOne(33_020, b, old.failedWith('provider_timeout')),
    ],
    until: 33_100,
    expect: [e.alerts('job-failed', 0, s, 0, 32_399), e.alerts('job-failed', 1, old.subject(b))],
  },
  'paused-and-resumed-by-the-user': {
    title: 'The pause is ended by the user before its time: what happens afterwards is told',
    settings: { pausedUntil: '2026-11-25T08:00:00Z' },
    events: [
      old.visit(0),
      old.submit(4, a),
      old.pollOne(10, a, old.pending(3)),
      old.pollOne(20, a, old.failedWith('provider_timeout')),
      { at: 60, do: 'set', settings: { pausedUntil: null } },
      old.submit(70, b),
      old.pollOne(80, b, old.pending(3)),
      old.pollOne(90, b, old.failedWith('provider_timeout')),
    ],
    until: 200,
    expect: [e.alerts('job-failed', 0, s, 0, 59), e.alerts('job-failed', 1, old.subject(b))],
  },
  'charged-twice-for-one-job': {
    title:
      'Double-charging, credits deducted more than once for one generation (API Status Check, 2026-02-04): one job for 20, and the balance falls by 40 in two steps. Told once',
    events: [
      old.visit(0),
      old.credits(2, 500),
      old.submit(10, a),
      old.credits(12, 480),
      ...every(20, 60, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.shows(70, [[a, 'clip']]),
      old.pollOne(70, a, old.finished(a)),
      ...every(75, 1875, 120, (at) => old.credits(at, 460)),
    ],
    until: 1900,
    expect: [
      e.first('wallet:create', 'charged-twice', 75, 1800),
      e.alerts('credits-anomaly', 1, 'wallet:create'),
      e.advises(1890, 'wallet:create', 'contact-support'),
      e.never('wallet:create', ['charged-without-video', 'not-reset']),
    ],
  },
  'low-told-through-deaths-of-the-worker': {
    title: 'Low credits are told once, over deaths of the worker and however often the balance is read',
    settings: { plan: 'pro' },
    events: [
      old.visit(0),
      old.credits(5, 900),
      { at: 20, do: 'kill', when: 'after-save' },
      old.credits(21, 120),
      old.credits(30, 120),
      { at: 35, do: 'kill', when: 'before-save' },
      old.credits(36, 119),
      old.credits(50, 119),
      { at: 55, do: 'kill' },
      ...every(60, 300, 60, (at) => old.credits(at, 119)),
    ],
    until: 400,
    expect: [e.alerts('credits-low', 1, 'wallet:create'), e.at(390, 'wallet:create', 'low')],
  },
};
