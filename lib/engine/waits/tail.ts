/** ln Gamma for x > 0 (Lanczos 1964, g = 7, nine terms). */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  let sum = 0.9999999999998099;
  for (let i = 0; i < terms.length; i += 1) sum += (terms[i] ?? 0) / (x + i);
  const t = x + 6.5;
  return 0.9189385332046727 + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

const logBetaHalf = new Map<number, number>();

/** ln B(dof / 2, 1 / 2), kept for the few degrees of freedom that occur. */
function logBeta(dof: number): number {
  let value = logBetaHalf.get(dof);
  if (value === undefined) {
    value = logGamma(dof / 2) + logGamma(0.5) - logGamma((dof + 1) / 2);
    if (logBetaHalf.size < 2000) logBetaHalf.set(dof, value);
  }
  return value;
}

/** Continued fraction of the incomplete beta function (Lentz; Abramowitz and Stegun 26.5.8). */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (Math.abs(d) < tiny) d = tiny;
  d = 1 / d;
  let value = d;
  for (let m = 1; m <= 100; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || tiny);
    c = 1 + even / c || tiny;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || tiny);
    c = 1 + odd / c || tiny;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-10) break;
  }
  return value;
}

/** P(T > t) of Student's t with `dof` degrees of freedom. */
export function studentTail(t: number, dof: number): number {
  if (t < 0) return 1 - studentTail(-t, dof);
  const a = dof / 2;
  const x = dof / (dof + t * t);
  if (x >= 1) return 0.5;
  const front = Math.exp(a * Math.log(x) + 0.5 * Math.log(1 - x) - logBeta(dof));
  const part =
    x < (a + 1) / (a + 2.5) ? (front * betaFraction(x, a, 0.5)) / a : 1 - (front * betaFraction(1 - x, 0.5, a)) / 0.5;
  return 0.5 * Math.min(1, Math.max(0, part));
}

/** P(Z > z) of the standard normal law (Abramowitz and Stegun 26.2.17, error below 1e-7). */
export function normalTail(z: number): number {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.2316419 * x);
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = 0.3989422804014327 * Math.exp((-x * x) / 2) * poly;
  return z >= 0 ? tail : 1 - tail;
}
