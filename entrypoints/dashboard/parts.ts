/** The parts of the full page, in the order of its menu. The id is the hash of the address. */
export const parts = [
  { id: 'jobs', title: 'Videos' },
  { id: 'status', title: 'Status' },
  { id: 'credits', title: 'Credits' },
  { id: 'fallback', title: 'Elsewhere' },
  { id: 'guide', title: 'Guide' },
  { id: 'settings', title: 'Settings' },
] as const;
export type PartId = (typeof parts)[number]['id'];

/** The part that a hash names; the first one for all else. */
export function partOf(hash: string): PartId {
  const named = hash.replace(/^#/, '');
  return parts.find(({ id }) => id === named)?.id ?? 'jobs';
}
