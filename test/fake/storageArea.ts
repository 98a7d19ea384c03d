export type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

/** What stands in one area, as text: nothing in it is shared with anybody. */
export class FakeStorageArea {
  private kept = new Map<string, string>();

  /** `quota` in bytes, `null` for none; `changed` hears of every write that changes something. */
  constructor(
    private readonly quota: number | null,
    private readonly changed: (changes: Changes) => void,
  ) {}

  get(keys: string | readonly string[] | Record<string, unknown> | null): Record<string, unknown> {
    const defaults = typeof keys === 'object' && keys !== null && !Array.isArray(keys) ? { ...keys } : {};
    const names = keys === null ? [...this.kept.keys()] : namesOf(keys);
    const found = names.flatMap((name) => {
      const text = this.kept.get(name);
      return text === undefined ? [] : [[name, JSON.parse(text)]];
    });
    return { ...structuredClone(defaults), ...Object.fromEntries(found) };
  }

  /** All or nothing. */
  set(entries: Record<string, unknown>): void {
    const next = new Map(this.kept);
    for (const [name, value] of Object.entries(entries)) {
      const text: string | undefined = JSON.stringify(value);
      if (text !== undefined) next.set(name, text);
    }
    this.replace(next);
  }

  remove(keys: string | readonly string[]): void {
    const next = new Map(this.kept);
    for (const name of namesOf(keys)) next.delete(name);
    this.replace(next);
  }

  clear(): void {
    this.replace(new Map());
  }

  private replace(next: Map<string, string>): void {
    const bytes = [...next].reduce((sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(text), 0);
    if (this.quota !== null && bytes > this.quota) throw new Error('Resource::kQuotaBytes quota exceeded');
    const before = this.kept;
    this.kept = next;
    const changes: Changes = {};
    for (const name of new Set([...before.keys(), ...next.keys()])) {
      const [old, fresh] = [before.get(name), next.get(name)];
      if (old === fresh) continue;
      changes[name] = {
        ...(old === undefined ? {} : { oldValue: JSON.parse(old) }),
        ...(fresh === undefined ? {} : { newValue: JSON.parse(fresh) }),
      };
    }
    if (Object.keys(changes).length > 0) this.changed(changes);
  }
}

function namesOf(keys: string | readonly string[] | Record<string, unknown>): readonly string[] {
  if (typeof keys === 'string') return [keys];
  return Array.isArray(keys) ? keys : Object.keys(keys);
}
