/** What one reply may cost at most. Beyond it the rest of that reply is given up, nothing else. */
export const bounds = {
  /** Characters of a body that are read. */
  body: 2_000_000,
  /** Levels of nesting. */
  depth: 60,
  /** Objects and lists looked at. */
  nodes: 60_000,
  /** Fields looked at in one object, and gathered from the objects under it. */
  fields: 200,
  /** Fields looked at in sum, however often a reply refers to the same object. */
  work: 2_000_000,
  /** Characters of a request's body in which ids are looked for. */
  asked: 20_000,
  jobs: 500,
  balances: 10,
  /** Characters of an id. */
  id: 200,
} as const;
