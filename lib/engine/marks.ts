import * as z from 'zod/mini';
import { salvage } from '../model/salvage';
import { type State, stateSchema } from './state';

/** What must outlive a lost state, so that nobody is told twice: causes told, troubles under way. Plain data, small. */
const marksSchema = z.pick(stateSchema.shape.alerts, { told: true, incidents: true, fallbackSinceMs: true });
export type Marks = z.infer<typeof marksSchema>;

export function marksOf({ alerts: { told, incidents, fallbackSinceMs } }: State): Marks {
  return { told, incidents, fallbackSinceMs };
}

/** The state with the marks that were kept apart from it; where both know of a trouble, the state's own word counts. */
export function withMarks(state: State, stored: unknown): State {
  const kept = salvage(marksSchema, stored, { told: {}, incidents: {}, fallbackSinceMs: null });
  const { alerts } = state;
  return {
    ...state,
    alerts: {
      ...alerts,
      told: { ...kept.told, ...alerts.told },
      // A state that knows what was told knows as well which troubles are over.
      ...(Object.keys(alerts.told).length === 0 && {
        incidents: kept.incidents,
        fallbackSinceMs: kept.fallbackSinceMs,
      }),
    },
  };
}
