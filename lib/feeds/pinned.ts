import type { FeedSpec } from '../knowledge/services/spec';
import type { PikaPart } from '../model/service';

/** The part that a component is, where it is one of those that matter. */
export function pinnedPart(
  spec: FeedSpec,
  component: { id?: string | undefined; name?: string | undefined },
): PikaPart | undefined {
  const name = component.name?.trim().toLowerCase();
  return spec.components?.find(({ is }) => is === component.id || is === name)?.part;
}
