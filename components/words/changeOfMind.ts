/** What would change our mind about a verdict: the evidence that would overturn it, in plain words. */
const byVerdict: Readonly<Record<string, string>> = {
  'job:slow': 'A finished video, or a wait longer than a busy hour explains.',
  'job:quiet': 'Any movement: a higher percentage, a better place in the line, or the video itself.',
  'job:stuck': 'Any movement: a higher percentage, a better place in the line, or the video itself.',
  'job:finished-unseen': 'The video appearing on a Pika page that you can see.',
  'job:finished-no-link': 'A video address in one of the next replies.',
  'job:finished-unplayable': 'The same file answering with a playable video.',
  'job:unknown': 'One fresh look at the job: open Pika, or wait for the next answer.',
  'job:on-track': 'No movement for longer than jobs of this kind usually rest.',
  'service:busy': 'Waits going back to their usual length, or an outage report.',
  'service:degraded': 'Two good readings, or your own jobs finishing as usual.',
  'service:partial-outage': 'Two good readings, or your own jobs finishing as usual.',
  'service:outage': 'Two good readings, or one of your own jobs finishing.',
  'service:maintenance': 'The end of the maintenance, as its own page tells it.',
  'service:unknown': 'One source that can be read.',
  'model:busy': 'A video of this model that ends in its usual time.',
  'model:degraded': 'A video of this model that finishes.',
  'model:partial-outage': 'A video of this model that finishes.',
  'model:outage': 'A video of this model that finishes.',
  'wallet:low': 'A higher balance at the next look.',
  'wallet:exhausted': 'A higher balance at the next look.',
  'wallet:charged-without-video': 'A refund, or the video turning up.',
  'wallet:charged-twice': 'A refund, or a second video turning up.',
  'wallet:not-reset': 'The balance rising to your plan\u2019s allowance.',
  'wallet:unknown': 'A page or reply of Pika that shows a balance.',
  'network:offline': 'Any site answering.',
  'network:blocked': 'Pika answering once on this network.',
  'page:blind': 'One job, job list or balance that we can recognise.',
};

/** Undefined where a verdict is final (failed, cancelled) or good. */
export function changeOfMind(subject: string, verdict: string): string | undefined {
  const key = `${subject.split(':', 1)[0] ?? ''}:${verdict}`;
  return Object.hasOwn(byVerdict, key) ? byVerdict[key] : undefined;
}
