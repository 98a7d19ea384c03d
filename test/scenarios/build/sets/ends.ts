import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, earlier, every } from '../scenario';
import { serveClip } from '../serve';

const a = old.oldJob('a mill on the moon');
const s = old.subject(a);
const begin = [old.visit(0), old.submit(4, a), old.shows(5, [[a, 'Generating']])];
const going = (from: number, to: number, step = 10) =>
  every(from, to, step, (at) => old.pollOne(at, a, old.pending(Math.min(95, at))));
const done = (at: number) => old.pollOne(at, a, old.finished(a));
const create = old.visit(0, 1, 'https://create.pika.art/create-video', '<div id="app"></div>');
const exchange = (
  at: number,
  method: string,
  url: string,
  body: string | undefined,
  status: number,
  answer: unknown,
): Event => ({
  at,
  do: 'exchange',
  tab: 1,
  request: { method, url, ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }) },
  response: { status, contentType: 'application/json', body: JSON.stringify(answer) },
});

export const ends: Drafts = {
  'grace-slept-through': {
    title:
      'The machine goes to sleep a second after the reply that says finished and wakes eight hours later: the grace is long over, and the user is told at once, once',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 90),
      done(100),
      { at: 101, do: 'sleep', seconds: 28_800 },
      done(28_905),
      done(28_915),
    ],
    until: 29_000,
    expect: [
      e.first(s, 'finished-unseen', 28_901, 28_911),
      e.alerts('job-finished', 1, s),
      e.never(s, ['stuck', ...e.FAILED]),
    ],
  },
  'not-submitted-here-but-seen-running': {
    title:
      'A job that was sent elsewhere and is first seen running is no history: its silent end is told like any other',
    history: earlier(12, 105),
    events: [
      old.visit(0),
      old.shows(2, [[a, '40%']]),
      ...every(10, 50, 10, (at) => old.pollOne(at, a, old.pending(at))),
      done(60),
      done(70),
    ],
    until: 200,
    expect: [e.at(45, s, 'on-track'), e.first(s, 'finished-unseen', 63, 71), e.alerts('job-finished', 1, s)],
  },
  'own-gaps-outlive-the-minute': {
    title:
      'One minute, until the user’s own gaps are known: fourteen videos in a row came a hundred seconds after their "done". Of the fifteenth nothing is said within eighty seconds',
    history: [],
    events: [
      create,
      ...Array.from({ length: 15 }, (_, n) => n).flatMap((n) => {
        const from = 10 + n * 200;
        const url = `https://create.pika.art/api/jobs/gap-${n}`;
        const job = (at: number, status: string, videoUrl: string | null) =>
          exchange(at, 'GET', url, undefined, 200, { id: `gap-${n}`, status, videoUrl });
        return [
          job(from, 'processing', null),
          job(from + 30, 'processing', null),
          ...every(from + 60, from + 140, 20, (at) => job(at, 'done', null)),
          job(from + 160, 'done', `https://cdn.pika.art/results/gap-${n}.mp4`),
          {
            at: from + 160,
            do: 'dom' as const,
            tab: 1,
            html: `<main><video src="https://cdn.pika.art/results/gap-${n}.mp4"></video></main>`,
          },
        ];
      }),
    ],
    until: 3060,
    expect: [
      e.first('job:gap-0', 'finished-no-link', 130, 145),
      e.never('job:gap-14', ['finished-no-link'], 0, 10 + 14 * 200 + 140),
      e.at(3050, 'job:gap-14', 'finished'),
    ],
  },
  'no-link-and-then-unseen': {
    title:
      'The address comes after ten minutes and the page does not show the video: from no link to unseen, told once',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 90),
      ...every(100, 680, 20, (at) => old.pollOne(at, a, old.finished(a, null))),
      ...every(700, 760, 20, done),
      serveClip(0, a.clip),
    ],
    until: 800,
    expect: [
      e.first(s, 'finished-no-link', 160, 182),
      e.first(s, 'finished-unseen', 700, 712),
      e.alerts('job-finished', 1, s),
      e.at(790, s, 'finished-unseen'),
    ],
  },
  'stuck-and-then-finished-unseen': {
    title:
      'A job that was called stuck ends after all, behind the page’s back: one alert for each, the last word is finished',
    history: earlier(30, 105),
    events: [
      ...begin,
      ...going(10, 30),
      ...every(50, 800, 30, (at) => old.pollOne(at, a, old.pending(30))),
      done(830),
      done(850),
      serveClip(0, a.clip),
    ],
    until: 900,
    expect: [
      e.first(s, 'stuck', 110, 800),
      e.first(s, 'finished-unseen', 833, 841),
      e.alerts('job-stuck', 1, s),
      e.alerts('job-finished', 1, s),
      e.at(890, s, 'finished-unseen'),
    ],
  },
  'an-empty-error-is-no-error': {
    title: 'Finished items of resellers carry error: "" and running ones error: null: neither is a failure',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...every(10, 90, 10, (at) => old.pollOne(at, a, { ...old.pending(at), error: at % 20 === 0 ? null : '' })),
      old.shows(100, [[a, 'clip']]),
      old.pollOne(100, a, { ...old.finished(a), error: '' }),
    ],
    until: 160,
    expect: [e.at(80, s, 'on-track'), e.at(150, s, 'finished'), e.never(s, e.FAILED), e.alerts('job-failed', 0)],
  },
  'a-submit-of-the-new-app-refused': {
    title:
      'A submit of the new app, JSON with a prompt and a model, is turned down with 402: the same count from 1, for want of credits',
    events: [
      create,
      exchange(
        10,
        'POST',
        'https://create-api.pika.art/v1/generate',
        '{"prompt":"a door in the desert","model":"pika-2.5","duration":5,"resolution":"720p"}',
        402,
        { error: { code: 'insufficient_balance', message: 'Not enough credits' } },
      ),
    ],
    until: 200,
    expect: [
      e.first('job:submit-1', 'failed-credits', 10, 20),
      e.advises(100, 'job:submit-1', 'top-up'),
      e.alerts('job-failed', 1, 'job:submit-1'),
    ],
  },
  'a-submit-of-the-new-app-taken': {
    title:
      'A submit of the new app is answered with a jobId and queued; it is followed from there, and a like that fails with 500 in between is no submit that was turned down',
    history: earlier(12, 105),
    events: [
      create,
      exchange(
        10,
        'POST',
        'https://create-api.pika.art/v1/generate',
        '{"prompt":"a door in the desert","model":"pika-2.5","duration":5,"resolution":"720p"}',
        200,
        { jobId: 'n-100', status: 'queued' },
      ),
      exchange(15, 'POST', 'https://create.pika.art/api/likes', '{"videoId":"v-2","liked":true}', 500, {
        error: 'oops',
      }),
      exchange(
        16,
        'POST',
        'https://create.pika.art/api/track',
        '{"event":"generate_clicked","prompt_length":21}',
        503,
        {},
      ),
      ...every(20, 60, 10, (at) =>
        exchange(at, 'GET', 'https://create-api.pika.art/v1/jobs/n-100', undefined, 200, {
          id: 'n-100',
          status: 'running',
          progress: at,
        }),
      ),
    ],
    until: 70,
    expect: [
      e.first('job:n-100', 'on-track', 10, 20),
      e.at(65, 'job:n-100', 'on-track'),
      e.never('job:submit-1', e.ALL_JOB),
      e.alerts('job-failed', 0),
    ],
  },
};
