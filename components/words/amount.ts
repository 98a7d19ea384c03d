/** An amount of a wallet in its own unit: "1,240 credits" or "$4.20". */
export function amountWords(amount: number, unit: 'credits' | 'usd', locale?: string): string {
  if (unit === 'usd') return format(amount, { style: 'currency', currency: 'USD' }, locale);
  return `${numberWords(amount, locale)} ${Math.abs(amount) === 1 ? 'credit' : 'credits'}`;
}

/** A bare number with the separators of the user's language. */
export function numberWords(amount: number, locale?: string): string {
  return format(amount, { maximumFractionDigits: 2 }, locale);
}

/** A change with its sign: "+80", "−12". */
export function changeWords(by: number, unit: 'credits' | 'usd', locale?: string): string {
  const sign = by < 0 ? '\u2212' : '+';
  const size = Math.abs(by);
  return sign + (unit === 'usd' ? amountWords(size, unit, locale) : numberWords(size, locale));
}

function format(amount: number, options: Intl.NumberFormatOptions, locale?: string): string {
  return new Intl.NumberFormat(locale, options).format(amount);
}
