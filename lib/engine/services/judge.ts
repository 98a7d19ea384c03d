import { feedsFor, serviceSpec } from '../../knowledge/services/lookup';
import { pikaProbe } from '../../knowledge/services/monitors';
import type { PikaPart, ServiceId, ServiceVerdictId } from '../../model/service';
import type { Settings } from '../../model/settings';
import type { Reason, Verdict } from '../../model/verdict';
import { entryOf } from '../entryOf';
import { reason } from '../verdicts/claim';
import { span } from '../words/time';
import { announcedWork } from './announced';
import { type Fusion, fuse } from './fuse';
import { isCutOff, turnedIntoPages } from './hint';
import type { OwnEvidence } from './own';
import { hasTroubleNotice, noticeText, ownSigns, showsSlowQueue } from './ownSigns';
import { maintenanceSign, namesOpenIncident, readSigns } from './readSigns';
import { isTrouble, nothingJudged, type Proposal, propose, settle } from './settle';
import { isProbe, type Sign } from './sign';
import { type Judged, probeSource, type ServicesState } from './state';
import { adviceForOther, adviceForPika } from './words';

export type ServiceVerdict = Omit<Verdict, 'sinceMs'>;
const CONFIRM_AGAIN_MS = 10 * 60_000;

export type Network = 'online' | 'offline' | 'blocked';

/** All ids that the settings name, each once: services, and addresses that are claimed to be a status page. */
export function namedServices(settings: Settings): ServiceId[] {
  return [...new Set([...settings.services, ...settings.markedServices])];
}

/** The services that the settings ask for, Pika first; ids that nobody knows are left out. */
export function watchedServices(settings: Settings): ServiceId[] {
  const ids = namedServices(settings).filter((id) => serviceSpec(id) !== undefined);
  return ids.sort((a, b) => Number(b === 'pika') - Number(a === 'pika'));
}

/** Sources of one group that are bad at the same time: a second look, though no independent one. */
function badCopies(signs: readonly Sign[]): number {
  const groups = signs.filter((sign) => sign.level > 0).map((sign) => sign.group);
  return Math.max(0, ...groups.map((group) => groups.filter((other) => other === group).length));
}

function unreadableReasons(state: ServicesState, service: ServiceId, nowMs: number): Reason[] {
  return feedsFor([service]).flatMap((feed) => {
    const source = entryOf(state.sources, feed.id);
    if (source === undefined || source.answeredMs === null || source.unreadable === null) return [];
    const text = `${feed.name} cannot be read: ${source.unreadable}`;
    return [reason(`${feed.id}-unreadable`, text, feed.id, source.answeredMs, nowMs)];
  });
}

function reasons(
  state: ServicesState,
  service: ServiceId,
  judged: Judged,
  fusion: Fusion,
  proposal: Proposal,
  own: OwnEvidence,
  nowMs: number,
) {
  const signs = fusion.signs.map((sign) => reason(sign.id, sign.text, sign.source, sign.seenMs, nowMs));
  const favours = (sign: Fusion['signs'][number]) => sign.level > 0 === isTrouble(judged.verdict);
  const ordered = [...fusion.signs.keys()].sort((a, b) => {
    const first = fusion.signs[a];
    const second = fusion.signs[b];
    return first && second ? Number(favours(second)) - Number(favours(first)) : 0;
  });
  const list = ordered.flatMap((index) => signs[index] ?? []);
  const work = maintenanceSign(state, service, nowMs);
  if (work !== undefined) {
    const title = work.title === undefined ? 'Maintenance is under way' : `Maintenance is under way (${work.title})`;
    list.unshift(reason('maintenance', title, work.source, work.seenMs, nowMs));
  }
  if (proposal.kind === 'trouble' && !judged.open) {
    list.push(reason('unconfirmed', 'Seen only once so far; another look will tell', 'judgement', nowMs, nowMs));
  }
  if (proposal.kind === 'good' && judged.open) {
    const text = judged.held ? 'It comes and goes; waiting until it stays up' : 'Looks better; one more look will tell';
    list.push(reason('recovering', text, 'judgement', nowMs, nowMs));
  }
  if (judged.verdict === 'busy' && own.slow > 0) {
    const alone = 'Your job takes longer than usual, but moves on';
    const text = own.slow === 1 ? alone : `${own.slow} of your jobs take longer than usual, but move on`;
    list.unshift(reason('own-slow', text, 'own jobs', nowMs, nowMs));
  }
  const busy = service === 'pika' ? own.notices.find(({ says }) => says === 'busy') : undefined;
  if (busy !== undefined) {
    const told = reason('page-notice-busy', noticeText(busy.text), 'view', busy.seenMs, nowMs);
    if (judged.verdict === 'busy') list.unshift(told);
    else list.push(told);
  }
  const [ahead] = announcedWork(state, service, nowMs);
  if (ahead !== undefined && work === undefined && (ahead.startedAtMs ?? 0) > nowMs) {
    const inSeconds = ((ahead.startedAtMs ?? nowMs) - nowMs) / 1000;
    const text = `Maintenance is announced, in ${span(inSeconds)}: ${ahead.title}`;
    list.push(reason('maintenance-announced', text, 'feeds', nowMs, nowMs));
  }
  list.push(...unreadableReasons(state, service, nowMs));
  return list.length > 0 ? list : [reason('not-read', 'No source has been read yet', 'judgement', nowMs, nowMs)];
}

/** Share of the bad weight that speaks of this very level. */
function agreement(fusion: Fusion): number {
  const bad = fusion.signs.filter((sign) => sign.level > 0);
  const total = bad.reduce((sum, sign) => sum + sign.weight, 0);
  const same = bad.filter((sign) => sign.level === fusion.level).reduce((sum, sign) => sum + sign.weight, 0);
  return total > 0 ? same / total : 0;
}

function probability(verdict: ServiceVerdictId, fusion: Fusion): number {
  const p = isTrouble(verdict)
    ? fusion.p * (0.7 + 0.3 * agreement(fusion))
    : verdict === 'ok'
      ? 1 - fusion.p
      : verdict === 'busy'
        ? (1 - fusion.p) * 0.8
        : verdict === 'maintenance'
          ? 0.9
          : 0.5;
  return Math.round(p * 1000) / 1000;
}

function troubledParts(service: ServiceId, judged: Judged, fusion: Fusion, discordIsBad: boolean): PikaPart[] {
  const own = isTrouble(judged.verdict) ? fusion.signs.flatMap((sign) => sign.parts) : [];
  return [...new Set(service === 'pika' && discordIsBad ? [...own, 'discord' as const] : own)];
}

/** Nothing that was asked of this service could be reached at all. */
function nothingReached(state: ServicesState, service: ServiceId): boolean {
  const ids = [...feedsFor([service]).map((feed) => feed.id), ...(service === 'pika' ? [probeSource(pikaProbe)] : [])];
  const answers = ids.flatMap((id) => entryOf(state.sources, id)?.status ?? []);
  return answers.length > 0 && answers.every((status) => status === 0);
}

function withConfirm(state: ServicesState, service: ServiceId, avoid: string[], nowMs: number): ServicesState {
  if (state.confirm !== null && nowMs - state.confirm.sinceMs < CONFIRM_AGAIN_MS) return state;
  return { ...state, confirm: { service, avoid, sinceMs: nowMs, asked: false } };
}

/** What not to ask when the user's own network is in doubt: another host is to tell. */
function ownDoubts(state: ServicesState, settings: Settings, own: OwnEvidence, nowMs: number): string[] | undefined {
  if (!namedServices(settings).includes('pika')) return undefined;
  if (isCutOff(own, nowMs)) return feedsFor(['pika']).map((feed) => feed.id);
  const pages = turnedIntoPages(state, nowMs);
  return pages.length > 0 ? [...pages, probeSource(pikaProbe)] : undefined;
}

/** The sources that show trouble, by the ids under which they are asked. */
function badSources(signs: readonly Sign[]): string[] {
  const bad = signs.filter((sign) => sign.level > 0).map((sign) => sign.source);
  return bad.map((source) => (source === 'own probe' ? probeSource(pikaProbe) : source));
}

/**
 * Judges every service that the settings ask for. While the browser is off line, or the network blocked, nothing new is
 * learned: claims stand until their evidence has faded.
 */
export function judgeServices(
  state: ServicesState,
  own: OwnEvidence,
  settings: Settings,
  network: Network,
  nowMs: number,
): { state: ServicesState; verdicts: ServiceVerdict[] } {
  let next = state;
  const drafts = watchedServices(settings).map((service) => {
    const online = network === 'online';
    // What answers in place of Pika's home page there is the network itself.
    const read = readSigns(state, service, nowMs).filter((sign) => online || !isProbe(sign));
    const isWell = read.some((sign) => sign.level === 0 && !isProbe(sign));
    const signs = service === 'pika' && online ? [...read, ...ownSigns(own, isWell, nowMs)] : read;
    const fusion = fuse(signs, nowMs);
    const about = {
      maintenance: maintenanceSign(state, service, nowMs) !== undefined,
      slow: service === 'pika' && online && showsSlowQueue(own),
      copies: badCopies(read),
      incident: namesOpenIncident(state, service, nowMs) || (service === 'pika' && online && hasTroubleNotice(own)),
    };
    const proposal = propose(fusion, about, nowMs);
    const judged = settle(entryOf(state.judged, service) ?? nothingJudged, proposal, fusion, nowMs);
    if (proposal.kind === 'trouble' && !judged.open) next = withConfirm(next, service, badSources(signs), nowMs);
    return { service, fusion, proposal, judged };
  });
  const discordIsBad = drafts.some((draft) => draft.service === 'discord' && isTrouble(draft.judged.verdict));
  const verdicts = drafts.map(({ service, fusion, proposal, judged }): ServiceVerdict => {
    const parts = troubledParts(service, judged, fusion, discordIsBad);
    const advice =
      service === 'pika'
        ? adviceForPika(judged.verdict, parts, own.openJobs, nothingReached(state, service))
        : adviceForOther(judged.verdict);
    const verdict: ServiceVerdict = {
      subject: `service:${service}`,
      verdict: judged.verdict,
      p: probability(judged.verdict, fusion),
      because: reasons(state, service, judged, fusion, proposal, own, nowMs),
      advice,
    };
    return parts.length > 0 ? { ...verdict, parts } : verdict;
  });
  const judged = Object.fromEntries(drafts.map((draft) => [draft.service, draft.judged]));
  const doubted = network === 'online' ? ownDoubts(state, settings, own, nowMs) : undefined;
  if (doubted !== undefined) next = withConfirm(next, 'pika', doubted, nowMs);
  const pending = drafts.some(({ proposal, judged: made }) => proposal.kind === 'trouble' && !made.open);
  const wanted = pending || doubted !== undefined;
  return { state: { ...next, judged, confirm: wanted ? next.confirm : null }, verdicts };
}
