import { type Event, uuid } from './scenario';

/**
 * The web app of 2023 to 2026 (pika.art, later old.pika.art) on the wire: multipart submit to api.pika.art, polls by
 * Next.js server action answered as flight rows. Public clients of 2023-2026 and a recorded Next.js 16.4 application.
 */
export interface OldJob {
  id: string;
  prompt: string;
  cost: number;
  clip: string;
}
export type Video = Record<string, unknown>;

export const LIBRARY = 'https://pika.art/library';
export const GENERATE = 'https://api.pika.art/generate/v2';
const CREDITS = 'https://login.pika.art/rest/v1/profiles?select=credits&id=eq.';
const USER = uuid('the user');
const BOUNDARY = '----WebKitFormBoundaryq1w2e3r4t5y6u7i8';
const ACTION = '40a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';

export function oldJob(name: string, options: Partial<OldJob> = {}): OldJob {
  const id = options.id ?? uuid(name);
  const prompt = options.prompt ?? name;
  const slug = prompt.slice(0, 20).replaceAll(/[^a-z0-9]+/gi, '_');
  return { id, prompt, cost: 20, clip: `https://cdn.pika.art/v1/${id}/${slug}_seed7.mp4`, ...options };
}
export const subject = (job: { id: string }): string => `job:${job.id}`;

export const queued: Video = { status: 'queued' };
export const pending = (progress?: number): Video => ({
  status: 'pending',
  ...(progress === undefined ? {} : { progress }),
});
export const finished = (job: OldJob, clip: string | null = job.clip): Video => ({
  status: 'finished',
  progress: 100,
  seed: 7,
  ...(clip === null
    ? {}
    : {
        resultUrl: clip,
        sharingUrl: clip.replace('.mp4', '_share.mp4'),
        videoPoster: `https://cdn.pika.art/v1/${job.id}/poster.jpg`,
      }),
  duration: 5,
});
export const failedWith = (error: string): Video => ({ status: 'failed', error });

export function item(job: OldJob, video: Video): Record<string, unknown> {
  return {
    id: job.id,
    promptText: job.prompt,
    params: {},
    adjusted: false,
    upscaled: false,
    extended: 0,
    hasSfx: false,
    lipSynced: false,
    videos: [{ id: job.id, ...video }],
  };
}

export const visit = (at: number, tab = 1, url = LIBRARY, html = '<main><h1>Library</h1></main>'): Event => ({
  at,
  do: 'visit',
  tab,
  url,
  html,
});

interface SubmitOptions {
  tab?: number;
  url?: string;
  fields?: Record<string, string>;
  headers?: Record<string, string>;
  /** Instead of the usual answer. */
  answer?: { status: number; contentType: string; body: string; headers?: Record<string, string> };
}

export function submit(at: number, job: OldJob, options: SubmitOptions = {}): Event {
  const fields: Record<string, string> = {
    promptText: job.prompt,
    options: '{"aspectRatio":1.7777777777777777,"frameRate":24}',
    userId: USER,
    model: '2.5',
    resolution: '720p',
    duration: '5',
    contentType: 't2v',
    creditCost: String(job.cost),
    ...options.fields,
  };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const usual = {
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify({ success: true, data: { id: job.id, generation: item(job, queued) } }),
  };
  return {
    at,
    do: 'exchange',
    tab: options.tab ?? 1,
    request: {
      method: 'POST',
      url: options.url ?? GENERATE,
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...options.headers },
      body: `${parts.join('')}--${BOUNDARY}--\r\n`,
    },
    response: options.answer ?? usual,
  };
}

/** The submit does not get through. */
export function submitFails(at: number, job: OldJob): Event {
  const sent = submit(at, job);
  if (sent.do !== 'exchange') return sent;
  return { at, do: 'exchange', tab: sent.tab, request: sent.request, failed: true };
}

interface PollOptions {
  tab?: number;
  url?: string;
  headers?: Record<string, string>;
  ids?: string[];
  /** What the page asks in place of a question by ids. */
  question?: Record<string, unknown>;
  answer?: { status: number; contentType?: string; body: string; headers?: Record<string, string> };
}

const asked = (ids: readonly string[], options: PollOptions) => ({
  method: 'POST',
  url: options.url ?? LIBRARY,
  headers: {
    accept: 'text/x-component',
    'content-type': 'text/plain;charset=UTF-8',
    'next-action': ACTION,
    'next-router-state-tree': '%5B%22%22%5D',
    ...options.headers,
  },
  body: JSON.stringify([options.question ?? { ids }]),
});

/** The library asks after jobs and is told of them. */
export function poll(at: number, jobs: readonly (readonly [OldJob, Video])[], options: PollOptions = {}): Event {
  const ids = options.ids ?? jobs.map(([job]) => job.id);
  const results = jobs.map(([job, video]) => item(job, video));
  return {
    at,
    do: 'exchange',
    tab: options.tab ?? 1,
    request: asked(ids, options),
    response: options.answer ?? {
      status: 200,
      contentType: 'text/x-component',
      body: rows({ success: true, data: { results } }),
    },
  };
}
export const pollOne = (at: number, job: OldJob, video: Video, options: PollOptions = {}): Event =>
  poll(at, [[job, video]], options);

/** The library asks after a job and gets some other answer. */
export const pollAnswered = (at: number, job: OldJob, answer: NonNullable<PollOptions['answer']>): Event =>
  pollOne(at, job, queued, { answer });

/** The page's own question does not get through. */
export const pollFails = (at: number, job: OldJob): Event => ({
  at,
  do: 'exchange',
  tab: 1,
  request: asked([job.id], {}),
  failed: true,
});

/** Rows as Next.js 16.4 sends them. */
export const rows = (data: unknown): string =>
  `0:{"a":"$@1","q":"","i":false,"b":"bu1ldId"}\n1:${JSON.stringify(data)}\n`;
/** Text of 1,024 bytes and more travels as a row of its own, its length in bytes, hexadecimal, no newline after it. */
export const textRow = (row: number, text: string): string => `${row}:T${Buffer.byteLength(text).toString(16)},${text}`;
/** An action that throws. */
export const errorRow = '0:{"a":"$@1","q":"","i":false,"b":"bu1ldId"}\n1:E{"digest":"3141592653"}\n';
/** An action that redirects, here to the login page. */
export const toLogin = {
  status: 200,
  contentType: 'text/x-component',
  headers: { 'x-action-redirect': '/login;push' },
  body: '0:{"a":"$@1","q":"","i":false,"b":"bu1ldId"}\n1:["$","html",null,{"children":"404: This page could not be found"}]\n',
};
/** An action that a deploy has taken away (Next.js 16.4). */
export const staleAction = {
  status: 409,
  contentType: 'text/plain',
  headers: { 'x-nextjs-action-not-found': '1' },
  body: 'Server Action unavailable.',
};

/** How the same poll, when the extension repeats it, is answered. */
export function servePoll(
  at: number,
  jobs: readonly (readonly [OldJob, Video])[],
  other: { status?: number; headers?: Record<string, string>; body?: string; url?: string } = {},
): Event {
  const results = jobs.map(([job, video]) => item(job, video));
  return {
    at,
    do: 'serve',
    url: other.url ?? LIBRARY,
    method: 'POST',
    status: other.status ?? 200,
    headers: { 'content-type': 'text/x-component', ...other.headers },
    body: other.body ?? rows({ success: true, data: { results } }),
  };
}

export const credits = (at: number, amount: number | string, tab = 1): Event => ({
  at,
  do: 'exchange',
  tab,
  request: { method: 'GET', url: CREDITS + USER },
  response: { status: 200, contentType: 'application/json', body: JSON.stringify([{ credits: amount }]) },
});

const card = (job: OldJob, inner: string) =>
  `<article><a href="/library?v=${job.id}">${inner}<p>${asHtml(job.prompt)}</p></a></article>`;
const asHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The page's picture: cards at work and cards with their clip. */
export const shows = (at: number, cards: readonly (readonly [OldJob, string | 'clip'])[], tab = 1): Event => ({
  at,
  do: 'dom',
  tab,
  html: `<main>${cards
    .map(([job, text]) =>
      card(job, text === 'clip' ? `<video src="${job.clip}" controls></video>` : `<span>${text}</span>`),
    )
    .join('')}</main>`,
});
