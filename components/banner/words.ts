export type BannerTone = 'bad' | 'warn' | 'good';

export interface BannerWords {
  title: string;
  tone: BannerTone;
}

const words: Readonly<Record<string, BannerWords>> = {
  'job:stuck': { title: 'This video looks stuck', tone: 'bad' },
  'job:failed': { title: 'This video failed', tone: 'bad' },
  'job:failed-policy': { title: 'Pika refused this video', tone: 'bad' },
  'job:failed-input': { title: 'Pika could not use what it was given', tone: 'bad' },
  'job:failed-credits': { title: 'Not enough credits for this video', tone: 'bad' },
  'job:failed-session': { title: 'You were signed out', tone: 'bad' },
  'job:failed-limit': { title: 'A limit of your plan was reached', tone: 'bad' },
  'job:failed-platform': { title: 'This video failed at Pika\u2019s end', tone: 'bad' },
  'job:finished-unseen': { title: 'Your video is ready', tone: 'good' },
  'job:finished-no-link': { title: 'Finished, but no video yet', tone: 'warn' },
  'job:finished-unplayable': { title: 'The finished video does not play', tone: 'bad' },
  'service:degraded': { title: 'Pika is having trouble', tone: 'warn' },
  'service:partial-outage': { title: 'Part of Pika is down', tone: 'bad' },
  'service:outage': { title: 'Pika is down', tone: 'bad' },
  'page:blind': { title: 'Unstuck cannot read this page', tone: 'warn' },
};

/** What a banner says of a verdict; undefined for verdicts that deserve none. */
export function bannerWords(subject: string, verdict: string): BannerWords | undefined {
  const key = `${subject.split(':', 1)[0] ?? ''}:${verdict}`;
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

/** Whether it is said at once, in the middle of what a screen reader is saying. */
export function isUrgent(verdict: string): boolean {
  return verdict === 'stuck' || verdict.startsWith('failed');
}
