import { createWorker, type Worker } from '../../entrypoints/background/worker';
import { initialState, stateSchema } from '../../lib/engine/state';
import { learn } from '../../lib/engine/waits/waits';
import type { HttpClient, HttpReply } from '../../lib/model/http';
import type { ToBackground } from '../../lib/model/message';
import { defaultSettings, type Settings, settingsSchema } from '../../lib/model/settings';
import type { Verdict } from '../../lib/model/verdict';
import { STATE_KEY } from '../../lib/platform/loop';
import { admit, type Sender } from '../../lib/platform/messages';
import type { Ports } from '../../lib/platform/ports';
import { createPost, type Post } from '../../lib/platform/post';
import { readToTab } from '../../lib/platform/toTab';
import { settle, VirtualClock } from './clock';
import { bytesOf, NotAScenario, type Scenario, type ScenarioEvent, type Text } from './format';
import { type Line, meantSubject, printedSubject, verdictLine } from './lines';
import { noReply, ScenarioServer } from './server';
import { FakeTab } from './tab';

/** Browsers let no alarm of a packed extension fire sooner. */
const ALARM_FLOOR_MS = 30_000;

/** Plays a scenario through the real code; `print` gets each line as it happens. */
export async function replay(path: string, scenario: Scenario, print: (line: Line) => void): Promise<void> {
  await new Replay(path, scenario, print).run();
}

class Replay {
  private readonly clock = new VirtualClock();
  private readonly startMs: number;
  private readonly server: ScenarioServer;
  private readonly tabs = new Map<number, FakeTab>();
  private readonly storage = new Map<string, unknown>();
  private readonly spare = new Map<string, unknown>();
  private keys: Record<string, string> = {};
  private hooks: Record<string, string> = {};
  private settings: Settings;
  private clockShiftMs = 0;
  private online = true;
  private worker: Worker | undefined;
  /** Counts the lives of the worker: what an earlier one had under way reaches nobody. */
  private life = 0;
  private dieAt: 'before-save' | 'after-save' | undefined;
  private alarm: { dueMs: number; callOff: () => void } | undefined;
  private readonly notifications = new Set<string>();
  private unprinted: Verdict[] = [];
  private seed = 1;
  private death: Promise<never> = new Promise(() => undefined);
  private die: (reason: Error) => void = () => undefined;
  /** What the pages of the extension say. */
  private readonly pages: Post;

  constructor(
    private readonly path: string,
    private readonly scenario: Scenario,
    private readonly print: (line: Line) => void,
  ) {
    this.startMs = Date.parse(scenario.start);
    this.server = new ScenarioServer(path);
    this.settings = this.merged(defaultSettings, scenario.settings);
    const timer = (ms: number, task: () => void) => this.clock.timer(ms, task);
    this.pages = createPost((message) => this.hear(message, { from: 'page' }), timer, 'pages');
  }

  async run(): Promise<void> {
    this.install();
    for (const event of this.scenario.events) {
      await this.clock.goTo(event.at * 1000, settle);
      if (event.do !== 'kill') this.wakeWorker();
      this.apply(event);
      await settle();
    }
    await this.clock.goTo(this.scenario.until * 1000, settle);
    await settle();
    for (const tab of this.tabs.values()) tab.close();
  }

  private install(): void {
    const state = initialState(this.wallMs(), { ...this.settings, keys: {} });
    state.keyNames = Object.keys(keysOf(this.settings));
    for (const item of this.scenario.history) {
      const { model, resolution, duration: durationSeconds, contentType } = item;
      const kind = Object.fromEntries(
        Object.entries({ model, resolution, durationSeconds, contentType }).filter(([, value]) => value !== undefined),
      );
      const endedAtMs = Date.parse(item.finishedAt);
      state.waits = learn(state.waits, {
        kind,
        provider: 'web',
        endedAtMs,
        waitSeconds: item.waitSeconds,
        outcome: item.outcome,
      });
    }
    this.keys = keysOf(this.settings);
    this.storage.set(STATE_KEY, structuredClone(state));
    // What is served from the start stands when the first question is asked.
    this.clock.timer(1, () => {
      this.wakeWorker();
      void this.worker?.wake();
    });
  }

  private apply(event: ScenarioEvent): void {
    switch (event.do) {
      case 'visit': {
        const left = this.tabs.get(event.tab);
        const wasOurs = left?.matched === true;
        left?.close();
        const tab = new FakeTab(event.tab, event.url, {
          clock: this.clock,
          tell: (id, url, message) =>
            this.hear(message, { from: 'content', tab: id, url, origin: new URL(url).origin }),
          request: async (request) => {
            const { url, method, body } = request;
            const reply = await this.http(this.life)({ url, method, ...(body === undefined ? {} : { body }) });
            const asked = { method, url, headers: request.headers, ...(body === undefined ? {} : { body }) };
            if (reply.status === 0) return { request: asked, failed: true };
            const contentType = reply.headers['content-type'] ?? '';
            return {
              request: asked,
              response: { status: reply.status, contentType, headers: reply.headers, body: reply.body },
            };
          },
        });
        // A page says when it goes, also where the same one is loaded anew.
        if (wasOurs) this.tell({ kind: 'tab', tab: event.tab, state: 'closed' });
        this.tabs.set(event.tab, tab);
        tab.greet();
        if (event.html !== undefined) tab.show(this.text(event.html));
        return;
      }
      case 'hide':
      case 'show':
        this.tab(event.tab).setVisible(event.do === 'show');
        return;
      case 'leave':
        this.tab(event.tab).close();
        this.tabs.delete(event.tab);
        this.tell({ kind: 'tab', tab: event.tab, state: 'closed' });
        return;
      case 'dom':
        this.tab(event.tab).show(this.text(event.html));
        return;
      case 'exchange':
        this.exchange(event);
        return;
      case 'frame':
        this.tab(event.tab).exchange({
          request: { method: 'GET', url: event.url },
          response: { status: 101, body: this.text(event.text) },
        });
        return;
      case 'serve':
        this.server.serve(event);
        return;
      case 'watch': {
        const { provider, id, endpoint } = event;
        this.say({ kind: 'watch', provider, id, ...(endpoint === undefined ? {} : { endpoint }) });
        return;
      }
      case 'online':
        this.online = event.value;
        this.tell({ kind: 'network', online: event.value });
        return;
      case 'sleep':
        this.clock.jump(event.seconds * 1000);
        return;
      case 'clock':
        this.clockShiftMs += event.seconds * 1000;
        return;
      case 'kill':
        if (event.when === undefined) this.kill();
        else this.dieAt = event.when;
        return;
      case 'set':
        this.settings = this.merged(this.settings, event.settings);
        this.say({ kind: 'settings', settings: this.settings });
        return;
      case 'intent':
        this.say({
          kind: 'intent',
          intent: event.intent,
          ...(event.subject === undefined ? {} : { subject: meantSubject(event.subject, this.jobIds()) }),
        });
        return;
    }
  }

  private exchange(event: Extract<ScenarioEvent, { do: 'exchange' }>): void {
    const { body, method, url, headers } = event.request;
    const request = {
      method,
      url,
      headers: lowerCase(headers),
      ...(body === undefined ? {} : { body: this.text(body) }),
    };
    if (event.response === undefined) {
      this.tab(event.tab).exchange({ request, failed: true });
      return;
    }
    const { status, contentType, more } = event.response;
    const given = lowerCase(event.response.headers);
    this.tab(event.tab).exchange({
      request,
      response: {
        status,
        contentType: contentType ?? given['content-type'] ?? '',
        headers: given,
        ...(event.response.body === undefined ? {} : { body: this.text(event.response.body) }),
        ...(more === undefined ? {} : { more }),
      },
    });
  }

  private tab(id: number): FakeTab {
    const tab = this.tabs.get(id);
    if (tab === undefined) throw new NotAScenario(`${this.path}: events: tab ${id} is not open`);
    return tab;
  }

  /** Ids of the jobs that were last stored. */
  private jobIds(): ReadonlySet<string> {
    const stored = stateSchema.safeParse(this.storage.get(STATE_KEY));
    return new Set(stored.success ? Object.keys(stored.data.jobs) : []);
  }

  /** Evidence of the background's own. */
  private tell(evidence: Parameters<Worker['take']>[0][number]): void {
    void this.worker?.take([evidence]);
  }

  /** A page of the extension says something. */
  private say(evidence: Parameters<Worker['take']>[0][number]): void {
    this.pages.send({ type: 'evidence', evidence: [evidence] });
  }

  /** One message to the background; rejects when the worker dies over it, as a browser lets it. */
  private async hear(message: ToBackground, sender: Sender): Promise<unknown> {
    this.wakeWorker();
    const admitted = admit(structuredClone(message), sender);
    if (admitted === null || this.worker === undefined) return undefined;
    const answer = await Promise.race([this.worker.hear(admitted, sender), this.death]);
    if (admitted.type === 'hello' && sender.from === 'content') {
      const view = readToTab(structuredClone(answer));
      if (view !== null) this.tabs.get(sender.tab)?.hear(view);
    }
    return structuredClone(answer);
  }

  private wakeWorker(): void {
    if (this.worker !== undefined) return;
    const life = ++this.life;
    this.worker = createWorker(this.ports(life), {
      timeZone: () => this.scenario.timezone,
      keys: {
        load: async () => this.keys,
        save: async (keys) => {
          this.keys = { ...keys };
        },
      },
      hooks: {
        load: async () => this.hooks,
        save: async (hooks) => {
          this.hooks = { ...hooks };
        },
      },
      onVerdicts: (changed) => this.unprinted.push(...changed),
      onAlert: ({ alert, subject, title, body, channels }) =>
        this.emit({
          type: 'alert',
          alert,
          subject: printedSubject(subject, () => this.jobIds()),
          title,
          body,
          channels,
        }),
      onFault: (fault) => {
        throw fault;
      },
    });
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => undefined);
    this.death = promise;
    this.die = reject;
    if (life === 1) return;
    void this.worker.wake();
    this.pages.retry();
  }

  private kill(): void {
    this.worker = undefined;
    this.life += 1;
    this.unprinted = [];
    this.die(new Error('The worker died.'));
  }

  private ports(life: number): Ports {
    const alive = () => this.life === life;
    const never = new Promise<never>(() => undefined);
    return {
      clock: {
        now: () => this.wallMs(),
        timer: (ms, task) => this.clock.timer(ms, () => alive() && task()),
      },
      store: {
        load: async (names) =>
          Object.fromEntries(
            names
              .filter((name) => this.storage.has(name))
              .map((name) => [name, structuredClone(this.storage.get(name))]),
          ),
        save: async (entries) => {
          if (!alive()) return never;
          if (this.dieAt === 'before-save') {
            this.dieAt = undefined;
            this.kill();
            return never;
          }
          for (const [name, value] of Object.entries(entries)) this.storage.set(name, value);
          for (const verdict of this.unprinted) {
            const subject = printedSubject(verdict.subject, () => this.jobIds());
            this.emit(verdictLine(this.path, this.seconds(), { ...verdict, subject }));
          }
          this.unprinted = [];
          if (this.dieAt !== 'after-save') return;
          this.dieAt = undefined;
          this.kill();
          return never;
        },
      },
      spare: {
        load: async (names) =>
          Object.fromEntries(
            names.filter((name) => this.spare.has(name)).map((name) => [name, structuredClone(this.spare.get(name))]),
          ),
        save: async (entries) => {
          if (!alive()) return never;
          for (const [name, value] of Object.entries(entries)) this.spare.set(name, structuredClone(value));
        },
        remove: async (names) => {
          for (const name of names) this.spare.delete(name);
        },
      },
      alarm: {
        set: async (dueMs) => {
          if (!alive()) return;
          this.alarm?.callOff();
          this.alarm = undefined;
          if (dueMs === null) return;
          const atMs = Math.max(dueMs - this.wallMs(), ALARM_FLOOR_MS);
          const callOff = this.clock.timer(atMs, () => this.ring());
          this.alarm = { dueMs, callOff };
        },
      },
      notifications: {
        show: async ({ id }) => void this.notifications.add(id),
        clear: async (id) => void this.notifications.delete(id),
        has: async (id) => this.notifications.has(id),
      },
      badge: async () => undefined,
      mayReadPages: async () => true,
      online: () => this.online,
      tabs: {
        alive: async (tabs) => tabs.filter((tab) => this.tabs.get(tab)?.matched === true),
        send: async (tab, message) => (this.tabs.get(tab)?.hear(structuredClone(message)) === true ? 'heard' : 'late'),
        open: async () => undefined,
      },
      http: this.http(life),
      key: async (name) => this.keys[name],
      webhook: async (_channel, url, body) => {
        const reply = await this.http(life)({ url, method: 'POST', body });
        return { status: reply.status, retryAfter: reply.headers['retry-after'] };
      },
      random: () => this.random(),
    };
  }

  private ring(): void {
    this.alarm = undefined;
    // What is served from the start stands when the first question is asked.
    this.clock.timer(1, () => {
      this.wakeWorker();
      void this.worker?.wake();
    });
  }

  private http(life: number): HttpClient {
    return (request) => {
      this.emit({ type: 'fetch', method: request.method, url: request.url });
      const found = this.online ? this.server.answer(request, new Date(this.wallMs()).toISOString()) : null;
      return new Promise<HttpReply>((resolve) => {
        const give = () =>
          this.life === life && resolve(this.online ? (found?.reply ?? noReply(request.url)) : noReply(request.url));
        if (found === null || found.delaySeconds === 0) give();
        else this.clock.timer(Math.min(found.delaySeconds * 1000, request.timeoutMs ?? 30_000), give);
      });
    };
  }

  private emit(line: DistributiveOmit<Line, 'scenario' | 't'>): void {
    this.print({ scenario: this.path, t: this.seconds(), ...line });
  }

  private seconds(): number {
    return Math.round(this.clock.now) / 1000;
  }

  private wallMs(): number {
    return this.startMs + this.clock.now + this.clockShiftMs;
  }

  private text(value: Text): string {
    return bytesOf(value, this.path).toString('utf8');
  }

  /** Objects are merged key by key. */
  private merged(before: Settings, change: Record<string, unknown>): Settings {
    const parsed = settingsSchema.safeParse(merge(before, change));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw new NotAScenario(
      `${this.path}: settings.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not right'}`,
    );
  }

  /** mulberry32: the same draws in every run. */
  private random(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function keysOf(settings: Settings): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings.keys).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function lowerCase(headers: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merge(before: unknown, change: unknown): unknown {
  if (!isObject(before) || !isObject(change)) return change;
  const out: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(change)) out[key] = merge(out[key], value);
  return out;
}
