import { Window } from 'happy-dom';
import { followPage } from '../../entrypoints/pika.content/follow';
import type { ToBackground, ToTab } from '../../lib/model/message';
import type { PollRequest } from '../../lib/model/reply';
import type { Exchange } from '../../lib/page/exchange-form';
import type { PageReader } from '../../lib/page/reader';
import { createPost, type Post } from '../../lib/platform/post';
import type { VirtualClock } from './clock';

const PIKA = /^https:\/\/([a-z0-9-]+\.)*pika\.(art|me)(:\d+)?(\/|$)/;

export interface TabWorld {
  clock: VirtualClock;
  /** Hands a message to the background; rejects when the worker dies over it. */
  tell(tab: number, url: string, message: ToBackground): Promise<unknown>;
  /** The page's own world asks again. */
  request(request: PollRequest): Promise<Exchange>;
}

/** A tab with the content script's logic in it, where the content script matches. */
export class FakeTab {
  visible = true;
  private window: Window | undefined;
  private reader: PageReader | undefined;
  private readonly post: Post;

  constructor(
    readonly id: number,
    readonly url: string,
    private readonly world: TabWorld,
  ) {
    const timer = (ms: number, task: () => void) => world.clock.timer(ms, task);
    const sender = `tab-${id}-${world.clock.now}`;
    this.post = createPost((message) => world.tell(id, url, message), timer, sender);
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
    if (this.reader === undefined || message.origin !== new URL(this.url).origin) return false;
    if (message.type === 'tab-view') {
      this.reader.onTabView(message);
      this.post.retry();
    } else this.reader.onRepeatPoll(message.key, message.request);
    return true;
  }

  greet(): void {
    if (this.matched) this.post.send({ type: 'hello', url: this.url, visible: this.visible });
  }

  close(): void {
    this.reader?.stop();
    this.reader = undefined;
    this.post.stop();
    void this.window?.happyDOM.close();
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
    const ports = {
      now: () => clock.now,
      timer: (ms: number, task: () => void) => clock.timer(ms, task),
      idle: (task: () => void) => void clock.timer(0, task),
      send: (evidence: Extract<ToBackground, { type: 'evidence' }>['evidence']) =>
        this.post.send({ type: 'evidence', evidence }),
      // The fake DOM has the shape of the real one, but not its nominal type.
      root: () => this.document().body as unknown as ParentNode & Node,
      visible: () => this.visible,
      url: () => this.url,
      repeat: (request: PollRequest) => {
        void this.world.request(request).then((exchange) => this.reader?.onExchange(exchange, 'repeat-in-page'));
      },
    };
    return followPage(ports, this.post);
  }
}
