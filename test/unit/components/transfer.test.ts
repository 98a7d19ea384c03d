import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../components/settings/problems';
import { exportSettings, importSettings } from '../../../components/settings/transfer';
import { defaultSettings, type Settings } from '../../../lib/model/settings';

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
    const read = importSettings(exportSettings(mine), other);
    expect(read).toEqual({ ok: true, settings: { ...mine, keys: other.keys, webhooks: other.webhooks } });
  });

  it('take no key from a file', () => {
    const file = JSON.stringify({
      app: 'unstuck-for-pika',
      version: 1,
      settings: { keys: { fal: 'planted' }, webhooks: [{ kind: 'json', url: 'https://evil.example' }] },
    });
    expect(importSettings(file, defaultSettings)).toEqual({ ok: true, settings: defaultSettings });
  });

  it('say what is wrong with a file, naming the field', () => {
    const file = JSON.stringify({
      app: 'unstuck-for-pika',
      version: 1,
      settings: { quietHours: { from: '25:00', to: '07:00', days: [] } },
    });
    expect(importSettings(file, defaultSettings)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Quiet hours'),
    });
    expect(importSettings('{', defaultSettings)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Import'),
    });
    expect(importSettings('[]', defaultSettings)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Import'),
    });
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void importSettings(text, defaultSettings)));
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
