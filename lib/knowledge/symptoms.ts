import type { Verdict } from '../model/verdict';
import { symptomsOfService } from './symptomsOfService';

export interface Answer {
  id: string;
  /** What the user sees. */
  seen: string;
  /** What to do then, in order. */
  steps: readonly string[];
}

export interface Symptom {
  id: string;
  title: string;
  question: string;
  answers: readonly Answer[];
  /** Whether a verdict of the present shows this symptom; `provider` is that of the job that it is about. */
  shows(verdict: Pick<Verdict, 'subject' | 'verdict' | 'parts'>, provider?: string): boolean;
}

const isJob = (verdict: Pick<Verdict, 'subject'>) => verdict.subject.startsWith('job:');

/**
 * Troubles that people who make videos with Pika ask about. The first six with the limits that Pika's helpers name
 * (prismix.dev guide on Pika, read 2026-11-21). Confidence: medium; limits of files and prompts: low, as Pika itself
 * names none.
 */
export const symptoms: readonly Symptom[] = [
  {
    id: 'queue',
    title: 'A video does not get done',
    question: 'Does anything about it still move?',
    shows: (verdict) =>
      isJob(verdict) && ['stuck', 'slow', 'finished-unseen', 'finished-no-link', 'unknown'].includes(verdict.verdict),
    answers: [
      {
        id: 'moves',
        seen: 'Yes: the percentage or the place in the line',
        steps: [
          'Wait. One to four minutes are usual, ten to twenty in the US evening (18:00 to 23:00 Eastern).',
          'Do not submit it again: it is charged at submit, and both would run.',
        ],
      },
      {
        id: 'still',
        seen: 'No, for more than 15 minutes',
        steps: [
          'Reload the page and look in the library: it may have finished without the page noticing.',
          'If it is not there, cancel it first, and only then start it again.',
          'If it happens to every video, it is Pika: look at the status page here and keep your prompts for later.',
        ],
      },
      {
        id: 'unsure',
        seen: 'I cannot tell',
        steps: [
          'Keep a Pika tab open for a minute, so that the video can be watched.',
          'Look in the library in the meantime.',
        ],
      },
    ],
  },
  {
    id: 'failed',
    title: 'A generation fails',
    question: 'When does it fail?',
    shows: (verdict) =>
      isJob(verdict) && ['failed', 'failed-policy', 'failed-platform', 'failed-limit'].includes(verdict.verdict),
    answers: [
      {
        id: 'at-once',
        seen: 'At once, and the prompt is mine alone',
        steps: [
          'Take out names of real people and everything explicit or violent.',
          'Shorten it to 30 to 50 words.',
          'Try again with a plain prompt: if that works, it was the words.',
        ],
      },
      {
        id: 'with-file',
        seen: 'At once, with an image or a clip',
        steps: [
          'Use JPG, PNG or WebP under 10 MB, at least 300 by 300 pixels.',
          'Try the prompt without the file: if that works, it was the file.',
        ],
      },
      {
        id: 'later',
        seen: 'After it had begun',
        steps: [
          'Look at the status page here: several failures at once speak for Pika.',
          'Wait a few minutes before the next try.',
          'Check that the credits came back; if not within ten minutes, write to support@pika.art with the id of the job.',
        ],
      },
    ],
  },
  {
    id: 'credits',
    title: 'Credits are used up or look wrong',
    question: 'What is wrong with them?',
    shows: (verdict) =>
      (verdict.subject.startsWith('wallet:') && !['ok', 'unknown'].includes(verdict.verdict)) ||
      (isJob(verdict) && verdict.verdict === 'failed-credits'),
    answers: [
      {
        id: 'none-left',
        seen: 'None are left',
        steps: [
          'They come back on your billing day, not on the first of the month, and unused ones do not carry over.',
          'Buy some, or use a smaller resolution or length meanwhile.',
        ],
      },
      {
        id: 'refused',
        seen: 'Some are left, and Pika says there are not enough',
        steps: [
          'Compare with what the video costs: longer and sharper ones cost several times as much.',
          'Look which purse pays: credits of the website, of agents and of the API never pay for each other.',
          'Sign out and in again.',
        ],
      },
      {
        id: 'no-video',
        seen: 'They went, and no video came',
        steps: [
          'Look in the library first.',
          'Wait ten minutes: failed videos are usually refunded by then.',
          'Then write to support@pika.art with the id, the time and the amount; the credits page here lists them.',
        ],
      },
    ],
  },
  {
    id: 'image',
    title: 'Image to video does not work',
    question: 'What happens with the image?',
    shows: (verdict) => isJob(verdict) && verdict.verdict === 'failed-input',
    answers: [
      {
        id: 'refused',
        seen: 'It is not accepted',
        steps: ['Save it as JPG, PNG or WebP, under 10 MB.', 'Make it at least 300 by 300 pixels.'],
      },
      {
        id: 'distorted',
        seen: 'The result is distorted or hardly moves',
        steps: [
          'Crop it to 1:1 or 16:9: very long or tall images come out distorted.',
          'Choose an image with one clear subject.',
        ],
      },
    ],
  },
  {
    id: 'lips',
    title: 'Lip sync is off',
    question: 'What is off?',
    shows: () => false,
    answers: [
      {
        id: 'mouth',
        seen: 'The mouth moves wrongly or not at all',
        steps: [
          'Use an image in which the face looks straight at the camera, well lit.',
          'Profiles and steep angles do not work well.',
        ],
      },
      {
        id: 'sound',
        seen: 'The sound is refused or out of step',
        steps: ['Use MP3 or WAV under 50 MB.', 'Make the sound as long as the video.'],
      },
    ],
  },
  {
    id: 'api',
    title: 'The API refuses my requests',
    question: 'Which status does it answer?',
    // A lost session of the website is no refusal of an API.
    shows: (verdict, provider = 'web') => isJob(verdict) && verdict.verdict === 'failed-session' && provider !== 'web',
    answers: [
      {
        id: '401',
        seen: '401 or 403',
        steps: [
          'Check that the key belongs to the host that you ask: each API of Pika has keys of its own form.',
          'Check the header: fal wants \u201cKey\u201d before the key, the bearer APIs \u201cBearer\u201d, Pika\u2019s partner API an X-API-KEY header.',
          'A new key may need half a minute. If it still fails, make another one.',
        ],
      },
      {
        id: '429',
        seen: '429',
        steps: [
          'Wait as long as the Retry-After header says.',
          'Without one, wait 2 s, then 4 s, then 8 s, and add a little chance to each.',
        ],
      },
      {
        id: '5xx',
        seen: '500 or more',
        steps: [
          'It is not your request. Look at the status page here.',
          'Check whether the job was made all the same before you send it again.',
        ],
      },
    ],
  },
  ...symptomsOfService,
];
