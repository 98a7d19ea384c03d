import { isOwnFamily } from './family';
import { type FamilyLook, standingTroubles } from './looks';

/** Single failures of so many families at once are no longer a matter of the models. */
const FAMILIES_WITH_ANY = 3;

/**
 * Whether troubles and slow jobs of the user's models speak of Pika itself: two families are in trouble, or the user uses
 * Pika's own models alone. One maker's trouble is that maker's.
 */
export function speaksOfPika(looks: ReadonlyMap<string, FamilyLook>, nowMs: number): boolean {
  const onPage = [...looks.values()].filter((look) => look.onPage);
  if (onPage.every(({ family }) => isOwnFamily(family))) return true;
  const counts = onPage.map((look) => standingTroubles(look, nowMs).length);
  const inTrouble = counts.filter((count) => count >= 2).length;
  return inTrouble >= 2 || counts.filter((count) => count > 0).length >= FAMILIES_WITH_ANY;
}
