export interface FakeNotification {
  type: string;
  iconUrl: string;
  title: string;
  message: string;
}

const onlyInChrome = ['buttons', 'requireInteraction', 'silent'];

/** The desktop notifications that stand; they outlive the worker. Refuses what the real browser refuses. */
export class FakeNotifications {
  private readonly shown = new Map<string, FakeNotification>();

  constructor(
    private readonly target: 'chrome' | 'firefox',
    private readonly isPackaged: (url: string) => boolean,
  ) {}

  create(id: string, options: FakeNotification): string {
    const wrong = onlyInChrome.find((name) => this.target === 'firefox' && name in options);
    if (wrong !== undefined) throw new TypeError(`Type error for parameter options (Unexpected property "${wrong}").`);
    for (const name of ['type', 'iconUrl', 'title', 'message'] as const) {
      if (typeof options[name] !== 'string')
        throw new TypeError(`Some of the required properties are missing: ${name}.`);
    }
    if (this.target === 'firefox' && options.type !== 'basic') throw new TypeError('Only basic notifications.');
    if (this.target === 'chrome' && !this.isPackaged(options.iconUrl)) {
      throw new Error('Unable to download all specified images.');
    }
    this.shown.set(id, structuredClone(options));
    return id;
  }

  getAll(): Record<string, FakeNotification> {
    return structuredClone(Object.fromEntries(this.shown));
  }

  clear(id: string): boolean {
    return this.shown.delete(id);
  }
}
