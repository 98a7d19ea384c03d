import { Window } from 'happy-dom';
import type { Evidence } from '../../lib/model/evidence';
import type { ToTab } from '../../lib/model/message';
import type { PollRequest } from '../../lib/model/reply';
import type { Exchange } from '../../lib/page/exchange-form';
import { createPageReader, type PageReader } from '../../lib/page/reader';
import type { VirtualClock } from './clock';

const PIKA = /^https:\/\/([a-z0-9-]+\.)*pika\.(art|me)(\/|$)/;

export interface TabWorld {
  clock: VirtualClock;
  /** Hands evidence to the background; resolves when it is saved. Never resolves when the worker dies over it. */
  tell(tab: number, url: string, evidence: Evidence[]): Promise<void>;
  hello(tab: number, url: string, visible: boolean): Promise<void>;
  /** The page's own world asks again. */
  request(request: PollRequest): Promise<Exchange>;
}

/** A tab with the content script's logic in it, where the content script matches. */
export class FakeTab {
  visible = true;
  private window: Window | undefined;
  private reader: PageReader | undefined;
  private unsaved: Evidence[][] = [];

  constructor(
    readonly id: number,
    readonly url: string,
    private readonly world: TabWorld,
  ) {
    if (PIKA.test(url)) this.reader = this.makeReader();
  }

  get matched(): boolean {
    return this.reader !== undefined;
  }

  show(html: string): void {
    if (this.reader === undefined) return;
    this.document().body.innerHTML = html;
    this.reader.onDomChanged();
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    this.reader?.onVisibility();
  }

  exchange(exchange: Exchange): void {
    this.reader?.onExchange(exchange);
  }

  hear(message: ToTab): boolean {
    if (this.reader === undefined) return false;
    if (message.type === 'tab-view') this.reader.onTabView(message);
    else this.reader.onRepeatPoll(message.key, message.request);
    return true;
  }

  greet(): void {
    if (this.matched) void this.world.hello(this.id, this.url, this.visible);
  }

  /** The worker is back: what it was not seen to save is told again. */
  resend(): void {
    if (!this.matched) return;
    this.greet();
    const again = this.unsaved;
    this.unsaved = [];
    for (const batch of again) this.send(batch);
  }

  close(): void {
    this.reader?.stop();
    this.reader = undefined;
    void this.window?.happyDOM.close();
  }

  private send(batch: Evidence[]): void {
    this.unsaved.push(batch);
    void this.world.tell(this.id, this.url, batch).then(() => {
      this.unsaved = this.unsaved.filter((other) => other !== batch);
    });
  }

  private document() {
    this.window ??= new Window({
      url: this.url,
      settings: { disableJavaScriptEvaluation: true, disableCSSFileLoading: true, disableIframePageLoading: true },
    });
    return this.window.document;
  }

  private makeReader(): PageReader {
    const { clock } = this.world;
    return createPageReader({
      now: () => clock.now,
      timer: (ms, task) => clock.timer(ms, task),
      idle: (task) => void clock.timer(0, task),
      send: (evidence) => this.send(evidence),
      // The fake DOM has the shape of the real one, but not its nominal type.
      root: () => this.document().body as unknown as ParentNode & Node,
      visible: () => this.visible,
      url: () => this.url,
      repeat: (request) => {
        void this.world.request(request).then((exchange) => this.reader?.onExchange(exchange, 'repeat-in-page'));
      },
    });
  }
}
