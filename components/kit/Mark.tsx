import type { ReactNode } from 'react';
import type { MarkShape } from '../words/verdictWords';

/** Each shape is told apart without colour, also at 16 px and in forced colours. Drawn in a 16 by 16 box. */
const shapes: Readonly<Record<MarkShape, ReactNode>> = {
  octagon: (
    <>
      <path className="mark-body" d="M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2z" />
      <path className="mark-sign" d="M8 4.4v4.4M8 11.3v.2" />
    </>
  ),
  cross: (
    <>
      <circle className="mark-body" cx="8" cy="8" r="7" />
      <path className="mark-sign" d="m5.5 5.5 5 5m0-5-5 5" />
    </>
  ),
  triangle: (
    <>
      <path className="mark-body" d="M8 1.4 15.4 14.4H.6z" strokeLinejoin="round" />
      <path className="mark-sign" d="M8 6v3.8M8 12v.2" />
    </>
  ),
  diamond: (
    <>
      <path className="mark-line" d="M8 1.2 14.8 8 8 14.8 1.2 8z" />
      <path className="mark-body" d="M8 1.2v13.6L1.2 8z" />
    </>
  ),
  clock: (
    <>
      <circle className="mark-line" cx="8" cy="8" r="6.3" />
      <path className="mark-line" d="M8 4.3V8l2.6 1.7" />
    </>
  ),
  play: (
    <>
      <circle className="mark-line" cx="8" cy="8" r="6.3" />
      <path className="mark-body" d="M6.4 5.2v5.6L11 8z" />
    </>
  ),
  check: (
    <>
      <circle className="mark-body" cx="8" cy="8" r="7" />
      <path className="mark-sign" d="m4.8 8.2 2.2 2.2 4.2-4.6" />
    </>
  ),
  eye: (
    <>
      <path className="mark-line" d="M1 8s2.6-4.6 7-4.6S15 8 15 8s-2.6 4.6-7 4.6S1 8 1 8z" />
      <circle className="mark-body" cx="8" cy="8" r="2.4" />
    </>
  ),
  dash: (
    <>
      <circle className="mark-line" cx="8" cy="8" r="6.3" />
      <path className="mark-line" d="M5 8h6" />
    </>
  ),
  question: (
    <>
      <circle className="mark-line mark-dashed" cx="8" cy="8" r="6.3" />
      <path className="mark-line" d="M6.2 6.4c.1-2.5 3.7-2.3 3.6 0 0 1.2-1.8 1.3-1.8 2.7M8 11.4v.2" />
    </>
  ),
  tools: (
    <>
      <circle className="mark-line" cx="8" cy="8" r="6.3" />
      <path className="mark-line" d="M6.2 5.2v5.6M9.8 5.2v5.6" />
    </>
  ),
  unplugged: (
    <>
      <path className="mark-line" d="M1.6 6.2a9.4 9.4 0 0 1 12.8 0M4.2 9.2a5.4 5.4 0 0 1 7.6 0M8 12.4v.2" />
      <path className="mark-line" d="m2.4 14 11.2-12" />
    </>
  ),
};

/** A small sign; the words beside it carry the meaning for screen readers. */
export function Mark({ shape, size = 16 }: { shape: MarkShape; size?: number }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
      {shapes[shape]}
    </svg>
  );
}
