import type { ProviderId } from '../../model/job';
import type { Advice, AdviceId } from '../../model/verdict';
import { runnerOf } from './provider';

/** What each step says where the evidence gives it no wording of its own. */
const texts: Readonly<Record<AdviceId, string>> = {
  wait: 'Wait. It is still moving, or inside its usual time.',
  'refresh-page': 'Refresh the page: it may have missed the news.',
  'open-video': 'Open the video.',
  'open-library': 'Open your library: the video is listed there.',
  'cancel-first': 'Cancel this one before you submit again: Pika charges at submit, so a second one is paid twice.',
  rephrase: 'Rephrase the prompt: no names of real people, nothing explicit or violent.',
  'shorten-prompt': 'Shorten the prompt to 30 to 50 words.',
  'fix-input': 'Check the image or video: JPG, PNG or WebP under 10 MB and at least 300 x 300 pixels.',
  'sign-in': 'Sign in to Pika again.',
  'top-up': 'Top up or wait for the next monthly credits.',
  'slow-down': 'Let a running video end first: your plan allows only so many at once.',
  'switch-model': 'Use another model meanwhile.',
  'check-network': 'Check your own connection first.',
  'check-account': 'Check the key in the settings: it was refused.',
  'switch-service': 'If it is urgent, use another service meanwhile.',
  'download-now': 'Download the video now, while its address still works.',
  'contact-support': 'Write to support@pika.art with the id of the video, which Unstuck shows.',
  'keep-for-later': 'Keep your prompt for later.',
  'open-pika': 'Open Pika to check.',
};

/** One step of advice, in its usual words or in `text`. */
export function advise(id: AdviceId, text: string = texts[id]): Advice {
  return { id, text };
}

/** Who helps with a job of this provider. */
export function contactSupport(provider: ProviderId): Advice {
  if (provider === 'web') return advise('contact-support');
  const text = `Write to the support of ${runnerOf(provider)} with the id of the video, which Unstuck shows.`;
  return advise('contact-support', text);
}

/** `isDown`: what runs the job is down, so that the job may go on once it is back. */
export function cancelFirst(provider: ProviderId, isDown: boolean): Advice {
  if (isDown) {
    const until = `until ${runnerOf(provider)} is back, leave it.`;
    return advise('cancel-first', `If you submit again later, cancel this one first; ${until}`);
  }
  if (provider === 'web') return advise('cancel-first');
  return advise('cancel-first', 'Cancel this one before you submit again: if both run to the end, you pay for both.');
}
