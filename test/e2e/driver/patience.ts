/** How long a state may be waited for before the test fails, ms. */
export const patienceMs = 30_000;
/** Between two looks at a state, ms. */
const lookEveryMs = 50;

/** Looks again until the answer is truthy; fails naming what was waited for and the last answer. */
export async function lookUntil<T>(
  what: string,
  look: () => Promise<T>,
  limitMs = patienceMs,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + limitMs;
  let last: unknown;
  for (;;) {
    try {
      const seen = await look();
      if (seen) return seen;
      last = seen;
    } catch (error) {
      // A page in the middle of a navigation cannot answer; the next look will tell.
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs} ms in vain for: ${what}. Last seen: ${String(last)}`);
    await new Promise((resume) => setTimeout(resume, lookEveryMs));
  }
}
