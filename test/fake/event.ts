/** A browser event of one context. */
export class FakeEvent<Args extends readonly unknown[], Answer = void> {
  private readonly listeners = new Set<(...args: Args) => Answer>();

  addListener(listener: (...args: Args) => Answer): void {
    this.listeners.add(listener);
  }

  removeListener(listener: (...args: Args) => Answer): void {
    this.listeners.delete(listener);
  }

  hasListener(listener: (...args: Args) => Answer): boolean {
    return this.listeners.has(listener);
  }

  /** Calls every listener, with what they return. */
  dispatch(...args: Args): Answer[] {
    return [...this.listeners].map((listener) => listener(...args));
  }

  get size(): number {
    return this.listeners.size;
  }
}
