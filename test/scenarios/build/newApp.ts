import { type Event, uuid } from './scenario';

/** A web app of many models, on the wire: JSON submits and polls that name the model. The form is invented. */
export const CREATE = 'https://create.pika.art/create-video';
const API = 'https://create.pika.art/api';

export interface NewJob {
  id: string;
  prompt: string;
  model: string;
}

export const newJob = (name: string, model: string): NewJob => ({ id: uuid(name), prompt: name, model });

export const visitApp = (at: number, tab = 1): Event => ({
  at,
  do: 'visit',
  tab,
  url: CREATE,
  html: '<main><h1>Create</h1><textarea></textarea></main>',
});

const json = (body: unknown, status = 200) => ({ status, contentType: 'application/json', body: JSON.stringify(body) });

export function submitNew(at: number, job: NewJob, answer?: { status: number; body: unknown }): Event {
  const { id, prompt, model } = job;
  return {
    at,
    do: 'exchange',
    tab: 1,
    request: {
      method: 'POST',
      url: `${API}/generate`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ prompt, model, duration: 5, resolution: '720p' }),
    },
    response:
      answer === undefined ? json({ data: { id, status: 'queued', model, prompt } }) : json(answer.body, answer.status),
  };
}

export function pollNew(at: number, { id, model }: NewJob, fields: Record<string, unknown>): Event {
  return {
    at,
    do: 'exchange',
    tab: 1,
    request: { method: 'GET', url: `${API}/jobs/${id}` },
    response: json({ data: { id, model, ...fields } }),
  };
}

/** Submitted at `at`, seen queued 30 s later, turned down 30 s after that. */
export function failsNew(at: number, job: NewJob, error: unknown): Event[] {
  return [
    submitNew(at, job),
    pollNew(at + 30, job, { status: 'queued' }),
    pollNew(at + 60, job, { status: 'failed', error }),
  ];
}

/** Submitted at `at`, in steps to its end a minute later. */
export function finishesNew(at: number, job: NewJob): Event[] {
  return [
    submitNew(at, job),
    ...[10, 20, 30, 40, 50].map((seconds) =>
      pollNew(at + seconds, job, { status: 'running', progress: Math.round(seconds * 1.6) }),
    ),
    pollNew(at + 60, job, {
      status: 'finished',
      progress: 100,
      videoUrl: `https://cdn.pika.art/results/${job.id.replaceAll('-', '')}.mp4`,
    }),
  ];
}
