import { openNearEnd } from '../../../lib/page/tap/channel';
import { installTap } from '../../../lib/page/tap/install';

/** What the bench calls in the page: the tap, heard by somebody who does nothing. */
declare global {
  interface Window {
    unstuckBench: { tap(): void };
  }
}

window.unstuckBench = {
  tap() {
    installTap();
    openNearEnd(document, () => undefined);
  },
};
