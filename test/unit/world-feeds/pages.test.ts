import { describe, expect, test } from 'vitest';
import type { PageKnobs } from '../../world/feeds/model';
import {
  discordStatus,
  elevenlabsStatus,
  falStatus,
  lumaStatus,
  openaiStatus,
  replicateStatus,
  runwayStatus,
  stabilityStatus,
} from '../../world/feeds/pages';
import type { SiteMaker } from '../../world/site';
import { bench, noon } from '../world-apis/loopback';

const runway = 'https://status.runwayml.com';
const fal = 'https://status.fal.ai';
const luma = 'https://status.lumalabs.ai';
const stability = 'https://status.stability.ai';
const minute = 60_000;

const ofType = (value: unknown, type: string): { id: string; attributes: Record<string, unknown> }[] => {
  const { included } = value as { included: { id: string; type: string; attributes: Record<string, unknown> }[] };
  return included.filter((one) => one.type === type);
};

describe('a quiet page', () => {
  test('Statuspage', async () => {
    const { ask } = bench(runwayStatus);
    const summary = (await ask('GET', `${runway}/api/v2/summary.json`)).json;
    expect(summary).toMatchObject({
      page: { id: 's9lfdrzmhryw', name: 'Runway', url: runway, time_zone: 'Etc/UTC' },
      status: { indicator: 'none', description: 'All Systems Operational' },
      incidents: [],
      scheduled_maintenances: [],
    });
    expect(summary).toHaveProperty('components.length', 5);
    expect((await ask('GET', `${runway}/api/v3/summary.json`)).status).toBe(404);
  });
  test('Instatus leaves its lists out', async () => {
    const { ask } = bench(falStatus);
    expect((await ask('GET', `${fal}/summary.json`)).json).toEqual({ page: { name: 'fal', url: fal, status: 'UP' } });
    expect((await ask('GET', `${fal}/v2/components.json`)).json).toMatchObject({
      components: [{ id: 'clzmj6mnv0283gwmwtdqtt9u3', name: 'API', status: 'OPERATIONAL' }, {}, {}],
    });
  });
  test('Better Stack', async () => {
    const { ask } = bench(lumaStatus);
    const { json } = await ask('GET', `${luma}/index.json`);
    expect(json).toMatchObject({
      data: { type: 'status_page', attributes: { company_name: 'Luma', aggregate_state: 'operational' } },
    });
    expect(ofType(json, 'status_page_resource')[0]?.attributes.status_history).toHaveLength(90);
  });
  test.each<[SiteMaker<PageKnobs>, string]>([
    [stabilityStatus, stability],
    [elevenlabsStatus, 'https://status.elevenlabs.io'],
    [openaiStatus, 'https://status.openai.com'],
    [replicateStatus, 'https://www.replicatestatus.com'],
  ])('incident.io %#', async (maker, url) => {
    const { ask } = bench(maker);
    expect((await ask('GET', `${url}/api/v1/summary`)).json).toMatchObject({
      page_url: `${url}/`,
      ongoing_incidents: [],
      in_progress_maintenances: [],
      scheduled_maintenances: [],
    });
    expect((await ask('GET', `${url}/api/v2/status.json`)).json).toMatchObject({ status: { indicator: 'none' } });
  });
});

describe('an incident, told late and over after an hour', () => {
  const incident = (components: string[]) => ({
    name: 'Increased queue times',
    impact: 'major' as const,
    startedAtMs: noon - 10 * minute,
    postedAtMs: noon + 5 * minute,
    resolvedAtMs: noon + 60 * minute,
    components,
  });

  test('Statuspage', async () => {
    const { ask, clock, site } = bench(runwayStatus);
    site.knobs.incidents.abc123 = incident(['w3jcq3dwljp4']);
    const summary = async () => (await ask('GET', `${runway}/api/v2/summary.json`)).json;
    expect(await summary()).toMatchObject({ status: { indicator: 'none' }, incidents: [] });
    await clock.advance(6 * minute);
    const told = await summary();
    expect(told).toMatchObject({
      page: { updated_at: '2026-11-21T12:05:00.000Z' },
      status: { indicator: 'major', description: 'Partial System Outage' },
      incidents: [
        {
          id: 'abc123',
          status: 'investigating',
          impact: 'major',
          started_at: '2026-11-21T11:50:00.000Z',
          created_at: '2026-11-21T12:05:00.000Z',
          resolved_at: null,
          incident_updates: [{ status: 'investigating' }],
          components: [{ id: 'w3jcq3dwljp4', status: 'partial_outage' }],
        },
      ],
    });
    expect((await ask('GET', `${runway}/history.rss`)).body).toContain('<title>Increased queue times</title>');
    await clock.advance(60 * minute);
    expect(await summary()).toMatchObject({ status: { indicator: 'none' }, incidents: [] });
    expect((await ask('GET', `${runway}/api/v2/incidents.json`)).json).toMatchObject({
      incidents: [{ status: 'resolved', resolved_at: '2026-11-21T13:00:00.000Z' }],
    });
    expect((await ask('GET', `${runway}/api/v2/incidents/unresolved.json`)).json).toMatchObject({ incidents: [] });
  });

  test('Instatus', async () => {
    const { ask, clock, site } = bench(falStatus);
    site.knobs.incidents.cm1 = incident(['clzu5ivf0385762icocgwepue4u']);
    await clock.advance(6 * minute);
    const told = (await ask('GET', `${fal}/v3/summary.json`)).json;
    expect(told).toMatchObject({
      page: { status: 'HASISSUES' },
      activeIncidents: [
        {
          id: 'cm1',
          started: '2026-11-21T11:50:00.000Z',
          status: 'INVESTIGATING',
          impact: 'PARTIALOUTAGE',
          url: `${fal}/incident/cm1`,
        },
      ],
      components: [
        { status: 'OPERATIONAL' },
        { status: 'OPERATIONAL' },
        { name: 'Official Models', status: 'PARTIALOUTAGE' },
      ],
    });
    site.knobs.dates = 'javascript';
    expect((await ask('GET', `${fal}/summary.json`)).json).toMatchObject({
      activeIncidents: [{ started: 'Sat Nov 21 2026 11:50:00 GMT+0000 (Coordinated Universal Time)' }],
    });
  });

  test('Better Stack keeps the end empty', async () => {
    const { ask, clock, site } = bench(lumaStatus);
    site.knobs.incidents['21'] = incident(['4018901']);
    site.knobs.notMonitored.push('4018903');
    await clock.advance(6 * minute);
    const told = (await ask('GET', `${luma}/index.json`)).json;
    expect(told).toMatchObject({ data: { attributes: { aggregate_state: 'downtime' } } });
    expect(ofType(told, 'status_page_resource').map(({ attributes }) => attributes.status)).toEqual([
      'downtime',
      'operational',
      'not_monitored',
    ]);
    expect(ofType(told, 'status_report')[0]?.attributes).toMatchObject({
      report_type: 'manual',
      aggregate_state: 'downtime',
      ends_at: null,
    });
    await clock.advance(60 * minute);
    const over = (await ask('GET', `${luma}/index.json`)).json;
    expect(ofType(over, 'status_report')[0]?.attributes).toMatchObject({ aggregate_state: 'resolved', ends_at: null });
    expect(over).toMatchObject({ data: { attributes: { aggregate_state: 'operational' } } });
  });

  test('incident.io, in both forms', async () => {
    const { ask, clock, site } = bench(stabilityStatus);
    site.knobs.incidents['01K1'] = incident(['01JW9J39X55NDFZTZT3K5NYR48']);
    await clock.advance(6 * minute);
    expect((await ask('GET', `${stability}/api/v1/summary`)).json).toMatchObject({
      ongoing_incidents: [
        {
          id: '01K1',
          status: 'investigating',
          current_worst_impact: 'partial_outage',
          affected_components: [{ name: 'API', current_status: 'partial_outage' }],
        },
      ],
    });
    expect((await ask('GET', `${stability}/api/v2/summary.json`)).json).toMatchObject({
      status: { indicator: 'major' },
    });
    site.knobs.widget = false;
    site.knobs.hideComponents = true;
    expect((await ask('GET', `${stability}/api/v1/summary`)).status).toBe(404);
    expect((await ask('GET', `${stability}/api/v2/components.json`)).json).toMatchObject({ components: [] });
  });

  test('needs no more than a name: the rest is as usual, from now on', async () => {
    const { ask, clock, site } = bench(discordStatus);
    site.knobs.incidents.x = {};
    const told = async () => (await ask('GET', 'https://discordstatus.com/api/v2/summary.json')).json;
    expect(await told()).toMatchObject({
      status: { indicator: 'minor' },
      incidents: [{ started_at: '2026-11-21T12:00:00.000Z', impact: 'minor' }],
    });
    await clock.advance(minute);
    expect(await told()).toMatchObject({ incidents: [{ started_at: '2026-11-21T12:00:00.000Z' }] });
  });
});

describe('maintenance', () => {
  const window = (components: string[]) => ({
    startsAtMs: noon + 10 * minute,
    endsAtMs: noon + 40 * minute,
    components,
  });

  test('is announced, runs, is over', async () => {
    const { ask, clock, site } = bench(runwayStatus);
    site.knobs.maintenances.m1 = window(['2fr8tksxj5ns']);
    const at = async () => (await ask('GET', `${runway}/api/v2/summary.json`)).json;
    expect(await at()).toMatchObject({
      status: { indicator: 'none' },
      scheduled_maintenances: [
        { status: 'scheduled', scheduled_for: '2026-11-21T12:10:00.000Z', scheduled_until: '2026-11-21T12:40:00.000Z' },
      ],
    });
    await clock.advance(11 * minute);
    expect(await at()).toMatchObject({
      status: { indicator: 'maintenance' },
      scheduled_maintenances: [{ status: 'in_progress' }],
      components: [{ status: 'under_maintenance' }, {}, {}, {}, {}],
    });
    await clock.advance(30 * minute);
    expect(await at()).toMatchObject({ status: { indicator: 'none' }, scheduled_maintenances: [] });
  });

  test('Instatus and incident.io', async () => {
    const one = bench(falStatus);
    one.site.knobs.maintenances.m1 = window([]);
    expect((await one.ask('GET', `${fal}/summary.json`)).json).toMatchObject({
      page: { status: 'UP' },
      activeMaintenances: [{ status: 'NOTSTARTEDYET', duration: '30' }],
    });
    await one.clock.advance(11 * minute);
    expect((await one.ask('GET', `${fal}/summary.json`)).json).toMatchObject({
      page: { status: 'UNDERMAINTENANCE' },
      activeMaintenances: [{ status: 'INPROGRESS' }],
    });
    const other = bench(stabilityStatus);
    other.site.knobs.maintenances.m1 = window([]);
    expect((await other.ask('GET', `${stability}/api/v1/summary`)).json).toMatchObject({
      scheduled_maintenances: [{ status: 'maintenance_scheduled', starts_at: '2026-11-21T12:10:00.000Z' }],
    });
    await other.clock.advance(11 * minute);
    expect((await other.ask('GET', `${stability}/api/v1/summary`)).json).toMatchObject({
      scheduled_maintenances: [],
      in_progress_maintenances: [{ status: 'maintenance_in_progress' }],
    });
  });
});

describe('conditional requests', () => {
  const status = `${runway}/api/v2/status.json`;
  test('304 until something changes', async () => {
    const { ask, clock, site } = bench(runwayStatus);
    const first = await ask('GET', status);
    expect(first.headers.etag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    await clock.advance(10 * minute);
    const known = { 'if-none-match': first.headers.etag ?? '' };
    expect(await ask('GET', status, known)).toMatchObject({ status: 304, body: '' });
    expect((await ask('GET', status, { 'if-modified-since': first.headers['last-modified'] ?? '' })).status).toBe(304);
    const app = site.knobs.components['2fr8tksxj5ns'];
    if (app) app.state = 'degraded';
    const changed = await ask('GET', status, known);
    expect(changed).toMatchObject({ status: 200, json: { status: { indicator: 'minor' } } });
    expect(changed.headers['last-modified']).toBe('Sat, 21 Nov 2026 12:10:00 GMT');
    expect((await ask('GET', status, { 'if-modified-since': first.headers['last-modified'] ?? '' })).status).toBe(200);
  });
});

describe('pages that are not to be believed', () => {
  const summary = `${runway}/api/v2/summary.json`;
  test('lying: all is well while it is not', async () => {
    const { ask, site } = bench(runwayStatus);
    site.knobs.incidents.x = { impact: 'critical' };
    site.knobs.view = 'lying';
    expect((await ask('GET', summary)).json).toMatchObject({ status: { indicator: 'none' }, incidents: [] });
  });
  test('stale: no news after that moment', async () => {
    const { ask, clock, site } = bench(runwayStatus);
    site.knobs.view = 'stale';
    await ask('GET', summary);
    await clock.advance(minute);
    site.knobs.incidents.x = { impact: 'critical' };
    const told = (await ask('GET', summary)).json;
    expect(told).toMatchObject({ status: { indicator: 'none' }, incidents: [] });
    site.knobs.view = 'true';
    expect((await ask('GET', summary)).json).toMatchObject({ status: { indicator: 'critical' } });
  });
  test('reset brings the quiet page back', async () => {
    const { ask, site } = bench(runwayStatus);
    site.knobs.incidents.x = {};
    site.knobs.faults.kind = 'empty';
    site.reset();
    expect((await ask('GET', summary)).json).toMatchObject({ status: { indicator: 'none' } });
  });
});
