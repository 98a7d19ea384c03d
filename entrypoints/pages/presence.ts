import type { EvidenceOf } from '../../lib/model/evidence';

const AGAIN_MS = 120_000;

/** Says that a page of ours is looked at, again every two minutes, and that it is closed. */
export function sayOpen(page: 'popup' | 'dashboard', say: (evidence: EvidenceOf<'popup'>) => void): void {
  const open = () => say({ kind: 'popup', open: true, page });
  open();
  setInterval(open, AGAIN_MS);
  addEventListener('pagehide', () => say({ kind: 'popup', open: false, page }));
}
