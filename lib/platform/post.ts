import type { ToBackground } from '../model/message';

/** Messages on their way to the background: in order, kept until the background has them, so that a sleeping worker loses nothing. */
export interface Post {
  /** `answered` hears what the background said to it. */
  send(message: ToBackground, answered?: (answer: unknown) => void): void;
  /** The background is awake: try what is left now. */
  retry(): void;
  stop(): void;
}

/** Kept at most: messages, and characters in them. */
const limits = { messages: 200, size: 6_000_000 };
const firstRetry = 1000;
const lastRetry = 30_000;
const patience = 6000;
/** A letter that a living background could not answer so often is given up: those behind it must not wait for ever. */
const MOST_TRIES = 5;
/** Says that nobody was there to try it (Chrome and Firefox alike). */
const noReceiver = /Receiving end does not exist/;

interface Letter {
  message: ToBackground;
  size: number;
  tries: number;
  answered: ((answer: unknown) => void) | undefined;
}

/**
 * `deliver` rejects where nobody hears. `sender` is unlike that of any other post: the background knows a letter again
 * that comes twice because its answer was lost.
 */
export function createPost(
  deliver: (message: ToBackground) => Promise<unknown>,
  timer: (ms: number, task: () => void) => () => void,
  sender: string,
): Post {
  let sent = 0;
  const letters: Letter[] = [];
  let underWay = false;
  let stopped = false;
  let wait = firstRetry;
  let callOff: (() => void) | undefined;

  async function go(): Promise<void> {
    const [letter] = letters;
    if (underWay || stopped || letter === undefined) return;
    underWay = true;
    callOff?.();
    try {
      const answer = await inTime(deliver(letter.message));
      wait = firstRetry;
      drop(letter);
      letter.answered?.(answer);
      underWay = false;
      void go();
    } catch (error) {
      underWay = false;
      if (!noReceiver.test(String(error))) letter.tries += 1;
      if (letter.tries >= MOST_TRIES) drop(letter);
      callOff = timer(wait, () => void go());
      wait = Math.min(lastRetry, wait * 2);
    }
  }

  function drop(letter: Letter): void {
    const at = letters.indexOf(letter);
    if (at >= 0) letters.splice(at, 1);
  }

  function signed(message: ToBackground): ToBackground {
    if (message.type !== 'evidence' && message.type !== 'exchange') return message;
    sent += 1;
    return { ...message, letter: `${sender}:${sent}` };
  }

  /** A worker that dies over a message may never answer it. */
  function inTime(answer: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const enough = timer(patience, reject);
      answer.then(resolve, reject).finally(enough);
    });
  }

  return {
    send(message, answered) {
      const size = message.type === 'exchange' ? (message.response?.body?.length ?? 0) : 0;
      letters.push({ message: signed(message), size, tries: 0, answered });
      let total = letters.reduce((sum, letter) => sum + letter.size, 0);
      while (letters.length > limits.messages || (total > limits.size && letters.length > 1))
        total -= letters.shift()?.size ?? 0;
      void go();
    },
    retry: () => void go(),
    stop() {
      stopped = true;
      callOff?.();
    },
  };
}
