/** Ids go into addresses: letters, digits and a few signs, no slash. */
export function isJobId(id: string): boolean {
  return /^[A-Za-z0-9][\w.:-]{0,199}$/.test(id) && !id.includes('..');
}
