import * as e from '../expect';
import { visitApp } from '../newApp';
import { type Drafts, type Event, earlier, every, uuid } from '../scenario';
import { calm, serveClip } from '../serve';

const CLIP = 'https://cdn.pika.art/results/nameless/00112233445566778899aabbccddeeff.mp4';
const PROMPT = 'a swing over the clouds';
const ID = uuid('of a nameless submit');
const OLD = uuid('an older one with the same prompt');
const JOB = `job:${ID}`;
const WISH = { prompt: PROMPT, model: 'pika-2.5', resolution: '720p', duration: 5 };
const history = earlier(12, 105);

const visit = visitApp(0);
const exchange = (at: number, method: string, path: string, status: number, answer: unknown, body?: object): Event => ({
  at,
  do: 'exchange',
  tab: 1,
  request: {
    method,
    url: `https://create.pika.art${path}`,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  },
  response: {
    status,
    contentType: 'application/json',
    body: typeof answer === 'string' ? answer : JSON.stringify(answer),
  },
});
const submit = (at: number, answer: unknown = { accepted: true }, status = 202, wish: object = WISH): Event =>
  exchange(at, 'POST', '/api/runs', status, answer, wish);
const film = (id: string, status: string, more: object = {}): object => ({
  id,
  prompt: PROMPT,
  status,
  ...(status === 'finished' ? { video_url: CLIP } : { progress: 20 }),
  ...more,
});
const list = (at: number, ...films: object[]): Event => exchange(at, 'GET', '/api/videos', 200, { videos: films });
/** The start as an ISO time, and so many seconds after it. */
const iso = (seconds: number) => new Date(Date.parse('2026-11-24T08:00:00Z') + seconds * 1000).toISOString();
const NO_CLAIM = ['stuck', ...e.DONE, ...e.FAILED];

export const nameless: Drafts = {
  'nameless-with-no-content': {
    title:
      'A submit is taken with 204 and nothing else: started, not visible here; never stuck, and open Pika to check',
    events: [...calm(), visit, submit(20, '', 204)],
    until: 3000,
    expect: [
      e.at(30, 'job:submit-1', 'unknown'),
      e.advises(400, 'job:submit-1', 'open-pika'),
      e.advises(2900, 'job:submit-1', 'open-pika'),
      e.never('job:submit-1', [...e.MOVING, ...e.DONE, ...e.FAILED]),
      e.alerts('job-stuck', 0),
      e.alerts('job-failed', 0),
    ],
  },
  'nameless-then-listed': {
    title:
      'The list that the page asks for next shows the job with the prompt of the nameless submit: it goes on under its id',
    history,
    events: [
      visit,
      submit(5),
      serveClip(0, CLIP),
      ...every(15, 75, 10, (at) => list(at, film(ID, 'running', { progress: at }))),
      list(85, film(ID, 'finished')),
    ],
    until: 200,
    expect: [
      e.at(10, 'job:submit-1', 'unknown'),
      e.at(60, JOB, 'on-track'),
      e.first(JOB, 'finished-unseen', 85, 97),
      e.alerts('job-finished', 1),
      e.never('job:submit-1', NO_CLAIM),
    ],
  },
  'nameless-beside-an-old-one': {
    title:
      'An older film with the same prompt is not the job of the nameless submit; the one that was made just now is',
    history,
    events: [
      visit,
      submit(60, { ok: true }, 200),
      serveClip(0, CLIP),
      list(90, film(OLD, 'finished', { created_at: iso(-86_400) })),
      list(170, film(ID, 'finished', { created_at: iso(61) }), film(OLD, 'finished', { created_at: iso(-86_400) })),
    ],
    until: 300,
    expect: [
      e.at(120, 'job:submit-1', 'unknown'),
      e.first(JOB, 'finished-unseen', 170, 182),
      e.alerts('job-finished', 1),
      e.alerts('job-finished', 0, `job:${OLD}`),
    ],
  },
  'nameless-shown-before-its-answer': {
    title: 'The page lists the new job before the answer to its submit is there, which names none: one job, not two',
    history,
    events: [
      ...calm(),
      visit,
      list(5, film(ID, 'running', { progress: 1 })),
      submit(6),
      ...every(15, 65, 10, (at) => list(at, film(ID, 'running', { progress: at }))),
    ],
    until: 70,
    expect: [e.at(60, JOB, 'on-track'), e.never('job:submit-1', [...e.MOVING, ...NO_CLAIM])],
  },
  'nameless-twice': {
    title: 'Two nameless submits for different films: each list entry finds its own',
    history,
    events: [
      visit,
      submit(5),
      submit(8, { accepted: true }, 202, { ...WISH, prompt: 'a swing under the sea' }),
      ...every(15, 65, 10, (at) =>
        list(
          at,
          film(ID, 'running', { progress: at }),
          film(OLD, 'running', { progress: at, prompt: 'A swing  under the sea' }),
        ),
      ),
    ],
    until: 70,
    expect: [e.at(60, JOB, 'on-track'), e.at(60, `job:${OLD}`, 'on-track')],
  },
  'nameless-and-the-worker-dies': {
    title: 'The worker dies between the nameless submit and the list that shows its job',
    history,
    events: [
      visit,
      submit(5),
      { at: 6, do: 'kill' },
      serveClip(0, CLIP),
      ...every(15, 75, 10, (at) => list(at, film(ID, 'running', { progress: at }))),
      { at: 80, do: 'kill' },
      list(85, film(ID, 'finished')),
    ],
    until: 200,
    expect: [e.first(JOB, 'finished-unseen', 85, 97), e.alerts('job-finished', 1)],
  },
  'nameless-is-no-chat': {
    title: 'A prompt that is sent to improve it, or to chat, is no submit of a film: no job is made of it',
    events: [
      ...calm(),
      visit,
      exchange(5, 'POST', '/api/enhance-prompt', 200, { prompt: 'better' }, { prompt: PROMPT, model: 'text-1' }),
      exchange(8, 'POST', '/api/chat', 200, { reply: 'Hello' }, { prompt: PROMPT, model: 'text-1' }),
    ],
    until: 400,
    expect: [e.never('job:submit-1', e.ALL_JOB), e.absent('submit-1')],
  },
  'nameless-charged-once': {
    title:
      'The balance falls by the cost of the nameless submit, and later its job is listed: charged once, and no anomaly',
    history,
    events: [
      ...calm(),
      visit,
      exchange(3, 'GET', '/api/me', 200, { user: { email: 'a@example.org', credits: 500 } }),
      submit(5, { accepted: true }, 202, { ...WISH, creditCost: 35 }),
      exchange(9, 'GET', '/api/me', 200, { user: { email: 'a@example.org', credits: 465 } }),
      ...every(15, 75, 10, (at) => list(at, film(ID, 'running', { progress: at }))),
      list(85, film(ID, 'finished')),
      exchange(90, 'GET', '/api/me', 200, { user: { email: 'a@example.org', credits: 465 } }),
    ],
    until: 1500,
    expect: [
      e.alerts('credits-anomaly', 0),
      e.never('wallet:create', ['charged-without-video', 'charged-twice', 'low', 'exhausted']),
    ],
  },
};
