/** What one reply may cost at most. Beyond it the rest of that reply is given up, nothing else. */
export const bounds = {
  /** Characters of a body that are read. */
  body: 2_000_000,
  /** Levels of nesting. */
  depth: 60,
  /** Objects and lists looked at. */
  nodes: 60_000,
  /** Fields looked at in one object. */
  fields: 200,
  jobs: 500,
  balances: 10,
  /** Characters of an id. */
  id: 200,
} as const;
