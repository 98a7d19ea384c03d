import type { ReactNode } from 'react';

export type IconName = 'open' | 'close' | 'undo' | 'settings' | 'arrow' | 'play' | 'copy' | 'chevron';

const paths: Readonly<Record<IconName, ReactNode>> = {
  open: (
    <path d="M9.5 2.5h4v4M13.5 2.5 7.5 8.5M11.5 9.5v3.2a.8.8 0 0 1-.8.8H3.3a.8.8 0 0 1-.8-.8V5.3a.8.8 0 0 1 .8-.8h3.2" />
  ),
  close: <path d="m4 4 8 8m0-8-8 8" />,
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8h-3" />,
  settings: (
    <>
      <path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6" />
      <circle cx="10" cy="4.5" r="2" />
      <circle cx="6" cy="11.5" r="2" />
    </>
  ),
  arrow: <path d="M3 8h10M9 4l4 4-4 4" />,
  play: <path className="icon-fill" d="M5 3.2v9.6L13 8z" />,
  copy: <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />,
  chevron: <path d="m6 4 4 4-4 4" />,
};

/** A line icon that decorates a control with words of its own. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {paths[name]}
    </svg>
  );
}
