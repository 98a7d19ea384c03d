const plain: Readonly<Record<string, string>> = {
  page: 'Pika\u2019s reply',
  view: 'what the page shows',
  'own jobs': 'your own videos',
  probe: 'our own probe',
  browser: 'your browser',
};

/** Where a reason comes from, in words for people; names of sites stay as they are. */
export function sourceWords(source: string): string {
  return Object.hasOwn(plain, source) ? (plain[source] ?? source) : source;
}
