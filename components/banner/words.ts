export type BannerTone = 'bad' | 'warn' | 'good';

export interface BannerWords {
  title: string;
  tone: BannerTone;
  /** Said where the verdict gives no reason. */
  why: string;
}

const words: Readonly<Record<string, BannerWords>> = {
  'job:stuck': { title: 'This video looks stuck', tone: 'bad', why: 'It has stopped moving for longer than usual.' },
  'job:failed': { title: 'This video failed', tone: 'bad', why: 'Pika says that it failed.' },
  'job:failed-policy': { title: 'Pika refused this video', tone: 'bad', why: 'Its content filter said no.' },
  'job:failed-input': { title: 'Pika could not use what it was given', tone: 'bad', why: 'The prompt, picture or a setting was turned down.' },
  'job:failed-credits': { title: 'Not enough credits for this video', tone: 'bad', why: 'Pika turned it down for lack of credits.' },
  'job:failed-session': { title: 'You were signed out', tone: 'bad', why: 'Pika did not accept this video without a sign-in.' },
  'job:failed-limit': { title: 'A limit of your plan was reached', tone: 'bad', why: 'Pika does not take more at the moment.' },
  'job:failed-platform': { title: 'This video failed at Pika\u2019s end', tone: 'bad', why: 'It was not your prompt and not your account.' },
  'job:finished-unseen': { title: 'Your video is ready', tone: 'good', why: 'Pika finished it, but this page does not show it.' },
  'job:finished-no-link': { title: 'Finished, but no video yet', tone: 'warn', why: 'Pika says it is done and gives no address for it.' },
  'job:finished-unplayable': { title: 'The finished video does not play', tone: 'warn', why: 'Its file is missing or is no video.' },
  'service:degraded': { title: 'Pika is having trouble', tone: 'warn', why: 'Some of it works badly at the moment.' },
  'service:partial-outage': { title: 'Part of Pika is down', tone: 'warn', why: 'Some of it does not work at the moment.' },
  'service:outage': { title: 'Pika is down', tone: 'bad', why: 'It does not answer at the moment.' },
  'page:blind': { title: 'Unstuck cannot read this page', tone: 'warn', why: 'Nothing it recognises came by, so it can tell you nothing here.' },
}; // biome-ignore format: one glance

/** What a banner says of a verdict; undefined for verdicts that deserve none. */
export function bannerWords(subject: string, verdict: string): BannerWords | undefined {
  const key = `${subject.split(':', 1)[0] ?? ''}:${verdict}`;
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

/** Whether it is said at once, in the middle of what a screen reader is saying. */
export function isUrgent(verdict: string): boolean {
  return verdict === 'stuck' || verdict.startsWith('failed');
}
