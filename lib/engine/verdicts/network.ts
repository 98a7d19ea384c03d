import { ownEvidence } from '../own';
import { networkHint } from '../services';
import type { State } from '../state';
import { advise } from '../words/advice';
import { type Claim, claim, reason } from './claim';

/** Is it the user's own network? */
export function judgeNetwork(state: State, nowMs: number): Claim {
  if (!state.online) {
    const why = reason('off-line', 'The browser says that it is off line', 'browser', state.onlineSinceMs, nowMs);
    return claim('network', 'offline', 0.99, [why], [advise('check-network')]);
  }
  const hint = networkHint(state.services, ownEvidence(state, nowMs), nowMs);
  if (hint !== null) return claim('network', 'blocked', hint.p, hint.because, [advise('check-network')]);
  return claim('network', 'online', 0.9, [], []);
}
