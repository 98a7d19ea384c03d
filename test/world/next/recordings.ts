import { readFileSync } from 'node:fs';
import * as z from 'zod';

const schema = z.object({
  name: z.string(),
  next: z.string(),
  recordedAt: z.string(),
  request: z.object({
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  }),
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  /** Sizes of the pieces in which the body came. */
  chunkBytes: z.array(z.number()),
  body: z.string(),
});

export type Recording = z.infer<typeof schema>;

export type RecordingName =
  | 'items'
  | 'later'
  | 'leave'
  | 'longTexts'
  | 'nothing'
  | 'signIn'
  | 'stale'
  | 'throws'
  | 'wrong-origin';

/** What a real Next.js application answered (see `record.ts`). */
export function recording(name: RecordingName): Recording {
  return schema.parse(JSON.parse(readFileSync(new URL(`./recorded/${name}.json`, import.meta.url), 'utf8')));
}

/** The build's name in a recorded reply. */
export const recordedBuild = (one: Recording): string => /"b":"([^"]+)"/.exec(one.body)?.[1] ?? '';
