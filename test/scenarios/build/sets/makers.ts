import * as e from '../expect';
import { newJob, pollNew, submitNew, visitApp } from '../newApp';
import * as old from '../oldApp';
import { type Draft, type Drafts, type Event, earlier, every } from '../scenario';
import { serveClip, serveJson } from '../serve';

/**
 * Ends, refusals and addresses in the words of many makers, submits that may have been taken, locks, login pages, claims that wait
 * through sleep, and what the job's own card shows.
 */
const CDN = 'https://cdn.pika.art/results/out';
const KEY = { keys: { pika: 'abcdefghijklmnopqrstuv', fal: 'made-up-id:made-up-secret-1234' } };
const MEDIA = 'https://api.dev.pika.art/v1/media/jobs';

/** A job of the new app that runs for a minute and then answers so. */
function ending(
  title: string,
  model: string,
  last: Record<string, unknown>,
  verdict: string,
  advice?: 'rephrase' | 'fix-input',
): Draft {
  const job = newJob(title, model);
  const subject = old.subject(job);
  return {
    title: `A job ends in its maker’s words: ${title}`,
    events: [
      visitApp(0),
      submitNew(5, job),
      ...every(15, 55, 10, (at) => pollNew(at, job, { status: 'processing' })),
      pollNew(65, job, last),
      pollNew(75, job, last),
    ],
    until: 120,
    expect: [
      e.at(50, subject, 'on-track'),
      e.first(subject, verdict, 65, 66),
      e.at(110, subject, verdict),
      ...(advice === undefined ? [] : [e.advises(110, subject, advice)]),
      e.alerts('job-failed', 1, subject),
      e.never(subject, [...e.DONE, 'stuck', 'failed-session']),
    ],
  };
}

/** A job of the new app whose film stands at an odd place, on a page that does not show it. */
function filmAt(title: string, place: (film: string) => Record<string, unknown>): Draft {
  const job = newJob(title, 'seedance-2');
  const film = `${CDN}/${job.id}.mp4`;
  const done = { status: 'succeeded', ...place(film) };
  return {
    title: `A job is done, its address stands elsewhere: ${title}`,
    events: [
      visitApp(0),
      serveClip(0, film),
      submitNew(5, job),
      ...every(15, 55, 10, (at) => pollNew(at, job, { status: 'running' })),
      pollNew(65, job, done),
      pollNew(75, job, done),
    ],
    until: 300,
    expect: [
      e.first(old.subject(job), 'finished-unseen', 65, 76),
      e.never(old.subject(job), ['finished-no-link', 'finished-unplayable', ...e.FAILED]),
      e.fetchesAtLeast(film, 1),
    ],
  };
}

/** A submit that a gateway answered, or nobody; `after` tells what comes of it. */
function unsure(
  title: string,
  sent: (job: old.OldJob) => Event,
  after: (job: old.OldJob) => Event[],
  expect: Draft['expect'],
): Draft {
  const job = old.oldJob(title);
  return {
    title: `What becomes of a submit: ${title}`,
    history: earlier(12, 105),
    events: [
      old.visit(0),
      old.credits(1, 300),
      old.poll(2, [], { question: { after: null, perPage: 12 } }),
      sent(job),
      ...after(job),
    ],
    until: 900,
    expect,
  };
}

const gateway = (status: number) => (job: old.OldJob) =>
  old.submit(10, job, { answer: { status, contentType: 'text/html', body: `<html><body>${status}</body></html>` } });
const listed = (at: number, jobs: Parameters<typeof old.poll>[1]) =>
  old.poll(at, jobs, { question: { after: null, perPage: 12 } });

/** A film that is done as the machine falls asleep. */
function asleep(title: string, seconds: number, more: Event[] = []): Draft {
  const job = old.oldJob(title);
  return {
    title: `A video is done as the machine falls asleep: ${title}`,
    history: earlier(12, 105),
    events: [
      old.visit(0),
      serveClip(0, job.clip),
      old.submit(5, job),
      ...every(10, 90, 10, (at) => old.pollOne(at, job, old.pending(at))),
      old.pollOne(100, job, old.finished(job)),
      { at: 101, do: 'sleep', seconds },
      ...more,
    ],
    until: seconds + 1000,
    expect: [
      e.first(old.subject(job), 'finished-unseen', 100, seconds + 120),
      e.at(seconds + 900, old.subject(job), 'finished-unseen'),
      e.alerts('job-finished', 1, old.subject(job)),
    ],
  };
}

/** A finished file that does not play, while no feed and no home page answers. */
function badFile(title: string, body: string | { file: string }, type: string): Draft {
  const job = old.oldJob(title);
  return {
    title,
    history: earlier(12, 105),
    events: [
      old.visit(0),
      { at: 0, do: 'serve', url: job.clip, status: 200, headers: { 'content-type': type }, body },
      old.submit(5, job),
      ...every(10, 90, 10, (at) => old.pollOne(at, job, old.pending(at))),
      old.pollOne(100, job, old.finished(job)),
      old.shows(101, [[job, 'clip']]),
    ],
    until: 300,
    expect: [
      e.first(old.subject(job), 'finished-unplayable', 100, 190),
      e.alerts('clip-unplayable', 1, old.subject(job)),
    ],
  };
}

const card = (at: number, prompt: string, inner: string): Event => ({
  at,
  do: 'dom',
  tab: 1,
  html: `<main><article><p>${prompt}</p>${inner}</article></main>`,
});

const lateJob = newJob('only its card tells of a heron', 'pika-2.5');
const frozen = old.oldJob('a page that froze in a picture');
const frozenPoster = `https://cdn.pika.art/v1/${frozen.id}/poster.jpg`;
const leftList = newJob('it leaves the list in a word of its own', 'wan-3');
const fileJob = newJob('its file is asked for by itself', 'veo-3');
const signed = old.oldJob('its address ran out');
const signedUrl = `${CDN}/signed.mp4?X-Amz-Date=20261124T070000Z&X-Amz-Expires=600&X-Amz-Signature=aa`;
const doored = old.oldJob('led to the login page');
const envelope = newJob('an envelope with nothing in it', 'kling-3');
const walled = old.oldJob('a wall for robots on the submit');

export const makers: Drafts = {
  'ends-content-moderated': ending(
    'a status of two words',
    'flux-2',
    { status: 'Content Moderated' },
    'failed-policy',
    'rephrase',
  ),
  'ends-nsfw-detected': ending(
    'a status that names the filter',
    'wan-3',
    { status: 'NSFW_DETECTED' },
    'failed-policy',
    'rephrase',
  ),
  'ends-timeout': ending('a status in capitals', 'veo-3', { status: 'TIMEOUT' }, 'failed-platform'),
  'ends-aborted': ending('aborted without a word', 'grok-video', { status: 'aborted' }, 'failed'),
  'ends-dotted-code': ending(
    'a code of three parts',
    'runway-gen5',
    { status: 'FAILED', failureCode: 'SAFETY.INPUT.IMAGE' },
    'failed-policy',
    'rephrase',
  ),
  'ends-asset-invalid': ending(
    'a code of two parts',
    'runway-gen5',
    { status: 'FAILED', failure: 'The asset was refused', failureCode: 'ASSET.INVALID' },
    'failed-input',
    'fix-input',
  ),
  'ends-reason-in-base-resp': ending(
    'Fail, and the reason in the head',
    'minimax-h3',
    { status: 'Fail', base_resp: { status_code: 1027, status_msg: 'output new_sensitive' } },
    'failed-policy',
    'rephrase',
  ),
  'ends-reason-in-fail-msg': ending(
    'the message says that all went well',
    'kling-3',
    {
      status: 'failed',
      code: 0,
      message: 'SUCCEED',
      fail_msg: 'The width of the video must be between 700 and 2160 px',
    },
    'failed-input',
    'fix-input',
  ),
  'ends-filtered-reasons': ending(
    'done, and filtered',
    'veo-3',
    {
      status: 'completed',
      response: {
        raiMediaFilteredCount: 1,
        raiMediaFilteredReasons: ['The prompt could not be submitted: it violates our usage guidelines'],
      },
    },
    'failed-policy',
    'rephrase',
  ),
  'ends-unknown-word-beside-an-error': ending(
    'a word of its own beside an error',
    'wan-3',
    {
      status: 'kaputt',
      error: { code: 'DataInspectionFailed', message: 'Output data may contain inappropriate content.' },
    },
    'failed-policy',
    'rephrase',
  ),
  'ends-by-nothing-that-was-denied': ending(
    'what it was not',
    'luma-ray3',
    { status: 'failed', failure_reason: 'The job died. This is not related to our content policy.' },
    'failed',
  ),

  'film-under-content': filmAt('the film under content', (film) => ({ content: { video_url: film } })),
  'film-in-a-list-of-works': filmAt('the film among works', (film) => ({
    works: [{ cover: { url: `${CDN}/a.jpg` }, video: { resource: film } }],
  })),
  'film-beside-its-input': filmAt('the film beside what went in', (film) => ({
    params: { video_url: `${CDN}/in.mp4` },
    source_video_url: `${CDN}/in.mp4`,
    generation: { url: film },
  })),
  'film-told-by-its-type': filmAt('the film told by its type', (film) => ({
    result: [
      { mime_type: 'image/png', uri: `${CDN}/a.png` },
      { mime_type: 'video/mp4', uri: film },
    ],
  })),

  'submit-502-listed-as-done': unsure(
    'a 502 whose video is listed when it is done',
    gateway(502),
    (job) => [
      old.credits(20, 280),
      ...every(30, 120, 10, (at) => listed(at, [[job, old.pending(at / 2)]])),
      serveClip(0, job.clip),
      listed(130, [[job, old.finished(job)]]),
    ],
    [
      e.never('job:submit-1', ['failed-platform', 'failed'], 35),
      e.never('wallet:create', ['charged-without-video', 'charged-twice']),
      e.alerts('job-finished', 1),
    ],
  ),
  'submit-524-never-seen-but-charged': unsure(
    'a 524 whose charge is all that comes of it',
    gateway(524),
    () => [old.credits(20, 280), ...every(60, 860, 100, (at) => listed(at, [])), old.credits(880, 280)],
    [
      e.first('job:submit-1', 'failed-platform', 10, 11),
      e.at(30, 'job:submit-1', 'unknown'),
      e.advises(30, 'job:submit-1', 'open-library'),
      e.first('wallet:create', 'charged-without-video', 660, 900),
    ],
  ),
  'submit-cut-off-and-never-seen': unsure(
    'a submit that was cut off',
    (job) => old.submitFails(10, job),
    () => [listed(60, [])],
    [e.at(100, 'job:submit-1', 'unknown'), e.advises(100, 'job:submit-1', 'open-library'), e.alerts('job-failed', 0)],
  ),
  'submit-504-and-then-sent-again': unsure(
    'a 504, sent again and taken',
    gateway(504),
    (job) => {
      const again = { ...old.oldJob('sent again'), prompt: job.prompt };
      return [
        old.submit(40, again),
        old.credits(42, 280),
        ...every(50, 140, 10, (at) => listed(at, [[again, old.pending(at / 2)]])),
        old.credits(880, 280),
      ];
    },
    [
      e.first('job:submit-1', 'failed-platform', 10, 11),
      e.never('wallet:create', ['charged-without-video', 'charged-twice']),
    ],
  ),
  'submit-503-is-turned-down': unsure(
    'a 503 in words',
    (job) =>
      old.submit(10, job, {
        answer: { status: 503, contentType: 'application/json', body: '{"error":"We are at capacity"}' },
      }),
    () => [],
    [e.at(30, 'job:submit-1', 'failed-platform'), e.advises(30, 'job:submit-1', 'wait')],
  ),
  'submit-403-without-words': {
    title: 'A wall for robots answers the submit',
    events: [
      old.visit(0),
      old.submit(10, walled, {
        answer: { status: 403, contentType: 'text/html', body: '<!doctype html><title>Just a moment...</title>' },
      }),
    ],
    until: 60,
    expect: [
      e.at(30, 'job:submit-1', 'failed'),
      e.advises(30, 'job:submit-1', 'refresh-page'),
      e.never('job:submit-1', ['failed-session']),
    ],
  },
  'submit-in-an-envelope-with-nothing-in-it': {
    title: 'A 200 whose envelope holds an error and no data',
    events: [
      visitApp(0),
      submitNew(5, envelope, { status: 200, body: { code: 1102, message: 'Account balance not enough', data: null } }),
    ],
    until: 60,
    expect: [e.at(30, 'job:submit-1', 'failed-credits'), e.advises(30, 'job:submit-1', 'top-up')],
  },

  'login-page-on-the-submit': {
    title: 'The submit is led to the login page',
    events: [
      old.visit(0),
      old.submit(10, doored, {
        answer: {
          status: 200,
          contentType: 'text/html',
          body: '<!doctype html><title>Sign in - Pika</title><form action="/auth/sign-in"></form>',
        },
      }),
    ],
    until: 60,
    expect: [e.at(30, 'job:submit-1', 'failed-session'), e.advises(30, 'job:submit-1', 'sign-in')],
  },
  'a-lock-that-is-lifted': {
    title: 'fal turns questions away for an hour, then tells the end',
    settings: KEY,
    events: [
      serveJson(
        0,
        'https://queue.fal.run/fal-ai/pika/requests/r-lock-1/status*',
        { detail: 'User is locked. Reason: TOP_UP needed.' },
        403,
      ),
      { at: 1, do: 'watch', provider: 'fal', id: 'r-lock-1', endpoint: 'fal-ai/pika/v2.2/text-to-video' },
      serveJson(2500, 'https://queue.fal.run/fal-ai/pika/requests/r-lock-1/status*', { status: 'COMPLETED' }),
      serveJson(2500, 'https://queue.fal.run/fal-ai/pika/requests/r-lock-1', {
        video: { url: 'https://v3.fal.media/files/a.mp4' },
      }),
      serveClip(2500, 'https://v3.fal.media/files/a.mp4'),
    ],
    until: 4000,
    expect: [
      e.at(600, 'job:r-lock-1', 'unknown'),
      e.advises(600, 'job:r-lock-1', 'top-up'),
      e.fetches('https://queue.fal.run', 12, 0, 2500),
      e.at(3900, 'job:r-lock-1', 'finished'),
      e.never('job:r-lock-1', [...e.FAILED, 'stuck']),
    ],
  },

  'asleep-for-a-night-and-the-grace': asleep('asleep for a night', 8 * 3600),
  'asleep-for-a-week-and-the-grace': asleep('asleep for a week', 7 * 86_400),
  'asleep-and-the-worker-dead': asleep('asleep for three hours, and the worker dead', 10_800, [
    { at: 10_950, do: 'kill' },
  ]),

  'empty-film-and-no-feed': badFile('the file of the film is quite empty', '', 'video/mp4'),
  'a-page-for-a-film-and-no-feed': badFile(
    'a page of words lies in place of the film',
    '<!doctype html><title>Not here</title>',
    'text/html',
  ),
  'cut-film-and-no-feed': badFile('the file of the film was cut on its way', { file: 'bodies/cut.mp4' }, 'video/mp4'),
  'an-address-that-ran-out': {
    title: 'The signed address of the film ran out an hour ago',
    history: earlier(12, 105),
    events: [
      old.visit(0),
      {
        at: 0,
        do: 'serve',
        url: signedUrl,
        status: 403,
        headers: { 'content-type': 'application/xml' },
        body: '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
      },
      old.submit(5, signed),
      ...every(10, 90, 10, (at) => old.pollOne(at, signed, old.pending(at))),
      ...every(100, 300, 20, (at) => old.pollOne(at, signed, old.finished(signed, signedUrl))),
    ],
    until: 400,
    expect: [e.at(390, old.subject(signed), 'finished-unseen'), e.never(old.subject(signed), ['finished-unplayable'])],
  },

  'frozen-in-a-picture-without-an-id': {
    title: 'A card of picture, prompt and drawing freezes as its video is done',
    history: earlier(12, 105),
    events: [
      old.visit(0),
      serveClip(0, frozen.clip),
      old.submit(5, frozen),
      card(8, frozen.prompt, `<img src="${frozenPoster}"><svg></svg>`),
      ...every(10, 90, 10, (at) => old.pollOne(at, frozen, old.pending(at))),
      old.pollOne(100, frozen, { ...old.finished(frozen), videoPoster: frozenPoster }),
    ],
    until: 200,
    expect: [
      e.first(old.subject(frozen), 'finished-unseen', 103, 110),
      e.never(old.subject(frozen), ['finished']),
      e.alerts('job-finished', 1, old.subject(frozen)),
    ],
  },
  'only-its-card-tells': {
    title: 'No reply tells of it after the submit: its card does',
    events: [
      visitApp(0),
      submitNew(5, lateJob),
      ...[8, 20, 31, 47, 62, 75].map((figure, index) =>
        card(40 + index * 60, lateJob.prompt, `<div role="progressbar" aria-valuenow="${figure}"></div>`),
      ),
      card(420, lateJob.prompt, `<video src="${CDN}/late.mp4"></video>`),
      serveClip(0, `${CDN}/late.mp4`),
    ],
    until: 600,
    expect: [
      e.never(old.subject(lateJob), ['unknown', 'stuck'], 40, 419),
      e.first(old.subject(lateJob), 'finished', 420, 432),
      e.at(590, old.subject(lateJob), 'finished'),
    ],
  },
  'leaves-its-list-in-an-unknown-word': {
    title: 'A job stands in an unknown word and leaves the list',
    events: [
      visitApp(0),
      submitNew(5, leftList),
      pollNew(15, leftList, { status: 'running' }),
      pollNew(25, leftList, { status: 'blacklisted' }),
      ...every(
        30,
        200,
        10,
        (at): Event => ({
          at,
          do: 'exchange',
          tab: 1,
          request: { method: 'GET', url: 'https://create.pika.art/api/jobs' },
          response: { status: 200, contentType: 'application/json', body: '{"jobs":[]}' },
        }),
      ),
    ],
    until: 400,
    expect: [
      e.at(300, old.subject(leftList), 'unknown'),
      e.advises(300, old.subject(leftList), 'open-library'),
      e.never(old.subject(leftList), ['stuck', ...e.DONE]),
    ],
  },
  'the-file-is-asked-for-by-itself': {
    title: 'Completed comes without the film: the page asks for the file by itself',
    events: [
      visitApp(0),
      serveClip(0, `${CDN}/by-itself.mp4`),
      submitNew(5, fileJob),
      pollNew(15, fileJob, { status: 'running' }),
      pollNew(60, fileJob, { status: 'completed' }),
      {
        at: 62,
        do: 'exchange',
        tab: 1,
        request: { method: 'GET', url: `https://create.pika.art/api/jobs/${fileJob.id}/content` },
        response: {
          status: 200,
          contentType: 'application/json',
          body: JSON.stringify({ url: `${CDN}/by-itself.mp4` }),
        },
      },
    ],
    until: 300,
    expect: [
      e.first(old.subject(fileJob), 'finished-unseen', 60, 75),
      e.never(old.subject(fileJob), ['finished-no-link']),
    ],
  },
  'public-api-failed-with-a-503': {
    title: 'The public API answers 503 with the failed job in the body',
    settings: KEY,
    events: [
      serveJson(0, `${MEDIA}/media_503`, { id: 'media_503', status: 'running' }),
      { at: 1, do: 'watch', provider: 'pika', id: 'media_503' },
      serveJson(
        100,
        `${MEDIA}/media_503`,
        { id: 'media_503', status: 'failed', error: { code: 'provider_unavailable', message: 'Kling is at capacity' } },
        503,
      ),
    ],
    until: 300,
    expect: [
      e.first('job:media_503', 'failed-platform', 100, 170),
      e.never('job:media_503', ['stuck', 'failed-session']),
    ],
  },
  'public-api-content-comes-late': {
    title: 'The public API has the file at /content, and not at once',
    settings: KEY,
    events: [
      serveJson(0, `${MEDIA}/media_first`, { id: 'media_first', status: 'running' }),
      { at: 1, do: 'watch', provider: 'pika', id: 'media_first' },
      serveJson(90, `${MEDIA}/media_first`, {
        id: 'media_first',
        status: 'completed',
        output: { media_type: 'videos', videos: [] },
      }),
      serveJson(90, `${MEDIA}/media_first/content`, { error: { code: 'not_ready', message: 'Not ready' } }, 409),
      serveJson(120, `${MEDIA}/media_first/content`, { url: `${CDN}/late-content.mp4` }),
      serveClip(0, `${CDN}/late-content.mp4`),
    ],
    until: 400,
    expect: [e.first('job:media_first', 'finished-unseen', 90, 190), e.never('job:media_first', [...e.FAILED])],
  },
};
