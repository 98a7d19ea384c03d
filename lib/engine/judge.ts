import type { Verdict } from '../model/verdict';
import { isLive } from './jobs/live';
import { ownEvidence } from './own';
import { judgeServices } from './services';
import type { State } from './state';
import type { Claim } from './verdicts/claim';
import { judgeJob } from './verdicts/job';
import { judgeNetwork } from './verdicts/network';
import { judgePage } from './verdicts/page';
import { judgeUnread } from './verdicts/unread';
import { judgeWallets } from './wallets';

export interface Judged {
  state: State;
  /** Verdicts that are new or have changed. */
  changed: Verdict[];
  /** Verdicts that they took the place of, by subject. */
  before: Readonly<Record<string, Verdict>>;
  resets: { wallet: string; atMs: number }[];
}

/** Claims of everything, from all that is known now. */
export function judge(state: State, timeZone: string, nowMs: number): Judged {
  const network = judgeNetwork(state, nowMs);
  const claims: Claim[] = [];
  // The network is on line until something else is known.
  if (network.verdict !== 'online' || state.verdicts.network !== undefined) claims.push(network);
  for (const job of Object.values(state.jobs)) {
    if (job.seenMs !== nowMs && !isLive(job, nowMs)) continue;
    claims.push(judgeJob(state, job, { timeZone, network }, nowMs));
  }
  const page = judgePage(state, nowMs);
  if (page !== undefined) claims.push(page);
  const wallets = judgeWallets(state.wallets, state.settings, nowMs);
  claims.push(...wallets.verdicts);
  const withJobs = settle({ ...state, wallets: wallets.wallets }, claims, nowMs);
  const online = network.verdict === 'offline' || network.verdict === 'blocked' ? network.verdict : 'online';
  const services = judgeServices(
    withJobs.state.services,
    ownEvidence(withJobs.state, nowMs),
    state.settings,
    online,
    nowMs,
  );
  const unread = judgeUnread(state.verdicts, services.verdicts, nowMs);
  const all = settle({ ...withJobs.state, services: services.state }, [...services.verdicts, ...unread], nowMs);
  return {
    state: all.state,
    changed: [...withJobs.changed, ...all.changed],
    before: state.verdicts,
    resets: wallets.events.map(({ wallet, atMs }) => ({ wallet, atMs })),
  };
}

/** Puts claims in force: a verdict that stays the same keeps the time since when it holds. */
function settle(state: State, claims: readonly Claim[], nowMs: number): { state: State; changed: Verdict[] } {
  const verdicts = { ...state.verdicts };
  const changed: Verdict[] = [];
  for (const claim of claims) {
    const known = verdicts[claim.subject];
    const same = known?.verdict === claim.verdict;
    const verdict: Verdict = { ...claim, sinceMs: same && known !== undefined ? known.sinceMs : nowMs };
    verdicts[claim.subject] = verdict;
    if (!same) changed.push(verdict);
  }
  return { state: { ...state, verdicts }, changed };
}
