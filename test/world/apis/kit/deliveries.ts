import type { WorldContext } from '../../site';

/** One message that a site sent, or tried to send, to a webhook. */
export interface Delivery {
  job: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  atMs: number;
  /** HTTP status of each try; 0 when nobody answered. */
  tries: number[];
}

interface DeliveryRules {
  /** Tries in all. */
  tries: number;
  /** Seconds before the next try. */
  waitSeconds(tried: number): number;
}

/** Waits until `message` has something to say, then posts it until it is taken. Stops when `signal` fires. */
export async function deliver(
  context: WorldContext,
  record: Delivery[],
  rules: DeliveryRules,
  message: () => Omit<Delivery, 'atMs' | 'tries'> | undefined,
  signal: AbortSignal,
): Promise<void> {
  let due = message();
  // A job that stands still for ever is not waited for for ever.
  for (let waited = 0; !due && waited < 7200; waited += 1) {
    await context.clock.sleep(1000, signal);
    due = message();
  }
  if (!due) return;
  const delivery: Delivery = { ...due, atMs: context.clock.now(), tries: [] };
  record.push(delivery);
  while (delivery.tries.length < rules.tries) {
    const status = (await context.deliver?.(delivery.url, delivery.headers, delivery.body)) ?? 0;
    delivery.tries.push(status);
    if (status >= 200 && status < 300) return;
    await context.clock.sleep(rules.waitSeconds(delivery.tries.length) * 1000, signal);
  }
}

/** Runs deliveries in the background until `stop`. */
export function background(): { run(task: (signal: AbortSignal) => Promise<void>): void; stop(): void } {
  let controller = new AbortController();
  return {
    run(task) {
      const { signal } = controller;
      task(signal).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
    stop() {
      controller.abort();
      controller = new AbortController();
    },
  };
}
