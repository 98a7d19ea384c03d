import * as z from 'zod/mini';

/** A prompt that the user keeps to make a video of it later. */
export const keptPromptSchema = z.object({
  /** The job that it was of. */
  id: z.string(),
  prompt: z.string(),
  /** When it was kept, ms since 1970. */
  atMs: z.number(),
});
export type KeptPrompt = z.infer<typeof keptPromptSchema>;
