import { studentTail } from './tail';

/** A law of ln(seconds): Student's t about a centre. */
export interface LogLaw {
  centre: number;
  spread: number;
  dof: number;
}

/** The law of a wait: a share `wild` of the waits is spread three times as wide (contaminated law, Tukey 1960). */
export interface Law extends LogLaw {
  wild: number;
  /** Own finished jobs behind it. */
  jobs: number;
}

const deviations = (law: LogLaw, seconds: number): number => (Math.log(seconds) - law.centre) / law.spread;

/** P(T > seconds) of a simple law. */
export const beyond = (law: LogLaw, seconds: number): number =>
  seconds > 0 ? studentTail(deviations(law, seconds), law.dof) : 1;

/** P(wait > seconds): the survival curve S(t). */
export function survival(law: Law, seconds: number): number {
  if (!(seconds > 0)) return 1;
  const t = deviations(law, seconds);
  return (1 - law.wild) * studentTail(t, law.dof) + law.wild * studentTail(t / 3, law.dof);
}

/** The wait that is exceeded with this probability, seconds. */
export function quantile(law: Law, exceeded: number): number {
  let low = law.centre - 12 * law.spread;
  let high = law.centre + 12 * law.spread;
  for (let i = 0; i < 20; i += 1) {
    const middle = (low + high) / 2;
    if (survival(law, Math.exp(middle)) > exceeded) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** The time left that is exceeded with this probability at this age, seconds: S(t + u) / S(t) = exceeded. */
export function leftQuantile(law: Law, ageSeconds: number, exceeded: number): number {
  const aim = exceeded * survival(law, ageSeconds);
  let low = 0;
  let high = Math.max(30, ageSeconds);
  for (let i = 0; i < 20 && survival(law, ageSeconds + high) > aim; i += 1) {
    low = high;
    high *= 2;
  }
  for (let i = 0; i < 8; i += 1) {
    const middle = (low + high) / 2;
    if (survival(law, ageSeconds + middle) > aim) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Two opinions on one logarithm, weighed by their precisions; never surer than 0.3. */
export function together(a: LogLaw, b: LogLaw): LogLaw {
  const ofA = b.spread ** 2 / (a.spread ** 2 + b.spread ** 2);
  const spread = (a.spread * b.spread) / Math.hypot(a.spread, b.spread);
  return {
    centre: ofA * a.centre + (1 - ofA) * b.centre,
    spread: Math.max(0.3, spread),
    dof: Math.min(a.dof, b.dof),
  };
}
