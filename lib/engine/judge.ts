import type { Verdict } from '../model/verdict';
import type { WalletId } from '../model/wallet';
import { entryOf } from './entryOf';
import { awaitsClaim } from './jobs/awaitsClaim';
import { isLive } from './jobs/live';
import { withModelAdvice } from './models/advise';
import { judgeModels, withoutForgottenModels } from './models/judge';
import { ownEvidence } from './own';
import { judgeServices } from './services';
import type { State } from './state';
import type { Claim } from './verdicts/claim';
import { judgeJob } from './verdicts/job';
import { judgeNetwork } from './verdicts/network';
import { judgePage } from './verdicts/page';
import { judgeUnread } from './verdicts/unread';
import { judgeWithdrawn, withoutWithdrawn } from './verdicts/withdrawn';
import { judgeWallets } from './wallets';

export interface Judged {
  state: State;
  /** Verdicts that are new or have changed. */
  changed: Verdict[];
  /** Verdicts that stay, but advise other steps than before. */
  readvised: Verdict[];
  /** Verdicts that they took the place of, by subject. */
  before: Readonly<Record<string, Verdict>>;
  resets: { wallet: WalletId; atMs: number }[];
}

/** Claims of everything, from all that is known now. */
export function judge(state: State, timeZone: string, nowMs: number): Judged {
  const network = judgeNetwork(state, nowMs);
  const context = { timeZone, network, down: new Set<string>(), halting: new Set<string>() };
  const claims: Claim[] = [];
  // The network is on line until something else is known.
  if (network.verdict !== 'online' || state.verdicts.network !== undefined) claims.push(network);
  for (const job of Object.values(state.jobs)) {
    if (job.seenMs !== nowMs && !isLive(job, nowMs) && !awaitsClaim(state, job)) continue;
    claims.push(judgeJob(state, job, context, nowMs));
  }
  const page = judgePage(state, nowMs);
  if (page !== undefined) claims.push(page);
  const wallets = judgeWallets(state.wallets, state.settings, nowMs);
  claims.push(...wallets.verdicts);
  const withJobs = settle(state, claims, nowMs).state;
  const online = network.verdict === 'offline' || network.verdict === 'blocked' ? network.verdict : 'online';
  const services = judgeServices(state.services, ownEvidence(withJobs, nowMs), state.settings, online, nowMs);
  const unread = judgeUnread(state.verdicts, services.verdicts, nowMs);
  // The services are judged by the jobs; what is advised of a job that stands still depends on the services.
  const down = serviceIds(services.verdicts.filter(isDown));
  const halting = serviceIds(services.verdicts.filter(haltsJobs));
  const models = judgeModels(withJobs, services.verdicts, nowMs);
  const told = claims.map((made) => {
    const job =
      down.size > 0 && dependsOnServices(made) ? entryOf(state.jobs, made.subject.slice('job:'.length)) : undefined;
    const again = job === undefined ? made : judgeJob(withJobs, job, { ...context, down, halting }, nowMs);
    return withModelAdvice(again, withJobs, models, nowMs);
  });
  const next = {
    ...state,
    verdicts: withoutForgottenModels(state.verdicts, models.claims),
    wallets: wallets.wallets,
    services: services.state,
  };
  const all = settle(
    next,
    [...told, ...models.claims, ...services.verdicts, ...unread, ...judgeWithdrawn(state, nowMs)],
    nowMs,
  );
  const dismissed = withoutStale(state.dismissed, all.changed);
  return {
    ...all,
    state: { ...withoutWithdrawn(all.state), dismissed },
    before: state.verdicts,
    resets: wallets.events.map(({ wallet, atMs }) => ({ wallet, atMs })),
  };
}

function dependsOnServices({ subject, verdict }: Claim): boolean {
  return subject.startsWith('job:') && (verdict === 'stuck' || verdict === 'slow' || verdict === 'on-track');
}

function serviceIds(claims: readonly Claim[]): Set<string> {
  return new Set(claims.map(({ subject }) => subject.slice('service:'.length)));
}

/** An outage of other parts than the models leaves running jobs alone. */
function haltsJobs({ verdict, parts = [] }: Claim): boolean {
  return verdict === 'outage' || (verdict === 'partial-outage' && (parts.length === 0 || parts.includes('models')));
}

function isDown({ verdict }: Claim): boolean {
  return verdict === 'outage' || verdict === 'partial-outage';
}

/** What was put away comes back with the next trouble of its kind; jobs keep their own account of it. */
function withoutStale(dismissed: State['dismissed'], changed: readonly Verdict[]): State['dismissed'] {
  const stale = new Set(
    changed.flatMap(({ subject, verdict }) =>
      // A trouble stays the same one through unknown.
      subject.startsWith('job:') || verdict === 'unknown' || (dismissed[subject] ?? verdict) === verdict
        ? []
        : [subject],
    ),
  );
  if (stale.size === 0) return dismissed;
  return Object.fromEntries(Object.entries(dismissed).filter(([subject]) => !stale.has(subject)));
}

/** Puts claims in force: a verdict that stays the same keeps the time since when it holds. */
function settle(
  state: State,
  claims: readonly Claim[],
  nowMs: number,
): Pick<Judged, 'state' | 'changed' | 'readvised'> {
  const verdicts = { ...state.verdicts };
  const changed: Verdict[] = [];
  const readvised: Verdict[] = [];
  for (const claim of claims) {
    const known = verdicts[claim.subject];
    const same = known?.verdict === claim.verdict;
    const verdict: Verdict = { ...claim, sinceMs: same && known !== undefined ? known.sinceMs : nowMs };
    verdicts[claim.subject] = verdict;
    if (!same) changed.push(verdict);
    else if (steps(known) !== steps(verdict)) readvised.push(verdict);
  }
  return { state: { ...state, verdicts }, changed, readvised };
}

function steps(verdict: Verdict | undefined): string {
  return (verdict?.advice ?? []).map(({ id }) => id).join();
}
