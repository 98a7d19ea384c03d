import type { ComponentState, Impact, IncidentKnobs, MaintenanceKnobs, PageKnobs } from './model';

export interface IncidentView extends IncidentKnobs {
  id: string;
  open: boolean;
}

export interface MaintenanceView extends MaintenanceKnobs {
  id: string;
  stage: 'scheduled' | 'in_progress' | 'completed';
}

/** What a page says at one moment; every format is written from this. */
export interface PageView {
  id: string;
  name: string;
  url: string;
  components: { id: string; name: string; state: ComponentState }[];
  /** Newest first. */
  incidents: IncidentView[];
  maintenances: MaintenanceView[];
  worst: Impact | 'maintenance';
  updatedAtMs: number;
}

const stateRank: readonly ComponentState[] = ['operational', 'maintenance', 'degraded', 'partial', 'major'];
const implied: Readonly<Record<Impact, ComponentState>> = {
  none: 'operational',
  minor: 'degraded',
  major: 'partial',
  critical: 'major',
};
const impactOf: Readonly<Record<ComponentState, Impact>> = {
  operational: 'none',
  maintenance: 'none',
  degraded: 'minor',
  partial: 'major',
  major: 'critical',
};
const impactRank: readonly Impact[] = ['none', 'minor', 'major', 'critical'];

const worseImpact = (a: Impact, b: Impact): Impact => (impactRank.indexOf(a) >= impactRank.indexOf(b) ? a : b);
const worseState = (a: ComponentState, b: ComponentState) => (stateRank.indexOf(a) >= stateRank.indexOf(b) ? a : b);

function incidentsAt(page: PageKnobs, nowMs: number, atMs: number): IncidentView[] {
  const all = Object.entries(page.incidents).map(([id, part]) => {
    part.startedAtMs ??= nowMs;
    part.postedAtMs ??= part.startedAtMs;
    const resolvedAtMs = part.resolvedAtMs ?? null;
    return {
      id,
      name: part.name ?? 'Generations are slow',
      impact: part.impact ?? 'minor',
      stage: part.stage ?? 'investigating',
      message: part.message ?? 'We are looking into it.',
      startedAtMs: part.startedAtMs,
      postedAtMs: part.postedAtMs,
      resolvedAtMs: resolvedAtMs !== null && resolvedAtMs <= atMs ? resolvedAtMs : null,
      components: part.components ?? [],
      open: resolvedAtMs === null || resolvedAtMs > atMs,
    } satisfies IncidentView;
  });
  return all.filter(({ postedAtMs }) => postedAtMs <= atMs).sort((a, b) => b.startedAtMs - a.startedAtMs);
}

function maintenancesAt(page: PageKnobs, nowMs: number, atMs: number): MaintenanceView[] {
  return Object.entries(page.maintenances).map(([id, part]) => {
    part.startsAtMs ??= nowMs;
    part.endsAtMs ??= part.startsAtMs + 3_600_000;
    const { startsAtMs, endsAtMs } = part;
    const stage = atMs < startsAtMs ? 'scheduled' : atMs < endsAtMs ? 'in_progress' : 'completed';
    const about = {
      name: part.name ?? 'Database maintenance',
      message: part.message ?? 'Short interruptions are possible.',
    };
    return { id, ...about, startsAtMs, endsAtMs, components: part.components ?? [], stage };
  });
}

/** What the page says now. `changedAtMs` is when its components were last set by hand. */
export function viewPage(page: PageKnobs, nowMs: number, changedAtMs: number): PageView {
  if (page.view === 'stale') page.staleSinceMs ??= nowMs;
  const atMs = page.view === 'stale' ? (page.staleSinceMs ?? nowMs) : nowMs;
  const lying = page.view === 'lying';
  const incidents = lying ? [] : incidentsAt(page, nowMs, atMs);
  const maintenances = lying ? [] : maintenancesAt(page, nowMs, atMs);
  const open = incidents.filter((incident) => incident.open);
  const running = maintenances.filter(({ stage }) => stage === 'in_progress');
  const components = Object.entries(page.components).map(([id, { name, state }]) => {
    if (lying) return { id, name, state: 'operational' as const };
    const hit = open.filter((incident) => incident.components.includes(id)).map(({ impact }) => implied[impact]);
    const serviced = running.some((maintenance) => maintenance.components.includes(id))
      ? (['maintenance'] as const)
      : [];
    return { id, name, state: [...hit, ...serviced].reduce(worseState, state) };
  });
  const impacts = [...components.map(({ state }) => impactOf[state]), ...open.map(({ impact }) => impact)];
  const impact = impacts.reduce(worseImpact, 'none');
  const serviced = running.length > 0 || components.some(({ state }) => state === 'maintenance');
  const moments = [
    changedAtMs,
    ...incidents.flatMap(({ postedAtMs, resolvedAtMs }) => [postedAtMs, resolvedAtMs ?? 0]),
    ...maintenances.flatMap(({ startsAtMs, endsAtMs }) => [startsAtMs, endsAtMs]),
  ];
  return {
    id: page.id,
    name: page.name,
    url: page.url,
    components,
    incidents,
    maintenances,
    worst: impact === 'none' && serviced ? 'maintenance' : impact,
    updatedAtMs: Math.max(...moments.filter((ms) => ms <= atMs), 0) || atMs,
  };
}
