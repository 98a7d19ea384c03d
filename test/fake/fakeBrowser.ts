import { FakeAlarms } from './alarms';
import { FakeContext, type FakeSender, hearAnswer } from './context';
import { type FakeNotification, FakeNotifications } from './notifications';
import { FakeStorageArea } from './storageArea';

const id = 'unstuckfakeextension';
const origin = `chrome-extension://${id}`;
const nobody = 'Could not establish connection. Receiving end does not exist.';

export interface FakeTab {
  id: number;
  url: string;
  active: boolean;
  windowId: number;
}

export interface FakeOptions {
  target?: 'chrome' | 'firefox';
  /** ms since 1970 at the start. */
  startMs?: number;
  /** Bytes that `storage.local` holds. */
  localQuota?: number;
}

/**
 * A browser in memory, as strict as the real ones where code of ours could go wrong: values are copied on the way in
 * and out, alarms keep their floor, refused notifications throw, a dead worker does nothing any more.
 * `test/contract` holds it to the real browsers.
 */
export class FakeBrowser {
  readonly target: 'chrome' | 'firefox';
  readonly alarms = new FakeAlarms();
  readonly notifications: FakeNotifications;
  readonly tabs = new Map<number, FakeTab>();
  readonly rules = new Map<number, unknown>();
  readonly granted = new Set<string>();
  badgeText = '';
  private nowMs: number;
  private nextTab = 1;
  private readonly local: FakeStorageArea;
  private session: FakeStorageArea;
  private worker: FakeContext | null = null;
  private readonly others = new Set<FakeContext>();
  private program: ((api: FakeApi) => void) | null = null;

  constructor({ target = 'chrome', startMs = Date.UTC(2026, 10, 18), localQuota = 10_485_760 }: FakeOptions = {}) {
    this.target = target;
    this.nowMs = startMs;
    this.notifications = new FakeNotifications(target, (url) => url.startsWith(`${origin}/icon-`));
    this.local = new FakeStorageArea(localQuota, (changes) => this.tellChange(changes, 'local'));
    this.session = new FakeStorageArea(10_485_760, (changes) => this.tellChange(changes, 'session'));
  }

  now = (): number => this.nowMs;

  /** Runs the program of the worker, now and whenever an event wakes it after its death. */
  install(program: (api: FakeApi) => void): void {
    this.program = program;
    this.wake();
    this.worker?.onInstalled.dispatch({ reason: 'install' });
  }

  /** The API of the worker that lives now; starts one where none does. */
  workerApi(): FakeApi {
    return apiFor(this, this.wake());
  }

  /** A page of the extension that is open. */
  openPage(path: string): FakeApi {
    return this.addContext({ id, url: `${origin}/${path}` });
  }

  /** A tab with our content script in it. */
  openTab(url: string): { tab: number; api: FakeApi; close(): void } {
    const tab = this.addTab(url);
    const context = new FakeContext({ id, url, frameId: 0, tab: { id: tab } });
    this.others.add(context);
    const close = () => {
      context.dead = true;
      this.others.delete(context);
      this.tabs.delete(tab);
      this.wake().onRemoved.dispatch(tab, {});
    };
    return { tab, api: apiFor(this, context), close };
  }

  addTab(url: string): number {
    const tab = this.nextTab++;
    this.tabs.set(tab, { id: tab, url, active: true, windowId: 1 });
    return tab;
  }

  /** The worker dies between two of its steps: listeners and memory are gone, what is stored stays. */
  kill(): void {
    if (this.worker) this.worker.dead = true;
    this.worker = null;
  }

  /** The browser is closed and started again: the session's storage, its rules and notifications are gone too. */
  restart(): void {
    this.kill();
    this.session = new FakeStorageArea(10_485_760, (changes) => this.tellChange(changes, 'session'));
    this.rules.clear();
    for (const shown of Object.keys(this.notifications.getAll())) this.notifications.clear(shown);
    this.wake().onStartup.dispatch();
  }

  /** Lets time pass; alarms ring at their times and wake the worker. */
  async elapse(ms: number): Promise<void> {
    const end = this.nowMs + ms;
    for (let next = this.alarms.next(); next !== null && next <= end; next = this.alarms.next()) {
      this.nowMs = Math.max(this.nowMs, next);
      for (const alarm of this.alarms.ring(this.nowMs)) this.wake().onAlarm.dispatch(alarm);
      await new Promise((resume) => setImmediate(resume));
    }
    this.nowMs = end;
  }

  /** The user clicks a notification. */
  click(notification: string): void {
    this.wake().onClicked.dispatch(notification);
  }

  area(name: 'local' | 'session'): FakeStorageArea {
    return name === 'local' ? this.local : this.session;
  }

  clone<T>(value: T): T {
    if (this.target === 'firefox') return structuredClone(value);
    return value === undefined ? value : JSON.parse(JSON.stringify(value));
  }

  async send(from: FakeContext, message: unknown): Promise<unknown> {
    const hearers = [this.wake(), ...this.others].filter((other) => other !== from && other.sender.tab === undefined);
    return this.deliver(hearers, from.sender, message);
  }

  async sendToTab(from: FakeContext, tab: number, message: unknown): Promise<unknown> {
    const hearers = [...this.others].filter((other) => other.sender.tab?.id === tab);
    return this.deliver(hearers, from.sender, message);
  }

  private async deliver(hearers: readonly FakeContext[], sender: FakeSender, message: unknown): Promise<unknown> {
    const listening = hearers.filter((context) => context.onMessage.size > 0);
    if (listening.length === 0) throw new Error(nobody);
    const sent = this.clone(message);
    const stamp = this.clone(sender);
    const answers = await Promise.all(listening.map((context) => hearAnswer(context.onMessage, sent, stamp)));
    return this.clone(answers.find((answer) => answer !== undefined));
  }

  private wake(): FakeContext {
    if (!this.worker) {
      this.worker = new FakeContext({ id, url: `${origin}/background.js` });
      this.program?.(apiFor(this, this.worker));
    }
    return this.worker;
  }

  private addContext(sender: FakeSender): FakeApi {
    const context = new FakeContext(sender);
    this.others.add(context);
    return apiFor(this, context);
  }

  /** The user gave or took rights: it wakes the worker, as any event does. */
  tellPermissions(event: 'onPermissionsAdded' | 'onPermissionsRemoved', origins: string[]): void {
    for (const context of [this.wake(), ...this.others]) context[event].dispatch({ origins: [...origins] });
  }

  private tellChange(changes: Parameters<FakeContext['onChanged']['dispatch']>[0], area: string): void {
    for (const context of [...(this.worker ? [this.worker] : []), ...this.others]) {
      context.onChanged.dispatch(this.clone(changes), area);
      if (area === 'local') context.onLocalChanged.dispatch(this.clone(changes));
    }
  }
}

export type FakeApi = ReturnType<typeof apiFor>;

/** The extension API as one context sees it. What a dead context asks for never happens. */
function apiFor(fake: FakeBrowser, context: FakeContext) {
  const later = <T>(act: () => T | Promise<T>): Promise<T> =>
    context.dead ? Promise.race<T>([]) : Promise.resolve().then(() => (context.dead ? Promise.race<T>([]) : act()));
  const area = (name: 'local' | 'session') => ({
    get: (keys: Parameters<ReturnType<FakeBrowser['area']>['get']>[0] = null) => later(() => fake.area(name).get(keys)),
    set: (entries: Record<string, unknown>) => later(() => fake.area(name).set(entries)),
    remove: (keys: string | readonly string[]) => later(() => fake.area(name).remove(keys)),
    clear: () => later(() => fake.area(name).clear()),
    ...(name === 'local' && { onChanged: context.onLocalChanged }),
    ...(fake.target === 'chrome' && { setAccessLevel: (_options: { accessLevel: string }) => later(() => undefined) }),
  });
  return {
    storage: { local: area('local'), session: area('session'), onChanged: context.onChanged },
    alarms: {
      create: (name: string, info: Parameters<FakeAlarms['create']>[1]) =>
        later(() => fake.alarms.create(name, info, fake.now())),
      get: (name: string) => later(() => fake.alarms.get(name)),
      getAll: () => later(() => fake.alarms.getAll()),
      clear: (name: string) => later(() => fake.alarms.clear(name)),
      onAlarm: context.onAlarm,
    },
    notifications: {
      create: (name: string, options: FakeNotification) => later(() => fake.notifications.create(name, options)),
      getAll: () => later(() => fake.notifications.getAll()),
      clear: (name: string) => later(() => fake.notifications.clear(name)),
      onClicked: context.onClicked,
      onClosed: context.onClosed,
    },
    action: {
      setBadgeText: ({ text }: { text: string }) =>
        later(() => {
          fake.badgeText = text;
        }),
      getBadgeText: (_details: object) => later(() => fake.badgeText),
      setBadgeBackgroundColor: (_details: { color: string }) => later(() => undefined),
      setBadgeTextColor: (_details: { color: string }) => later(() => undefined),
    },
    tabs: {
      query: (_filter: object) => later(() => structuredClone([...fake.tabs.values()])),
      get: (tab: number) =>
        later(() => {
          const found = fake.tabs.get(tab);
          if (found === undefined) throw new Error(`No tab with id: ${tab}.`);
          return { ...found, status: 'complete', discarded: false };
        }),
      create: ({ url }: { url: string }) => later(() => structuredClone(fake.tabs.get(fake.addTab(url)))),
      update: (tab: number, change: Partial<FakeTab>) =>
        later(() => {
          const found = fake.tabs.get(tab);
          if (!found) throw new Error(`No tab with id: ${tab}.`);
          fake.tabs.set(tab, { ...found, ...change });
        }),
      sendMessage: (tab: number, message: unknown, _options?: object) =>
        later(() => fake.sendToTab(context, tab, message)),
      onRemoved: context.onRemoved,
    },
    windows: { update: (_window: number, _change: object) => later(() => undefined) },
    runtime: {
      id,
      getURL: (path: string) => `${origin}${path.startsWith('/') ? path : `/${path}`}`,
      sendMessage: (message: unknown) => later(() => fake.send(context, message)),
      getManifest: () => ({ content_scripts: [{ matches: ['https://pika.art/*', 'https://*.pika.art/*'] }] }),
      onMessage: context.onMessage,
      onInstalled: context.onInstalled,
      onStartup: context.onStartup,
    },
    declarativeNetRequest: {
      updateSessionRules: ({
        removeRuleIds = [],
        addRules = [],
      }: {
        removeRuleIds?: number[];
        addRules?: { id: number }[];
      }) =>
        later(() => {
          const kept = new Set([...fake.rules.keys()].filter((rule) => !removeRuleIds.includes(rule)));
          const twice = addRules.find((rule) => kept.has(rule.id));
          if (twice) throw new Error(`Rule with id ${twice.id} does not have a unique ID.`);
          for (const rule of removeRuleIds) fake.rules.delete(rule);
          for (const rule of addRules) fake.rules.set(rule.id, structuredClone(rule));
        }),
      getSessionRules: () => later(() => structuredClone([...fake.rules.values()])),
    },
    permissions: {
      contains: ({ origins = [] }: { origins?: string[] }) =>
        later(() => origins.every((host) => fake.granted.has(host))),
      request: ({ origins = [] }: { origins?: string[] }) =>
        later(() => {
          for (const host of origins) fake.granted.add(host);
          fake.tellPermissions('onPermissionsAdded', origins);
          return true;
        }),
      remove: ({ origins = [] }: { origins?: string[] }) =>
        later(() => {
          for (const host of origins) fake.granted.delete(host);
          fake.tellPermissions('onPermissionsRemoved', origins);
          return true;
        }),
      onAdded: context.onPermissionsAdded,
      onRemoved: context.onPermissionsRemoved,
    },
  };
}
