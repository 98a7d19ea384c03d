/** Why a feed could not be read, in words for the user; the first two also tell a captive portal. */
export const unreadable = {
  webPage: 'A web page came instead of data',
  elsewhere: 'Another site answered in its place',
  noConnection: 'No connection',
  notJson: 'It is not valid JSON',
  notXml: 'It is not a news feed',
  shape: 'It is not in the expected form',
  tooLong: 'It is too long',
  empty: 'It is empty',
  otherPage: 'It is the status page of another service',
  notListed: 'It does not list this service',
  unchanged: 'Nothing has changed since the last reading',
} as const;

/** The reason for an HTTP status that is no answer. */
export function refusedWith(status: number): string {
  if (status === 429) return 'It asks us to come back later (429)';
  return `It answered with an error (${status})`;
}
