/** Equality of plain data without a test library: these checks also run inside browsers. */
export function equal(saw: unknown, expected: unknown): void {
  const [left, right] = [canonical(saw), canonical(expected)];
  if (left !== right) throw new Error(`expected ${right}, saw ${left}`);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? 'undefined'
  );
}

/** The error with which it fails; fails itself where it succeeds. */
export async function refuses(act: () => Promise<unknown>): Promise<unknown> {
  const outcome = await settle(act);
  if (outcome.ok) throw new Error(`expected a refusal, saw ${canonical(outcome.value)}`);
  return outcome.error;
}

export async function gives(act: () => Promise<unknown>): Promise<unknown> {
  const outcome = await settle(act);
  if (!outcome.ok) throw new Error(`expected an answer, saw ${String(outcome.error)}`);
  return outcome.value;
}

async function settle(
  act: () => Promise<unknown>,
): Promise<{ ok: true; value: unknown } | { ok: false; error: unknown }> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    return { ok: false, error };
  }
}
