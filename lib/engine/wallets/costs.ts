import type { Purse } from './state';

/** What jobs cost from this purse so far: costs that were told, or, where none were, those learned from the balance. */
function costsOf(purse: Purse): number[] {
  const of = (estimated: boolean) =>
    purse.charges.flatMap((charge) =>
      charge.estimated === estimated && charge.cost !== null && charge.cost > 0 ? [charge.cost] : [],
    );
  const told = of(false);
  return (told.length > 0 ? told : of(true)).sort((a, b) => a - b);
}

export function cheapestCost(purse: Purse): number | null {
  return costsOf(purse)[0] ?? null;
}

/** The median cost. */
export function usualCost(purse: Purse): number | null {
  const costs = costsOf(purse);
  return costs[Math.floor((costs.length - 1) / 2)] ?? null;
}
