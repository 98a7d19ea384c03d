import type { Expectation } from './format';
import type { Line, VerdictLine } from './lines';

/** Whether an expectation held, and what was seen. */
export function check(expectation: Expectation, lines: readonly Line[]): { ok: boolean; saw: unknown } {
  if ('absent' in expectation) {
    const found = lines.find((line) => JSON.stringify(line).includes(expectation.absent));
    return { ok: found === undefined, saw: found ?? null };
  }
  if ('fetches' in expectation) {
    const found = lines.filter(
      (line) => line.type === 'fetch' && line.url.startsWith(expectation.fetches) && within(line.t, expectation),
    );
    const { atMost = Number.POSITIVE_INFINITY, atLeast = 0 } = expectation;
    return { ok: found.length <= atMost && found.length >= atLeast, saw: found.length };
  }
  if ('alert' in expectation) {
    const { alert, subject, times, atMost } = expectation;
    const found = lines.filter(
      (line) =>
        line.type === 'alert' &&
        line.alert === alert &&
        (subject === undefined || line.subject === subject) &&
        within(line.t, expectation),
    );
    return {
      ok: times === undefined ? found.length <= (atMost ?? 0) : found.length === times,
      saw: found.map((line) => line.t),
    };
  }
  return checkVerdict(expectation, lines);
}

type OnSubject =
  | Extract<Expectation, { subject: string; verdict: unknown }>
  | Extract<Expectation, { never: unknown }>
  | Extract<Expectation, { advises: unknown }>;

function checkVerdict(expectation: OnSubject, lines: readonly Line[]): { ok: boolean; saw: unknown } {
  const history = lines.filter(
    (line): line is VerdictLine => line.type === 'verdict' && line.subject === expectation.subject,
  );
  const before = {
    t: 0,
    verdict: expectation.subject === 'network' ? 'online' : 'unknown',
    advice: [] as { id: string }[],
  };
  const course = [before, ...history.map(({ t, verdict, advice }) => ({ t, verdict, advice }))];
  const at = (time: number) => course.filter((step) => step.t <= time).at(-1) ?? before;
  if ('never' in expectation) {
    const from = expectation.from ?? 0;
    const bad = [
      at(from),
      ...course.filter((step) => step.t > from && step.t <= (expectation.to ?? Number.POSITIVE_INFINITY)),
    ].filter(
      (step) => expectation.never.includes(step.verdict) && (step !== before || history.length === 0 || from > 0),
    );
    return { ok: bad.length === 0, saw: bad.map(({ t, verdict }) => ({ t, verdict })) };
  }
  if ('advises' in expectation) {
    const step = at(expectation.at);
    return { ok: step.advice.some(({ id }) => id === expectation.advises), saw: step.advice.map(({ id }) => id) };
  }
  const wanted = [expectation.verdict].flat();
  if ('at' in expectation) {
    const step = at(expectation.at);
    return { ok: wanted.includes(step.verdict), saw: step.verdict };
  }
  const first = course.find((step, index) => (index > 0 || history.length === 0) && wanted.includes(step.verdict));
  return {
    ok: first !== undefined && first.t >= expectation.from && first.t <= expectation.to,
    saw: course.slice(1).map(({ t, verdict }) => ({ t, verdict })),
  };
}

function within(t: number, range: { from?: number | undefined; to?: number | undefined }): boolean {
  return t >= (range.from ?? 0) && t <= (range.to ?? Number.POSITIVE_INFINITY);
}
