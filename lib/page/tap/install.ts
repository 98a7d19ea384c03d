import { watchUser } from './asked';
import { hideWrappers } from './disguise';
import { tapFetch } from './fetch';
import { meet } from './hand';
import { tapEventSource, tapWebSocket } from './source';
import { tapXhr } from './xhr';

/**
 * Taps the page's own traffic: hands copies of Pika's replies to our side and changes nothing. Asks one of the page's
 * own remembered questions again when our side says so.
 */
export function installTap(): void {
  hideWrappers();
  watchUser();
  meet(tapFetch());
  tapXhr();
  tapEventSource();
  tapWebSocket();
}
