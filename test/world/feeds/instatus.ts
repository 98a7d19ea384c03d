/**
 * Instatus status pages. Source: instatus.com/help/api/public-data (read 2026-11-21). A quiet page leaves out its lists,
 * and components come in an object with `group`, as seen live by others on 2026-09-23.
 */
import { iso, json } from '../apis/kit/reply';
import type { WorldReply } from '../site';
import type { ComponentState, Impact, PageKnobs } from './model';
import { rss } from './news-feed';
import type { PageView } from './view';

export interface InstatusKnobs extends PageKnobs {
  /** Both forms of a start occur. */
  dates: 'iso' | 'javascript';
}

const states: Readonly<Record<ComponentState, string>> = {
  operational: 'OPERATIONAL',
  degraded: 'DEGRADEDPERFORMANCE',
  partial: 'PARTIALOUTAGE',
  major: 'MAJOROUTAGE',
  maintenance: 'UNDERMAINTENANCE',
};
const impacts: Readonly<Record<Impact, string>> = {
  none: 'OPERATIONAL',
  minor: 'DEGRADEDPERFORMANCE',
  major: 'PARTIALOUTAGE',
  critical: 'MAJOROUTAGE',
};
const stages = { scheduled: 'NOTSTARTEDYET', in_progress: 'INPROGRESS', completed: 'COMPLETED' } as const;

/** "Sat Jun 11 2022 18:55:50 GMT+0000 (Coordinated Universal Time)" */
const javascriptDate = (ms: number): string => {
  const [weekday, day, month, year, time] = new Date(ms).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${year} ${time} GMT+0000 (Coordinated Universal Time)`;
};

function summary(view: PageView, knobs: InstatusKnobs) {
  const date = knobs.dates === 'iso' ? iso : javascriptDate;
  const status = view.worst === 'none' ? 'UP' : view.worst === 'maintenance' ? 'UNDERMAINTENANCE' : 'HASISSUES';
  const incidents = view.incidents
    .filter(({ open }) => open)
    .map(({ id, name, startedAtMs, stage, impact, postedAtMs }) => ({
      id,
      name,
      started: date(startedAtMs),
      status: stage.toUpperCase(),
      impact: impacts[impact],
      url: `${view.url}/incident/${id}`,
      updatedAt: date(postedAtMs),
    }));
  const maintenances = view.maintenances
    .filter(({ stage }) => stage !== 'completed')
    .map(({ id, name, startsAtMs, endsAtMs, stage }) => ({
      id,
      name,
      start: date(startsAtMs),
      status: stages[stage],
      duration: String(Math.round((endsAtMs - startsAtMs) / 60_000)),
      url: `${view.url}/maintenance/${id}`,
    }));
  return {
    page: { name: view.name, url: view.url, status },
    ...(incidents.length > 0 ? { activeIncidents: incidents } : {}),
    ...(maintenances.length > 0 ? { activeMaintenances: maintenances } : {}),
  };
}

const components = (view: PageView) => ({
  components: view.components.map(({ id, name, state }) => ({
    id,
    name,
    description: '',
    status: states[state],
    group: null,
    isParent: false,
  })),
});

export function instatus(path: string, view: PageView, knobs: InstatusKnobs): WorldReply | undefined {
  switch (path) {
    case '/summary.json':
      return json(200, summary(view, knobs));
    case '/v3/summary.json':
      return json(200, { ...summary(view, knobs), ...components(view) });
    case '/components.json':
    case '/v2/components.json':
    case '/v3/components.json':
      return json(200, components(view));
    case '/history.rss':
      return rss(view);
    default:
      return undefined;
  }
}
