import { rankFallbacks } from '../../lib/advice/fallback';
import { advance, type Circumstances } from '../../lib/engine/advance';
import { summaryOf } from '../../lib/engine/alerts/together';
import { tabView } from '../../lib/engine/banners';
import { knownIds } from '../../lib/engine/jobs/known';
import { leanStates } from '../../lib/engine/lean';
import { knowsLetter, rememberLetter } from '../../lib/engine/letters';
import { marksOf, withMarks } from '../../lib/engine/marks';
import { restoreState } from '../../lib/engine/restore';
import { countSetAside } from '../../lib/engine/setAside';
import { badgeOf } from '../../lib/engine/snapshot';
import type { State } from '../../lib/engine/state';
import { mayTellOf } from '../../lib/knowledge/pikaSites';
import { type Alert, notificationId } from '../../lib/model/alert';
import type { Effect } from '../../lib/model/effect';
import type { Evidence } from '../../lib/model/evidence';
import type { ToBackground } from '../../lib/model/message';
import type { Verdict } from '../../lib/model/verdict';
import { createBodies } from '../../lib/page/bodies';
import { readHanded } from '../../lib/page/handed';
import type { HandedExchange } from '../../lib/page/handover';
import { createHostScales } from '../../lib/page/job/progress';
import { createLoop, type Machine, type StoreTrouble } from '../../lib/platform/loop';
import type { Sender } from '../../lib/platform/messages';
import type { Ports } from '../../lib/platform/ports';
import { believed } from './believe';
import { keepHooks, mustKeepAgain } from './hooks';
import { project, withTrouble } from './project';
import { answer } from './questions';
import { type KeyStore, keepKeys } from './settings';
import { deliver } from './webhooks';

export interface WorkerOptions {
  timeZone(): string;
  keys: KeyStore;
  /** Addresses and secrets of webhooks, by webhook. */
  hooks: KeyStore;
  /** Hears of verdicts as they, or the steps that they advise, change: before they are saved. */
  onVerdicts?(changed: readonly Verdict[], nowMs: number): void;
  onAlert?(alert: Alert): void;
  /** After each save; must not throw. */
  onSaved?(state: State, wallMs: number): void;
  onFault?(fault: unknown): void;
  /** A piece of evidence could not be taken in and is left out. */
  onSetAside?(evidence: Evidence, error: unknown): void;
}

/** The background on its ports: the composition that browser and replay share. */
export function createWorker(ports: Ports, options: WorkerOptions) {
  const views = new Map<number, string>();
  const scalesOf = createHostScales();
  const bodies = createBodies();
  let latest: State | undefined;
  /** As it stands after the last step, saved or not. */
  let current: State | undefined;
  let trouble: StoreTrouble | undefined;

  const machine: Machine<State> = {
    restore(stored, marks, nowMs) {
      latest = withMarks(restoreState(stored, nowMs), marks);
      return latest;
    },
    marks: marksOf,
    lean: leanStates,
    troubled(found) {
      trouble = found;
      // With no state there is no other sign to give.
      if (found !== undefined && latest === undefined)
        void ports.badge(withTrouble({ text: '', tone: 'none' }, found)).catch(fault);
    },
    advance(state, evidence, nowMs) {
      const circumstances: Circumstances = {
        timeZone: options.timeZone(),
        random: ports.random(),
        fallbacks: ({ verdicts, settings }) => rankFallbacks({ verdicts: Object.values(verdicts), settings }),
      };
      const step = advance(state, evidence, nowMs, circumstances);
      current = step.state;
      const told = [...step.changed, ...step.readvised];
      if (told.length > 0) options.onVerdicts?.(told, nowMs);
      return step;
    },
    setAside(state, evidence, error, nowMs) {
      options.onSetAside?.(evidence, error);
      return countSetAside(state, nowMs + state.clockShiftMs);
    },
    knows: knowsLetter,
    remember: rememberLetter,
    async catchUp(state) {
      const tabs = Object.keys(state.tabs).map(Number);
      const alive = new Set(await ports.tabs.alive(tabs).catch(() => tabs));
      const closed = tabs.filter((tab) => !alive.has(tab));
      const pages = await ports.mayReadPages().catch(() => true);
      return [
        { kind: 'network', online: ports.online() },
        { kind: 'access', pages },
        ...closed.map((tab): Evidence => ({ kind: 'tab', tab, state: 'closed' })),
        ...(await hooksApart(state).catch(() => [])),
      ];
    },
    pending: (state) => state.pending,
    project: (state, nowMs) => project(state, nowMs, trouble),
    async show(state) {
      latest = state;
      options.onSaved?.(state, state.lastMs - state.clockShiftMs);
      await ports.badge(withTrouble(badgeOf(state, state.lastMs), trouble)).catch(fault);
      // A frozen tab may take its time to hear; nobody waits for it.
      for (const tab of Object.keys(state.tabs)) void pushView(state, Number(tab)).catch(fault);
    },
    run: (effect, again) =>
      carryOut(effect, again)
        .then((learned) => learned.flatMap(believed))
        .catch((error) => {
          fault(error);
          return [];
        }),
    failed: fault,
  };

  function fault(error: unknown): undefined {
    options.onFault?.(error);
  }

  async function pushView(state: State, tab: number): Promise<void> {
    if (state.tabs[String(tab)]?.unheard === true) return;
    const view = tabView(state, tab, state.lastMs);
    const told = JSON.stringify(view);
    if (views.get(tab) === told) return;
    views.set(tab, told);
    const heard = await ports.tabs.send(tab, view);
    if (heard !== 'heard') views.delete(tab);
    if (heard === 'nobody') void loop.take([{ kind: 'tab', tab, state: 'unheard' }]);
  }

  async function carryOut(effect: Effect, again: boolean): Promise<Evidence[]> {
    if (effect.do === 'ask') return answer(effect.question, effect.key, ports);
    if (effect.do === 'withdraw') {
      await ports.notifications.clear(effect.notification);
      return [];
    }
    if (effect.do === 'notice') {
      if (again && (await ports.notifications.has(effect.id))) return [];
      await ports.notifications.show({ id: effect.id, title: effect.title, body: effect.body });
      return [];
    }
    if (effect.do === 'post') return deliver(effect, latest?.settings.webhooks ?? [], options.hooks, ports);
    const alerts = [effect.alert, ...effect.more] as const;
    const { alert, subject, title, body } = summaryOf(alerts);
    const id = notificationId(alert, subject);
    if (again && (await ports.notifications.has(id))) return [];
    for (const one of alerts) options.onAlert?.(one);
    await ports.notifications.show({ id, title, body });
    return [];
  }

  const loop = createLoop(ports, machine);
  let keeping: Promise<unknown> = Promise.resolve();

  /** Reading never costs more than the reply itself: what cannot be read is left out, and its letter is answered. */
  async function read(
    handed: HandedExchange,
    { tab, origin }: Extract<Sender, { from: 'content' }>,
  ): Promise<Evidence[]> {
    // A page may show itself answers of any host: only what it may speak for is heard.
    if (!mayTellOf(origin, handed.request.url)) return [];
    // Which ids are known is in the state.
    if (current === undefined) await loop.wake();
    try {
      const known = current === undefined ? new Set() : knownIds(current, origin);
      const reply = readHanded(handed, (id) => known.has(id), scalesOf, ports.clock.now());
      if (reply === undefined) return [];
      const poll = reply.poll === undefined ? {} : { poll: { ...reply.poll, origin } };
      return believed({ ...reply, ...poll, tab, origin });
    } catch (error) {
      const odd: Evidence = { kind: 'set-aside', what: 'reply' };
      options.onSetAside?.(odd, error);
      return [odd];
    }
  }

  /** Settings that say how it is with their webhooks, where the stored ones do not. */
  async function hooksApart({ settings }: State): Promise<Evidence[]> {
    if (!(await mustKeepAgain(settings.webhooks, options.hooks))) return [];
    const webhooks = await keepHooks(settings, options.hooks);
    return [{ kind: 'settings', settings: { ...settings, webhooks } }];
  }

  /** Keys one after the other: two settings that come at once must not undo each other's. */
  function keep(evidence: readonly Evidence[]): Promise<Evidence[]> {
    const kept = keeping.then(() => keepKeys(evidence, options.keys, options.hooks, ports, fault));
    keeping = kept.catch(() => undefined);
    return kept;
  }

  return {
    /** Evidence of the background's own: a closed tab, the network, the passing of time. */
    take: (evidence: readonly Evidence[]) => loop.take(evidence),
    wake: () => loop.wake(),
    /** The user has given or taken a right to read sites. */
    lookAtAccess: async () => loop.take([{ kind: 'access', pages: await ports.mayReadPages() }]),
    settled: () => loop.settled(),
    /** One message of a page of ours or a content script; its answer comes when it is saved. */
    async hear(message: ToBackground, sender: Sender): Promise<unknown> {
      switch (message.type) {
        case 'evidence':
          await loop.take(await keep(message.evidence), message.letter);
          return true;
        case 'exchange': {
          if (sender.from !== 'content') return { jobs: [], poll: false };
          const { response: part } = message;
          const response = part && bodies.restore(`${sender.tab} ${sender.origin}`, part, message.letter);
          if (response === 'lost') {
            // Taken by a worker that died before it answered, and took the body before with it.
            if (current === undefined) await loop.wake();
            const isTaken =
              current !== undefined && message.letter !== undefined && knowsLetter(current, message.letter);
            return { jobs: [], poll: false, whole: !isTaken };
          }
          if (response === 'known') return { jobs: [], poll: false };
          const told = await read({ ...message, response }, sender);
          if (told.length > 0) await loop.take(told, message.letter);
          const reply = told.find((item) => item.kind === 'reply');
          return { jobs: reply?.reading.jobs ?? [], poll: reply?.poll !== undefined };
        }
        case 'hello': {
          if (sender.from !== 'content') return false;
          views.delete(sender.tab);
          const state = message.visible ? 'visible' : 'hidden';
          await loop.take([{ kind: 'tab', tab: sender.tab, state, url: message.url, origin: sender.origin }]);
          return latest === undefined ? true : tabView(latest, sender.tab, latest.lastMs);
        }
        case 'snapshot':
          await loop.wake();
          return latest === undefined
            ? undefined
            : project(latest, latest.lastMs - latest.clockShiftMs, trouble).snapshot;
        case 'open':
          await ports.tabs.open(message.url);
          return true;
      }
    },
  };
}

export type Worker = ReturnType<typeof createWorker>;
