import { type FaultKnobs, noFault } from '../apis/kit/fault';
import type { DeepPartial } from '../patch';

export type ComponentState = 'operational' | 'degraded' | 'partial' | 'major' | 'maintenance';
export type Impact = 'none' | 'minor' | 'major' | 'critical';

interface ComponentKnobs {
  name: string;
  /** What holds without any incident; an open incident that names the component can only make it worse. */
  state: ComponentState;
}

export interface IncidentKnobs {
  name: string;
  impact: Impact;
  stage: 'investigating' | 'identified' | 'monitoring';
  message: string;
  startedAtMs: number;
  /** When the page first tells of it; pages are often late. */
  postedAtMs: number;
  resolvedAtMs: number | null;
  /** Ids of components. */
  components: string[];
}

export interface MaintenanceKnobs {
  name: string;
  message: string;
  startsAtMs: number;
  endsAtMs: number;
  components: string[];
}

/** One service's page, in nobody's format. What a script leaves out of an incident is as usual, from now on. */
export interface PageKnobs {
  id: string;
  name: string;
  url: string;
  components: Record<string, ComponentKnobs>;
  incidents: Record<string, DeepPartial<IncidentKnobs>>;
  maintenances: Record<string, DeepPartial<MaintenanceKnobs>>;
  /** `lying` says that all is well; `stale` tells no news after `staleSinceMs` (null: since it became stale). */
  view: 'true' | 'lying' | 'stale';
  staleSinceMs: number | null;
  faults: FaultKnobs;
}

export const quietPage = (
  about: Pick<PageKnobs, 'id' | 'name' | 'url'>,
  components: Record<string, string>,
): PageKnobs => ({
  ...about,
  components: Object.fromEntries(
    Object.entries(components).map(([id, name]) => [id, { name, state: 'operational' as const }]),
  ),
  incidents: {},
  maintenances: {},
  view: 'true',
  staleSinceMs: null,
  faults: noFault(),
});
