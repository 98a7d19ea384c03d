/** The locale for numbers and dates: the setting, or undefined (the browser's own) for `auto` and for what no browser knows. */
export function localeOf(language: string): string | undefined {
  if (language === 'auto') return undefined;
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
