// @vitest-environment happy-dom
import { type ComponentProps, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { SettingsPanel } from '../../../components/settings/SettingsPanel';
import { catalog } from '../../../entrypoints/pages/catalog';
import { defaultSettings, type Settings } from '../../../lib/model/settings';
import { click, named, render, type } from './render';

const hook = { kind: 'json', url: 'https://hooks.example.com/x', secret: 's3cret' } as const;

interface Options {
  hints?: Record<string, string>;
  allowed?: boolean;
}

type Spies = Pick<ComponentProps<typeof SettingsPanel>, 'keyHints' | 'onSave' | 'onAllow' | 'onWipe'>;

/** The settings as a person meets them; what was saved comes back as the present ones, keys taken out. */
function Held({ start, onSave, ...spies }: Spies & { start: Settings }) {
  const [settings, setSettings] = useState(start);
  const save = (next: Settings) => {
    onSave(next);
    setSettings({ ...next, keys: {} });
  };
  return <SettingsPanel settings={settings} catalog={catalog} deliveries={{}} onSave={save} {...spies} />;
}

async function panel(start: Settings = defaultSettings, { hints = {}, allowed = true }: Options = {}) {
  const saved: Settings[] = [];
  const asked: (readonly string[])[] = [];
  let wiped = 0;
  const place = await render(
    <Held
      start={start}
      keyHints={hints}
      onSave={(next) => saved.push(next)}
      onAllow={async (origins) => {
        asked.push(origins);
        return allowed;
      }}
      onWipe={() => {
        wiped += 1;
      }}
    />,
  );
  return { place, saved, asked, wiped: () => wiped, last: () => saved.at(-1) };
}

function problemIn(place: ParentNode): string | undefined {
  return [...place.querySelectorAll('.problem')].map((one) => one.textContent ?? '').find((words) => words !== '');
}

describe('settings', () => {
  it('save a switch at once and take it back', async () => {
    const { place, last } = await panel();
    await click(place, 'A video is stuck');
    expect(last()?.alerts['job-stuck']).toBe(false);
    await click(place, 'Undo');
    expect(last()).toEqual(defaultSettings);
  });

  it('refuse an impossible number at the field, naming it, and save nothing', async () => {
    const { place, saved } = await panel();
    await type(place, 'When a video waits longer than', '0');
    expect(problemIn(place)).toContain('Longest wait');
    expect(place.querySelectorAll('[aria-invalid="true"]')).toHaveLength(1);
    expect(saved).toEqual([]);
    await type(place, 'When a video waits longer than', '20');
    expect(saved.at(-1)?.escalation.queueMinutes).toBe(20);
    expect(problemIn(place)).toBeUndefined();
  });

  it('take an empty threshold for the usual one', async () => {
    const { place, last } = await panel({ ...defaultSettings, lowCredits: 40 });
    await type(place, 'Low means fewer than', '');
    expect(last()?.lowCredits).toBeNull();
  });

  it('make no key visible, and send a new one once', async () => {
    const { place, last, asked } = await panel(defaultSettings, { hints: { devkey: '\u2022\u2022\u2022\u20229f3c' } });
    expect(place.textContent).toContain('\u2022\u2022\u2022\u20229f3c');
    await type(place, 'fal.ai', '0123456789ab:cdef0123456789ab');
    const field = place.querySelector<HTMLInputElement>('input[type="password"]');
    const save = field?.parentElement?.querySelector('button');
    if (save === null || save === undefined) throw new Error('no button to save the key');
    await click(field?.parentElement ?? place, 'Save');
    expect(last()?.keys).toEqual({ fal: '0123456789ab:cdef0123456789ab' });
    expect(asked.flat()).toContain('https://queue.fal.run/*');
    expect(place.textContent).not.toContain('cdef0123456789ab');
    expect(place.querySelector('.saved')?.textContent).toBe('');
  });

  it('refuse a key of another form, and say nothing of the key', async () => {
    const { place, saved } = await panel();
    await type(place, 'fal.ai', 'dk_abcdefgh1234');
    await click(place.querySelector('input[type="password"]')?.parentElement ?? place, 'Save');
    const problem = problemIn(place) ?? '';
    expect(problem).toContain('fal.ai');
    expect(problem).not.toContain('abcdefgh');
    expect(saved).toEqual([]);
  });

  it('wipe keys and everything only after a second click', async () => {
    const { place, last, wiped } = await panel(defaultSettings, { hints: { fal: '\u2022\u2022\u2022\u2022' } });
    await click(place, 'Wipe all keys');
    expect(last()).toBeUndefined();
    await click(place, 'Wipe');
    expect(new Set(Object.values(last()?.keys ?? {}))).toEqual(new Set(['']));
    await click(place, 'Wipe everything');
    expect(wiped()).toBe(0);
    await click(place.querySelector('.confirm') ?? place, 'Wipe everything');
    expect(wiped()).toBe(1);
  });

  it('offer nothing back after a wipe, and keep the focus', async () => {
    const { place, saved } = await panel({ ...defaultSettings, webhooks: [hook] });
    await click(place, 'A video is stuck');
    await click(place, 'Wipe everything');
    await click(place.querySelector('.confirm') ?? place, 'Wipe everything');
    expect(place.querySelector('.saved')?.textContent).toBe('Everything is wiped.');
    expect(saved).toHaveLength(1);
    expect(document.activeElement?.textContent).toBe('Wipe everything');
  });

  it('give the focus back to what was changed when it is taken back', async () => {
    const { place } = await panel();
    const box = named(place, 'A video is stuck');
    box.focus();
    await click(place, 'A video is stuck');
    named(place, 'Undo').focus();
    await click(place, 'Undo');
    expect(document.activeElement).toBe(box);
  });

  it('write the end of a pause as the language does', async () => {
    const pausedUntil = new Date(Date.now() + 3_600_000).toISOString();
    const { place } = await panel({ ...defaultSettings, language: 'de', pausedUntil });
    expect(place.textContent).toContain(
      `Paused until ${new Date(pausedUntil).toLocaleString('de', { dateStyle: 'medium', timeStyle: 'short' })}`,
    );
  });

  it('ask for a site before a service is watched, and do not watch it without', async () => {
    const open = await panel();
    await click(open.place, 'Watch Stability AI');
    expect(open.asked.flat()).toContain('https://status.stability.ai/*');
    expect(open.last()?.services).toContain('stability');
    const shut = await panel(defaultSettings, { allowed: false });
    await click(shut.place, 'Watch Stability AI');
    expect(shut.saved).toEqual([]);
    expect(problemIn(shut.place)).toContain('stability');
  });

  it('stop marking what is no longer watched', async () => {
    const { place, last } = await panel({ ...defaultSettings, markedServices: ['pika', 'fal'] });
    await click(place, 'Watch fal');
    expect(last()?.services).not.toContain('fal');
    expect(last()?.markedServices).toEqual(['pika']);
  });

  it('refuse a webhook that is not https', async () => {
    const { place, saved } = await panel();
    await type(place, 'Address', 'http://hooks.example.com/x');
    await click(place, 'Add');
    expect(problemIn(place)).toContain('https://');
    expect(saved).toEqual([]);
  });

  it('turn quiet hours on and off', async () => {
    const { place, last } = await panel();
    await click(place, 'Quiet hours');
    expect(last()?.quietHours).toMatchObject({ from: '22:00', to: '07:00' });
    await click(place, 'Quiet hours');
    expect(last()?.quietHours).toBeNull();
  });
});
