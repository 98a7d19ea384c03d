import { ownId } from '../../lib/platform/talk';

/**
 * How a content script learns that its time is over: its extension is gone, or a newer script of the same extension is in
 * the page. It stands in for WXT's own context (`build.hooks.ts`), of which no more than this is used and whose code every
 * page would load; the event is WXT's, so that scripts of either kind end each other.
 */
export class ContentScriptContext {
  readonly #over = new AbortController();

  constructor(name: string) {
    const type = `${ownId()}:${name}:wxt:content-script-started`;
    document.dispatchEvent(new CustomEvent(type, { detail: { contentScriptName: name } }));
    document.addEventListener(type, () => this.#over.abort(), { signal: this.#over.signal });
  }

  get isInvalid(): boolean {
    return this.#over.signal.aborted || ownId() === undefined;
  }

  onInvalidated(task: () => void): void {
    this.#over.signal.addEventListener('abort', task);
  }
}
