import type { Reading } from '../../lib/page/handover';
import { flag, listOf, Misshapen, objectOf, oneOf, text } from '../../lib/platform/shape';

const read = objectOf(
  {
    jobs: listOf(
      objectOf(
        { id: text, state: oneOf('waiting', 'running', 'done', 'failed', 'cancelled', 'unknown') },
        { prompt: text, videoUrl: text, posterUrl: text, videoIds: listOf(text) },
      ),
    ),
    poll: flag,
  },
  { whole: flag },
);

/** The background's answer to an exchange; undefined where it is none. */
export function readReading(answer: unknown): Reading | undefined {
  try {
    return read(answer);
  } catch (error) {
    if (error instanceof Misshapen) return undefined;
    throw error;
  }
}
