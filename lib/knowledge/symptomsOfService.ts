import type { Symptom } from './symptoms';

const TROUBLE: ReadonlySet<string> = new Set(['degraded', 'partial-outage', 'outage', 'maintenance', 'busy']);

/**
 * Troubles beside those of one video: after the guides of apistatuscheck.com ("Is Pika Down", 2026-02-04) and outage.gg
 * (Pika Labs, read 2026-11-21). Confidence: medium for what people see, low for how long it lasts.
 */
export const symptomsOfService: readonly Symptom[] = [
  {
    id: 'down',
    title: 'Pika does not open or does not answer',
    question: 'What do you see?',
    shows: ({ subject, verdict, parts }) =>
      subject === 'service:pika' && TROUBLE.has(verdict) && !only(parts, ['models', 'export', 'discord', 'login']),
    answers: [
      {
        id: 'unavailable',
        seen: 'An error page, or “Service temporarily unavailable”',
        steps: [
          'Look at the status page here: if others report it too, it is Pika, and nothing on your side helps.',
          'Wait. Most troubles were over within one to three hours.',
          'Download what is finished as soon as the library opens again.',
        ],
      },
      {
        id: 'demand',
        seen: '“High demand”, or a place in the line in the thousands',
        steps: [
          'It is full, not broken: ten to fifteen minutes are usual then, more than thirty speak for a fault.',
          'Come back late in the US night, or use another service for what is urgent.',
        ],
      },
      {
        id: 'blank',
        seen: 'The page stays empty or the buttons do nothing',
        steps: [
          'Reload it once without its cache (Ctrl or Cmd, Shift and R).',
          'Open it in a private window: if it works there, an extension or old site data is in the way.',
        ],
      },
    ],
  },
  {
    id: 'sign-in',
    title: 'I cannot sign in, or am signed out',
    question: 'What happens?',
    shows: ({ subject, verdict, parts }, provider) =>
      (subject.startsWith('job:') && verdict === 'failed-session' && (provider ?? 'web') === 'web') ||
      (subject === 'service:pika' && TROUBLE.has(verdict) && only(parts, ['login'])),
    answers: [
      {
        id: 'signed-out',
        seen: 'I was signed out in the middle',
        steps: [
          'Sign in again in the same tab; your videos go on without you.',
          'Look in the library before you submit again: the last one may have been taken.',
        ],
      },
      {
        id: 'refused',
        seen: 'The sign-in fails or never ends',
        steps: [
          'Use the way that you signed up with: an email and a Google account are two accounts.',
          'Allow cookies for pika.art and try in a private window.',
          'If it fails there too, look at the status page here: sign-in can be down by itself.',
        ],
      },
    ],
  },
  {
    id: 'model',
    title: 'A model is not available',
    question: 'How does it show?',
    shows: ({ subject, verdict, parts }) =>
      (subject.startsWith('model:') && TROUBLE.has(verdict)) ||
      (subject === 'service:pika' && TROUBLE.has(verdict) && only(parts, ['models'])),
    answers: [
      {
        id: 'one',
        seen: 'One model or version fails, others work',
        steps: [
          'Use one that works; the status page here tells them apart.',
          'Try the first one again in one to three hours: so long it usually takes.',
        ],
      },
      {
        id: 'starts',
        seen: 'It starts, and fails in the middle',
        steps: [
          'Try it once more with a plain prompt and the shortest length.',
          'If that fails too, use another model: the maker of this one is in trouble.',
        ],
      },
      {
        id: 'missing',
        seen: 'A model or tool is missing from my page',
        steps: [
          'Look whether your plan includes it; some come with paid plans only.',
          'Reload the page: the list comes from Pika and changes from week to week.',
        ],
      },
    ],
  },
  {
    id: 'export',
    title: 'A finished video does not download or play',
    question: 'What happens?',
    shows: ({ subject, verdict, parts }) =>
      (subject.startsWith('job:') && verdict === 'finished-unplayable') ||
      (subject === 'service:pika' && TROUBLE.has(verdict) && only(parts, ['export'])),
    answers: [
      {
        id: 'plays',
        seen: 'It plays in the page, and the download fails',
        steps: [
          'Open the video in a tab of its own and save it from there.',
          'Reload the library first: addresses of files run out, and the page makes new ones.',
        ],
      },
      {
        id: 'not-found',
        seen: 'The address answers 404, or the player stays black',
        steps: [
          'If several videos do not load, it is Pika’s file store: usually over within the hour.',
          'If only this one does not, wait ten minutes and reload; then write to support@pika.art with its id.',
          'Do not make it again before that: it would be paid twice.',
        ],
      },
      {
        id: 'broken',
        seen: 'The saved file does not play',
        steps: [
          'Compare its size with other videos: a file of a few kilobytes is no video. Download it again.',
          'Try another player; if it plays there, the file is fine.',
        ],
      },
    ],
  },
  {
    id: 'lost',
    title: 'A video is gone',
    question: 'Where was it last?',
    shows: () => false,
    answers: [
      {
        id: 'library',
        seen: 'In the library',
        steps: [
          'Look at the right account and the right site: old.pika.art and create.pika.art have libraries of their own.',
          'Clear filters and folders in the library and scroll to its day.',
          'Write to support@pika.art with the prompt and about when you made it.',
          'Download videos when they are done: one guide says that they are kept for a day or two only (unconfirmed).',
        ],
      },
      {
        id: 'discord',
        seen: 'In Discord',
        steps: [
          'Search your direct messages from the bot, and the channel where you asked for it.',
          'Ask in the #support channel with the prompt and the time.',
        ],
      },
      {
        id: 'never',
        seen: 'I never saw it',
        steps: [
          'Look whether it was charged: the credits page here lists what was taken and given back.',
          'If it was taken and not given back within ten minutes, write to support@pika.art.',
        ],
      },
    ],
  },
  {
    id: 'quality',
    title: 'The quality is worse than usual',
    question: 'How often?',
    shows: () => false,
    answers: [
      {
        id: 'once',
        seen: 'In this one video',
        steps: [
          'Single bad results are normal: try the same prompt with another seed.',
          'Simplify: one subject, one movement, no text inside the video.',
          'Check resolution and aspect ratio of the submit; a lower one may have been set.',
        ],
      },
      {
        id: 'all',
        seen: 'In several, with different prompts',
        steps: [
          'Look at the status page here: under load a smaller model may be serving.',
          'Try another model or version, and the old prompt again in a few hours.',
        ],
      },
    ],
  },
  {
    id: 'only-me',
    title: 'It works for others and not for me',
    question: 'What have you tried?',
    shows: ({ subject, verdict }) => subject === 'network' && verdict === 'blocked',
    answers: [
      {
        id: 'nothing',
        seen: 'Nothing yet',
        steps: [
          'Region: if you are allowed to, try once through another country (a VPN).',
          'Account: look for a failed payment, used-up credits or a warning about content.',
          'Browser: clear cache and cookies of pika.art, use a private window, then another browser.',
          'Way in: if the website fails, try the Discord bot, and the other way round.',
          'Network: an office or a provider may block it. Try over mobile data.',
        ],
      },
      {
        id: 'window',
        seen: 'A private window works',
        steps: [
          'Turn off other extensions one by one; blockers stop the requests that start a video.',
          'Clear the site data of pika.art and sign in again.',
        ],
      },
      {
        id: 'mobile',
        seen: 'Mobile data works',
        steps: [
          'Your network blocks it: ask whoever runs it to allow pika.art, its subdomains and its file hosts.',
          'Turn off a VPN, an ad blocker of the whole network or a secure DNS for a try.',
        ],
      },
    ],
  },
  {
    id: 'discord',
    title: 'The Discord bot does not answer',
    question: 'What does it do?',
    shows: ({ subject, verdict, parts }) =>
      TROUBLE.has(verdict) &&
      (subject === 'service:discord' || (subject === 'service:pika' && only(parts, ['discord']))),
    answers: [
      {
        id: 'silent',
        seen: 'Nothing, though it is shown online',
        steps: [
          'Look at Discord on the status page here: commands and results go through Discord itself.',
          'Try the command once in a direct message to the bot.',
          'Use the website meanwhile: it does not need Discord.',
        ],
      },
      {
        id: 'wrong',
        seen: '“Something went wrong”',
        steps: [
          'Try once more after a minute with a plain prompt.',
          'If it stays, it is Pika: look at the status page here.',
        ],
      },
      {
        id: 'no-link',
        seen: 'The video has no link, or the link is dead',
        steps: [
          'Open the message in the browser instead of the app.',
          'Search your direct messages from the bot; the file is sent there too.',
        ],
      },
    ],
  },
  {
    id: 'not-seen',
    title: 'The extension does not see my videos',
    question: 'Where do you make them?',
    shows: ({ subject, verdict }) => subject === 'page' && verdict === 'blind',
    answers: [
      {
        id: 'website',
        seen: 'On Pika’s website',
        steps: [
          'Reload the Pika tab: a tab that was open before the extension came or was updated is not heard.',
          'Check that the extension may read pika.art (the popup says so where it may not).',
          'If the page works and nothing is seen, send us the report from the full page: Pika may have changed its page.',
        ],
      },
      {
        id: 'elsewhere',
        seen: 'In Discord, in an app, or with a key',
        steps: ['Videos made with a key can be followed by their id.', 'Discord and the phone apps cannot be seen.'],
      },
    ],
  },
];

/** Only these parts are concerned, as far as parts are named. */
function only(parts: readonly string[] | undefined, wanted: readonly string[]): boolean {
  return parts !== undefined && parts.length > 0 && parts.every((part) => wanted.includes(part));
}
