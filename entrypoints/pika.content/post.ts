import type { Evidence } from '../../lib/model/evidence';

/** Evidence on its way to the background: in order, kept until the background has it, so that a sleeping worker loses nothing. */
export interface Post {
  send(evidence: readonly Evidence[]): void;
  /** The background is awake: try what is left now. */
  retry(): void;
  stop(): void;
}

const limits = { kept: 300, message: 50 };
const firstRetry = 1000;
const lastRetry = 30_000;

/** `deliver` rejects where nobody hears. */
export function createPost(
  deliver: (evidence: Evidence[]) => Promise<unknown>,
  timer: (ms: number, task: () => void) => () => void,
): Post {
  let waiting: Evidence[] = [];
  let underWay = false;
  let stopped = false;
  let wait = firstRetry;
  let callOff: (() => void) | undefined;

  async function go(): Promise<void> {
    if (underWay || stopped || waiting.length === 0) return;
    underWay = true;
    callOff?.();
    const batch = waiting.slice(0, limits.message);
    try {
      await deliver(batch);
      waiting = waiting.filter((item) => !batch.includes(item));
      wait = firstRetry;
    } catch {
      callOff = timer(wait, go);
      wait = Math.min(lastRetry, wait * 2);
      underWay = false;
      return;
    }
    underWay = false;
    await go();
  }

  return {
    send(evidence) {
      waiting = [...waiting, ...evidence].slice(-limits.kept);
      void go();
    },
    retry: () => void go(),
    stop() {
      stopped = true;
      callOff?.();
    },
  };
}
