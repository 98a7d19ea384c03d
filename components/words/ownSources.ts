/** What the judgement names as a source of its own, in words for people. The banner holds these and no names of sites. */
export const ownSources: ReadonlyMap<string, string> = new Map([
  ['page', 'Pika\u2019s reply'],
  ['view', 'what the page shows'],
  ['tabs', 'your open tabs'],
  ['file', 'the video\u2019s own address'],
  ['own jobs', 'your own videos'],
  ['own probe', 'our own look at pika.art'],
  ['own API probe', 'our own look at Pika\u2019s API'],
  ['judgement', 'our own judgement'],
]);
