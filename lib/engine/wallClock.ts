import type { ServiceCard, WalletCard } from '../model/snapshot';

/**
 * Cards with their times on the user's clock (`wall` makes it of the engine's). The engine's clock never runs back: after
 * the user's was set back by an hour, its times would read "just now" for that hour.
 */
export function walletsOnWall(cards: readonly WalletCard[], wall: (ms: number) => number): WalletCard[] {
  return cards.map((card) => ({
    ...card,
    seenAtMs: card.seenAtMs === null ? null : wall(card.seenAtMs),
    changes: card.changes.map((change) => ({ ...change, atMs: wall(change.atMs) })),
  }));
}

export function servicesOnWall(cards: readonly ServiceCard[], wall: (ms: number) => number): ServiceCard[] {
  const later = (ms: number | null) => (ms === null ? null : wall(ms));
  return cards.map((card) => ({
    ...card,
    sources: card.sources.map((source) => ({ ...source, readAtMs: later(source.readAtMs) })),
    incidents: card.incidents.map((incident) => ({
      ...incident,
      startedAtMs: later(incident.startedAtMs),
      endedAtMs: later(incident.endedAtMs),
    })),
  }));
}
