import type { ReaderPorts } from '../ports';

/** Least time between two looks, ms. */
const LOOK_EVERY_MS = 2000;
const MAX_NOTICES = 5;
const MAX_NOTICE_CHARS = 200;
const NOTICES = '[role=alert],[role=status],[role=dialog],[role=alertdialog],dialog[open]';

/** Looks for the page's own notices after changes, in idle time; `tell` gets them whenever they are others than before. */
export function watchNotices(ports: ReaderPorts, tell: (notices: string[]) => void): () => void {
  let told = '';
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    ports.timer(LOOK_EVERY_MS, () =>
      ports.idle(() => {
        isPlanned = false;
        const notices = [...ports.root().querySelectorAll(NOTICES)]
          .map((element) => (element.textContent ?? '').trim().slice(0, MAX_NOTICE_CHARS))
          .filter((text) => text !== '')
          .slice(0, MAX_NOTICES);
        const text = notices.join('\n');
        if (text === told) return;
        told = text;
        tell(notices);
      }),
    );
  };
}
