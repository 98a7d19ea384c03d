import * as e from '../expect';
import { newJob, pollNew, submitNew, visitApp } from '../newApp';
import * as old from '../oldApp';
import { type Drafts, type Earlier, type Event, type Expected, earlier, every } from '../scenario';
import { calm, serveJson } from '../serve';

const a = old.oldJob('a bridge of glass over a quiet river');
const s = old.subject(a);
/** The page looks more seldom at a job that takes long, so that a file stays small. */
const lookSeconds = (until: number): number => (until <= 450 ? 10 : 20);

/** A figure (percent) by seconds since the submit; undefined where none is shown. */
type Bar = (age: number) => number | undefined;

const begin = [...calm(), old.visit(0), old.submit(5, a)];

function looks(from: number, to: number, bar: Bar, more: Record<string, unknown> = {}): Event[] {
  return every(from, to, lookSeconds(to), (at) => old.pollOne(at, a, { ...old.pending(bar(at - 5)), ...more }));
}

/** The bar as it is looked at until the job ends, and the end. */
const lives = (seconds: number, bar: Bar, more: Record<string, unknown> = {}): Event[] => [
  ...begin,
  ...looks(15, seconds, bar, more),
  old.pollOne(5 + seconds, a, old.finished(a)),
  old.shows(6 + seconds, [[a, 'clip']]),
  old.pollOne(15 + seconds, a, old.finished(a)),
];
const rests = (until: number, bar: Bar): Event[] => [...begin, ...looks(15, until, bar)];

const neverStuck = (until: number): Expected[] => [
  e.never(s, ['stuck', ...e.FAILED]),
  e.alerts('job-stuck', 0),
  e.at(until - 5, s, 'finished'),
];

function living(title: string, seconds: number, bar: Bar, history?: Earlier[], more?: Record<string, unknown>) {
  return {
    title,
    ...(history === undefined ? {} : { history }),
    events: lives(seconds, bar, more),
    until: seconds + 60,
    expect: neverStuck(seconds + 60),
  };
}

function dead(title: string, bar: Bar, from: number, to: number, history?: Earlier[]) {
  return {
    title,
    ...(history === undefined ? {} : { history }),
    events: rests(to + 60, bar),
    until: to + 70,
    expect: [
      e.first(s, 'stuck', from, to),
      e.alerts('job-stuck', 1, s),
      e.never(s, [...e.DONE, ...e.FAILED]),
      e.advises(to + 60, s, 'cancel-first'),
    ],
  };
}

/** Climbs evenly to `cap` percent in `seconds`, and rests there. */
const even =
  (cap: number, seconds: number): Bar =>
  (age) =>
    Math.floor(Math.min(1, age / seconds) * cap);
/** Climbs ever more slowly towards `cap` percent. */
const easing =
  (cap: number, seconds: number): Bar =>
  (age) =>
    Math.floor(cap * (1 - Math.exp((-4 * age) / seconds)));
/** Shows the share of the steps that are over. */
const stages =
  (...ends: number[]): Bar =>
  (age) =>
    Math.round((100 * ends.filter((end) => age >= end).length) / (ends.length + 1));
/** A bar of its own for each step; the last shows nothing new. */
const barOfEach =
  (...ends: number[]): Bar =>
  (age) => {
    const next = ends.findIndex((end) => age < end);
    if (next < 0) return 100;
    const from = ends[next - 1] ?? 0;
    return Math.floor((100 * (age - from)) / ((ends[next] ?? age) - from));
  };

const FAL_KEY = { keys: { fal: 'made-up-id:made-up-secret' } };
const LIP_SYNC = 'fal-ai/kling-video/lipsync/audio-to-video';
const request = (id: string, app: string): string => `https://queue.fal.run/${app}/requests/${id}`;
const log = (at: number, id: string, app: string, ...messages: string[]): Event =>
  serveJson(
    at,
    `${request(id, app)}/status*`,
    { status: 'IN_PROGRESS', logs: messages.map((message) => ({ message, level: 'INFO' })) },
    202,
  );
const watchFal = (id: string, endpoint: string): Event => ({ at: 1, do: 'watch', provider: 'fal', id, endpoint });

const song = newJob('a singer on a roof', 'kling/lip-sync');
const long = newJob('a long take of a harbour', 'bytedance/seedance-1.0-pro-1080p');
const newLooks = (job: typeof song, until: number): Event[] =>
  every(15, until, 15, (at) => pollNew(at, job, { status: 'running' }));

export const bars: Drafts = {
  'an-estimated-bar-rests-at-80': living(
    'A bar that the page estimates climbs to 80 % in 40 s and rests there to the end at 250 s, the usual wait: never stuck',
    250,
    even(80, 40),
    earlier(12, 240),
  ),
  'an-estimated-bar-eases-to-99': living(
    'An estimated bar climbs ever more slowly to 98 % and rests; the first video ever, done after 220 s: never stuck',
    220,
    easing(99, 90),
  ),
  'an-estimated-bar-of-a-long-render': living(
    'An estimated bar is at 95 % after two minutes, of the eleven that this user’s videos take: never stuck',
    660,
    even(95, 120),
    earlier(12, 620),
  ),
  'an-estimated-bar-of-a-first-video': living(
    'The first video ever: its bar climbs to 90 % in a minute and rests until the film comes after seven: never stuck',
    420,
    even(90, 60),
  ),
  'two-stages-of-unequal-length': living(
    'The figure tells stages: 0 %, after 20 s 50 %, after 200 s the film: never stuck',
    200,
    stages(20),
  ),
  'three-stages-of-unequal-length': living(
    'The figure tells stages: 33 % after 15 s, 67 % after 40 s, the film after 230 s: never stuck',
    230,
    stages(15, 40),
  ),
  'a-bar-for-each-step': living(
    'The bar runs from 0 to 100 % once for each step, and the last step shows nothing new for three minutes: never stuck, never finished early',
    300,
    barOfEach(40, 110),
  ),
  'a-figure-that-stays-at-nought': living(
    'The figure stands at 0 % from first to last, four minutes long: it is not shown to be a figure at all, never stuck',
    240,
    () => 0,
  ),
  'a-figure-of-100-while-it-runs': living(
    'The figure is at 100 % after half a minute, and the film takes three more: never stuck, never finished early',
    210,
    even(100, 30),
  ),
  'a-figure-beyond-100': living(
    'The figure rises beyond 100, and tells words: no claim is built on it',
    200,
    (age) => (age < 60 ? age : 140),
    undefined,
    { progressText: 'almost there' },
  ),
  'an-estimated-bar-and-a-dead-job': dead(
    'Behind a bar that rests at 95 % the job is dead: where twelve took four minutes, stuck before a quarter of an hour',
    even(95, 60),
    300,
    905,
    earlier(12, 240),
  ),
  'an-estimated-bar-and-a-dead-first-job': dead(
    'Behind a bar that rests at 90 % the first job ever is dead: stuck by the rule of a quarter of an hour at the latest',
    even(90, 45),
    300,
    915,
  ),
  'a-step-that-never-ends': dead(
    'The bar of the second step falls back to nought and rests at 100 %: stuck by a quarter of an hour at the latest',
    barOfEach(40, 100),
    300,
    915,
  ),
  'a-figure-that-never-leaves-nought': dead(
    'The figure never leaves 0 %: stuck by a quarter of an hour at the latest, as with a word alone',
    () => 0,
    300,
    915,
  ),
  'a-bar-that-rests-in-the-midst-of-its-climb': dead(
    'A bar that rose evenly rests at 47 %, where no estimated bar rests: stuck within minutes, with no history at all',
    even(47, 60),
    90,
    420,
  ),
  'two-figures-by-turns': dead(
    'Two sources tell 40 and 43 % by turns: that is no movement, stuck in the end',
    (age) => (age < 60 ? Math.floor(age / 1.5) : Math.floor(age / 20) % 2 === 0 ? 40 : 43),
    300,
    950,
  ),
  'logs-of-other-bars': {
    title:
      'A worker’s log shows bars of other things (a download, shards, a decoder, memory), each at 100 % early; the video is done after 290 s: never stuck',
    settings: FAL_KEY,
    events: [
      log(0, 'r-logs', 'fal-ai/pika', 'Downloading shards: 100%|##########| 3/3'),
      watchFal('r-logs', 'fal-ai/pika/v2.2/text-to-video'),
      log(40, 'r-logs', 'fal-ai/pika', 'Downloading shards: 100%', 'VAE decode: 100%', 'GPU memory 97% used'),
      serveJson(290, `${request('r-logs', 'fal-ai/pika')}/status*`, { status: 'COMPLETED', logs: [] }),
      serveJson(290, request('r-logs', 'fal-ai/pika'), { video: { url: 'https://v3b.fal.media/files/b/logs.mp4' } }),
    ],
    until: 400,
    expect: [
      e.never('job:r-logs', ['stuck', ...e.FAILED]),
      e.alerts('job-stuck', 0),
      e.never('job:r-logs', e.DONE, 0, 285),
    ],
  },
  'a-log-that-names-the-job': {
    title:
      'A log that names the job’s own progress is a figure: it moves to 44 % and rests there, stuck within minutes',
    settings: FAL_KEY,
    events: [
      log(0, 'r-own', 'fal-ai/pika', 'Progress: 4%'),
      watchFal('r-own', 'fal-ai/pika/v2.2/text-to-video'),
      ...every(30, 330, 30, (at) =>
        log(at, 'r-own', 'fal-ai/pika', 'Loading weights: 100%', `Progress: ${Math.floor(4 + at / 8)}%`),
      ),
    ],
    until: 1300,
    expect: [e.never('job:r-own', ['stuck'], 0, 400), e.first('job:r-own', 'stuck', 400, 1000)],
  },
  'a-first-lip-sync-with-a-key': {
    title:
      'A lip sync of Kling’s through fal, the first ever, takes 26 minutes, and its maker names 5 to 30: never stuck',
    settings: FAL_KEY,
    events: [
      log(0, 'r-lips', 'fal-ai/kling-video'),
      watchFal('r-lips', LIP_SYNC),
      serveJson(1560, `${request('r-lips', 'fal-ai/kling-video')}/status*`, { status: 'COMPLETED', logs: [] }),
      serveJson(1560, request('r-lips', 'fal-ai/kling-video'), {
        video: { url: 'https://v3b.fal.media/files/b/lips.mp4' },
      }),
    ],
    until: 1700,
    expect: [e.never('job:r-lips', ['stuck', ...e.FAILED]), e.alerts('job-stuck', 0)],
  },
  'a-first-lip-sync-after-forty-videos': {
    title:
      'Forty videos from text took 100 s; the first lip sync of Kling’s takes 22 minutes: a lip sync is no text to video, never stuck',
    history: earlier(40, 100),
    events: [...calm(), visitApp(0), submitNew(5, song), ...newLooks(song, 1325)],
    until: 1330,
    expect: [e.never(`job:${song.id}`, ['stuck']), e.at(1300, `job:${song.id}`, ['on-track', 'slow'])],
  },
  'a-dead-lip-sync': {
    title:
      'A lip sync of Kling’s that never ends: stuck not before the 30 minutes that its maker names, and then at once',
    events: [...calm(), visitApp(0), submitNew(5, song), ...newLooks(song, 1900)],
    until: 1910,
    expect: [e.first(`job:${song.id}`, 'stuck', 1790, 1840), e.alerts('job-stuck', 1, `job:${song.id}`)],
  },
  'a-first-seedance-of-nine-minutes': {
    title: 'The first Seedance ever takes nine minutes, with a word alone: longer than Pika’s own, and never stuck',
    events: [...calm(), visitApp(0), submitNew(5, long), ...newLooks(long, 545)],
    until: 550,
    expect: [e.never(`job:${long.id}`, ['stuck']), e.at(540, `job:${long.id}`, ['on-track', 'slow'])],
  },
};
