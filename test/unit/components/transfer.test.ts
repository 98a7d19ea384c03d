import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../components/settings/changes';
import { checkSettings } from '../../../components/settings/problems';
import { exportSettings, importSettings } from '../../../components/settings/transfer';
import { defaultSettings, type Settings } from '../../../lib/model/settings';

const NOW_MS = Date.parse('2026-11-27T12:00:00Z');
const mine: Settings = {
  ...defaultSettings,
  keys: { fal: 'very:secret' },
  webhooks: [{ kind: 'slack', url: 'https://hooks.slack.com/services/T0/B0/hush', secret: 'psst' }],
  lowCredits: 40,
  theme: 'dark',
};

describe('settings as a file', () => {
  it('hold neither keys nor webhooks', () => {
    expect(exportSettings(mine)).not.toMatch(/secret|hush|psst|hooks\.slack/);
  });

  it('come back as they were, and leave keys and webhooks alone', () => {
    const other: Settings = { ...defaultSettings, keys: { devkey: 'dk_mine' } };
    const read = importSettings(exportSettings(mine), other, NOW_MS);
    expect(read).toEqual({ ok: true, settings: { ...mine, keys: other.keys, webhooks: other.webhooks } });
  });

  it('take no key from a file', () => {
    const file = JSON.stringify({
      app: 'unstuck-for-pika',
      version: 1,
      settings: { keys: { fal: 'planted' }, webhooks: [{ kind: 'json', url: 'https://evil.example' }] },
    });
    expect(importSettings(file, defaultSettings, NOW_MS)).toEqual({ ok: true, settings: defaultSettings });
  });

  it('say what is wrong with a file, naming the field', () => {
    const file = JSON.stringify({
      app: 'unstuck-for-pika',
      version: 1,
      settings: { quietHours: { from: '25:00', to: '07:00', days: [] } },
    });
    expect(importSettings(file, defaultSettings, NOW_MS)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Quiet hours'),
    });
    expect(importSettings('{', defaultSettings, NOW_MS)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Import'),
    });
    expect(importSettings('[]', defaultSettings, NOW_MS)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Import'),
    });
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => void importSettings(text, defaultSettings, NOW_MS)),
    );
  });
});

describe('a file from elsewhere', () => {
  const read = (settings: object) =>
    importSettings(JSON.stringify({ app: 'unstuck-for-pika', version: 1, settings }), defaultSettings, NOW_MS);
  const hosts = Array.from({ length: 31 }, (_, index) => `status-${index}.example.com`);

  it.each([
    ['reads 31 services', { services: hosts }, 'Services: at most 30'],
    ['marks 31 services', { markedServices: hosts }, 'Marked services'],
    ['silences for a year', { pausedUntil: '2027-11-27T12:00:00Z' }, 'Pause: at most 30 days'],
    ['lists accounts without end', { accounts: hosts }, 'Accounts'],
  ])('that %s is refused', (_what, settings, problem) => {
    expect(read(settings)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  });

  it('may hold 30 services and a pause of 30 days', () => {
    expect(read({ services: hosts.slice(1), pausedUntil: '2026-12-27T12:00:00Z' })).toMatchObject({ ok: true });
  });

  it('tells what it changes, in words, and nothing else', () => {
    const offered = read({
      theme: 'dark',
      pollClosed: false,
      plan: 'pro',
      alerts: { ...defaultSettings.alerts, 'job-stuck': false },
      quietHours: { from: '22:00', to: '07:00', days: ['fri'] },
    });
    expect(offered.ok && changesBetween(defaultSettings, offered.settings)).toEqual([
      'Quiet hours: none → 22:00 to 07:00 (fri)',
      'Plan: none → pro',
      'Ask with no tab open: on → off',
      'Theme: auto → dark',
      'Notification “A video is stuck”: on → off',
    ]);
    expect(changesBetween(defaultSettings, defaultSettings)).toEqual([]);
  });
});

describe('what is wrong with settings', () => {
  it.each([
    [{ escalation: { queueMinutes: 0, outageMinutes: 60 } }, 'Longest wait'],
    [{ escalation: { queueMinutes: 15, outageMinutes: Number.NaN } }, 'Longest outage'],
    [{ lowCredits: -1 }, 'Low credits'],
    [{ webhooks: [{ kind: 'slack', url: 'http://hooks.slack.com' }] }, 'Webhook'],
    [{ pausedUntil: 'tomorrow' }, 'Pause'],
    [{ services: ['No Host!'] }, 'Services'],
  ])('%j names %s', (patch, name) => {
    expect(checkSettings({ ...defaultSettings, ...patch })).toMatchObject({
      ok: false,
      problem: expect.stringContaining(name),
    });
  });
});
