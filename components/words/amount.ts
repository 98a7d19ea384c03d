/** An amount of a wallet in its own unit: "1,240 credits" or "$4.20". */
export function amountWords(amount: number, unit: 'credits' | 'usd', locale?: string): string {
  if (unit === 'usd') return formatter('usd', locale).format(amount);
  return `${numberWords(amount, locale)} ${Math.abs(amount) === 1 ? 'credit' : 'credits'}`;
}

/** A bare number with the separators of the user's language. */
export function numberWords(amount: number, locale?: string): string {
  if (Number.isInteger(amount) && amount >= 0 && amount < 1000 && !writesOwnDigits(locale)) return String(amount);
  return formatter('plain', locale).format(amount);
}

/** Arabic, Persian, Bengali and others have digits of their own, and the browser's own language may be one of them. */
function writesOwnDigits(locale: string | undefined): boolean {
  return !/^(de|en|es|fr|ja|pt)\b/.test(locale ?? navigator.language);
}

/** A change with its sign: "+80", "−12". */
export function changeWords(by: number, unit: 'credits' | 'usd', locale?: string): string {
  const sign = by < 0 ? '\u2212' : '+';
  const size = Math.abs(by);
  return sign + (unit === 'usd' ? amountWords(size, unit, locale) : numberWords(size, locale));
}

/** Making a formatter costs more than all formatting of a page: each is made once. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(kind: 'plain' | 'usd', locale: string | undefined): Intl.NumberFormat {
  const key = `${kind} ${locale ?? ''}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(
    locale,
    kind === 'usd' ? { style: 'currency', currency: 'USD' } : { maximumFractionDigits: 2 },
  );
  formatters.set(key, made);
  return made;
}
