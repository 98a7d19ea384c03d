import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from '../../replay/expectations';
import { NotAScenario, readScenario } from '../../replay/format';
import type { Line } from '../../replay/lines';
import { play, scenarioOf } from './play';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function file(content: unknown): string {
  const path = join(folder, `scenario-${files++}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const good = { title: 'Nothing happens', start: '2026-11-24T08:00:00Z', events: [], until: 10, expect: [] };
const run = (...paths: string[]) =>
  spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'test/replay/main.ts', ...paths], {
    cwd: root,
    encoding: 'utf8',
  });

/** What is wrong, where it is, and a word of the reason. */
const BAD: [string, unknown, string, RegExp][] = [
  ['no JSON', '{"title": ', 'whole file', /JSON/i],
  ['a list', [], 'whole file', /object/i],
  ['an unknown key', { ...good, speed: 3 }, 'speed', /known/],
  [
    'an unknown key in an event',
    { ...good, events: [{ at: 0, do: 'leave', tab: 1, why: 'x' }] },
    'events.0.why',
    /known/,
  ],
  ['an event nobody knows', { ...good, events: [{ at: 0, do: 'explode' }] }, 'events.0.do', /./],
  [
    'a time out of order',
    {
      ...good,
      events: [
        { at: 5, do: 'kill' },
        { at: 4, do: 'kill' },
      ],
    },
    'events.1.at',
    /before/,
  ],
  [
    'an event inside a sleep',
    {
      ...good,
      events: [
        { at: 1, do: 'sleep', seconds: 5 },
        { at: 3, do: 'kill' },
      ],
    },
    'events.1.at',
    /sleep/,
  ],
  ['a missing start', { ...good, start: undefined }, 'start', /./],
  ['a zone that is none', { ...good, timezone: 'Mars/Olympus' }, 'timezone', /zone/],
  ['a setting that is none', { ...good, settings: { volume: 11 } }, 'settings.volume', /setting/],
  ['an alert that is none', { ...good, expect: [{ alert: 'job-lost', times: 1 }] }, 'expect.0.alert', /./],
  [
    'an expectation with both times and atMost',
    { ...good, expect: [{ alert: 'job-stuck', times: 1, atMost: 2 }] },
    'expect.0',
    /either/,
  ],
  [
    'an expectation of requests with neither atMost nor atLeast',
    { ...good, expect: [{ fetches: 'https://hooks.example.com/' }] },
    'expect.0',
    /either/,
  ],
  [
    'an exchange with neither answer nor failure',
    { ...good, events: [{ at: 0, do: 'exchange', tab: 1, request: { method: 'GET', url: 'https://pika.art/' } }] },
    'events.0',
    /response|failed/,
  ],
  [
    'a body that is not there',
    { ...good, events: [{ at: 0, do: 'serve', url: 'https://pika.art/', status: 200, body: { file: 'nowhere.mp4' } }] },
    'events.0.body',
    /nowhere\.mp4/,
  ],
  [
    'a status below zero',
    { ...good, events: [{ at: 0, do: 'serve', url: 'https://pika.art/', status: -1 }] },
    'events.0.status',
    /status/,
  ],
];

describe('a file that is no scenario', () => {
  it.each(BAD)('%s is named with file, place and reason', (_what, content, place, reason) => {
    const path = file(content);
    const read = () => readScenario(path);
    expect(read).toThrow(NotAScenario);
    expect(read).toThrow(`${path}: ${place}`);
    expect(read).toThrow(reason);
  });

  it('ends with exit 2 and one line, and plays nothing, though the others are good', () => {
    const bad = file({ ...good, until: 'later' });
    const { status, stdout, stderr } = run(file(good), bad);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(`${bad}: until:`);
  });

  it('is also one that is not there, and a setting whose value is wrong', () => {
    const missing = join(folder, 'missing.json');
    expect(run(missing)).toMatchObject({ status: 2, stderr: expect.stringContaining(missing) });
    const wrong = file({ ...good, settings: { quietHours: { from: '25:00', to: '07:00', days: [] } } });
    expect(run(wrong)).toMatchObject({ status: 2, stderr: expect.stringMatching(/settings\.quietHours\.from: ./) });
  });
});

describe('the exit', () => {
  it('is 0 when all held and 1 when one did not, with one JSON object a line', () => {
    const holds = run(file({ ...good, expect: [{ subject: 'network', verdict: 'online', at: 5 }] }));
    expect(holds.status).toBe(0);
    const fails = run(file({ ...good, expect: [{ subject: 'network', verdict: 'blocked', at: 5 }] }));
    expect(fails.status).toBe(1);
    const last: unknown = JSON.parse(fails.stdout.trim().split('\n').at(-1) ?? '');
    expect(last).toMatchObject({ type: 'expectation', ok: false, expected: { verdict: 'blocked' }, saw: 'online' });
  });
});

describe('a run', () => {
  const name = 'the-tab-is-closed-and-the-video-comes.json';
  const path = fileURLToPath(new URL(`../../scenarios/${name}`, import.meta.url));

  it('prints the same lines every time', async () => {
    const once = (await play(path)).map((line) => JSON.stringify(line));
    const again = (await play(path)).map((line) => JSON.stringify(line));
    expect(once.length).toBeGreaterThan(5);
    expect(again).toEqual(once);
  });

  it('names the scenario by the path as given, counts seconds after the start, and gives reasons and advice', async () => {
    const lines = await play(path);
    expect(lines.every((line) => line.scenario === path && line.t >= 0 && line.t <= 900)).toBe(true);
    const verdicts = lines.filter((line) => line.type === 'verdict');
    for (const { p, because, advice } of verdicts) {
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      for (const reason of because)
        expect(reason).toMatchObject({ id: expect.any(String), text: expect.any(String), source: expect.any(String) });
      for (const step of advice) expect(step).toMatchObject({ id: expect.any(String), text: expect.any(String) });
    }
    const moving = verdicts.find(({ verdict }) => verdict === 'on-track');
    expect(moving?.eta?.low).toBeLessThanOrEqual(moving?.eta?.high ?? -1);
  });

  it('prints a verdict only when it changes', async () => {
    const last = new Map<string, string>();
    for (const line of await play(path)) {
      if (line.type !== 'verdict') continue;
      expect(last.get(line.subject)).not.toBe(line.verdict);
      last.set(line.subject, line.verdict);
    }
  });

  it('gives a desktop notification to an alert, and to each webhook what it wants', async () => {
    const hook = fileURLToPath(new URL('../../scenarios/webhooks-get-what-the-user-gets.json', import.meta.url));
    const lines = await play(hook);
    const alert = lines.find((line) => line.type === 'alert');
    expect(alert?.channels).toEqual(expect.arrayContaining(['notification', 'slack', 'discord', 'json']));
    const posts = lines
      .filter((line) => line.type === 'fetch' && line.method === 'POST')
      .map((line) => line.type === 'fetch' && new URL(line.url).host);
    expect(posts.sort()).toEqual(['discord.com', 'hooks.example', 'hooks.slack.com']);
  });
});

describe('an expectation of requests', () => {
  const asked: Line[] = [3, 9].map((t) => ({
    scenario: 'x',
    t,
    type: 'fetch',
    method: 'POST',
    url: 'https://hooks.example.com/a',
  }));

  it.each([
    [{ atLeast: 2 }, true],
    [{ atLeast: 3 }, false],
    [{ atLeast: 2, from: 4 }, false],
    [{ atMost: 2 }, true],
    [{ atMost: 1 }, false],
  ])('%o holds: %s', (bounds, ok) => {
    expect(check({ fetches: 'https://hooks.example.com/', ...bounds }, asked)).toEqual({ ok, saw: expect.any(Number) });
  });
});

describe('the pretend browser', () => {
  it('lets every request fail off line, and answers none that was not served', async () => {
    const served = { at: 0, do: 'serve', url: 'https://prismix.dev/*', status: 200, body: '{}' };
    const lines = await play('x', scenarioOf({ events: [served, { at: 1, do: 'online', value: false }], until: 7200 }));
    expect(lines.filter((line) => line.type === 'verdict' && line.subject === 'network').at(-1)).toMatchObject({
      verdict: 'offline',
    });
  });

  it('jumps over a sleep without a timer in between', async () => {
    const lines = await play('x', scenarioOf({ events: [{ at: 10, do: 'sleep', seconds: 7200 }], until: 7300 }));
    expect(lines.filter(({ t }) => t > 11 && t < 7210)).toEqual([]);
  });
});
