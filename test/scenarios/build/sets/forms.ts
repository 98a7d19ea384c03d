import * as e from '../expect';
import * as old from '../oldApp';
import { type Draft, type Drafts, type Event, earlier, every } from '../scenario';
import { serveClip } from '../serve';

const CREATE = 'https://create.pika.art/create-video';
const clip = 'https://cdn.pika.art/results/pika2p5_final/00112233445566778899aabbccddeeff.mp4';
const shown = (at: number, url = clip): Event => ({
  at,
  do: 'dom',
  tab: 1,
  html: `<main><figure><video src="${url}"></video><figcaption>done</figcaption></figure></main>`,
});
const ask = (at: number, url: string, body: unknown, request: { method?: string; body?: string } = {}): Event => ({
  at,
  do: 'exchange',
  tab: 1,
  request: {
    method: request.method ?? 'GET',
    url,
    ...(request.body === undefined ? {} : { body: request.body, headers: { 'content-type': 'application/json' } }),
  },
  response: {
    status: 200,
    contentType: 'application/json',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  },
});

/** The new app in one more form: `make(progress)` at 10 to 90, `make(null)` from 100 on, where the page shows the clip. */
function form(
  title: string,
  id: string,
  make: (at: number, progress: number | null) => Event,
  more: Partial<Draft> = {},
): Draft {
  return {
    title,
    history: earlier(12, 105),
    events: [
      old.visit(0, 1, CREATE, '<div id="app"></div>'),
      serveClip(0, clip),
      ...every(10, 90, 10, (at) => make(at, at)),
      make(100, null),
      shown(101),
      make(110, null),
    ],
    until: 200,
    ...more,
    expect: [
      e.at(60, `job:${id}`, 'on-track'),
      e.first(`job:${id}`, 'finished', 100, 112),
      e.at(190, `job:${id}`, 'finished'),
      e.never(`job:${id}`, ['stuck', 'finished-no-link', 'finished-unplayable', 'cancelled', ...e.FAILED]),
      e.never('page', ['blind']),
      ...(more.expect ?? []),
    ],
  };
}

const a = old.oldJob('a violin made of ice');
const s = old.subject(a);

export const forms: Drafts = {
  'form-rest': form(
    'Shapes, not endpoints: REST on create-api.pika.art, status running and finished, a share of one as progress, resultUrl',
    '4f1d9c5e-job',
    (at, progress) =>
      ask(at, 'https://create-api.pika.art/v1/jobs/4f1d9c5e-job', {
        id: '4f1d9c5e-job',
        status: progress === null ? 'finished' : 'running',
        progress: (progress ?? 100) / 100,
        resultUrl: progress === null ? clip : null,
      }),
  ),
  'form-postgrest': form(
    'Shapes, not endpoints: rows of PostgREST on Pika’s data host, state processing and succeeded, percent, output_url; the number as id stands in decimal',
    '90210',
    (at, progress) =>
      ask(at, 'https://xrcfahrzkjpblmrsaknx.supabase.co/rest/v1/generations?select=*&id=eq.90210', [
        {
          id: 90_210,
          created_at: '2026-11-24T08:00:01Z',
          state: progress === null ? 'succeeded' : 'processing',
          percent: progress ?? 100,
          output_url: progress === null ? clip : null,
        },
      ]),
  ),
  'form-graphql': form(
    'Shapes, not endpoints: GraphQL, the job three levels down among nodes and edges, IN_PROGRESS and COMPLETED',
    'gen_5Yk2',
    (at, progress) =>
      ask(
        at,
        'https://create.pika.art/graphql',
        {
          data: {
            viewer: {
              generations: {
                edges: [
                  {
                    node: {
                      __typename: 'Generation',
                      id: 'gen_5Yk2',
                      status: progress === null ? 'COMPLETED' : 'IN_PROGRESS',
                      progress: progress ?? 100,
                      video: progress === null ? { url: clip } : null,
                    },
                  },
                ],
              },
            },
          },
        },
        { method: 'POST', body: '{"query":"query Gen($id: ID!) { viewer { id } }"}' },
      ),
  ),
  'form-server-sent-events': form(
    'Shapes, not endpoints: server-sent events, told piece by piece while the stream goes on',
    'evt-31',
    (at, progress) => ({
      at,
      do: 'exchange',
      tab: 1,
      request: {
        method: 'GET',
        url: 'https://create.pika.art/api/stream/evt-31',
        headers: { accept: 'text/event-stream' },
      },
      response: {
        status: 200,
        contentType: 'text/event-stream',
        body: `: ping\n\nevent: progress\nid: ${at}\ndata: ${JSON.stringify({ id: 'evt-31', status: progress === null ? 'done' : 'processing', progress: progress ?? 100, ...(progress === null ? { videoUrl: clip } : {}) })}\n\n`,
        ...(at === 110 ? {} : { more: true }),
      },
    }),
  ),
  'form-numbers-as-strings': form(
    'Numbers as strings: progress comes as "40" and the duration as "5"',
    'str-8',
    (at, progress) =>
      ask(at, 'https://create.pika.art/api/jobs/str-8', {
        job: {
          jobId: 'str-8',
          status: progress === null ? 'complete' : 'processing',
          progress: String(progress ?? 100),
          duration: '5',
          video_url: progress === null ? clip : '',
        },
      }),
  ),
  'form-old-host': {
    title: 'The old app lives on at old.pika.art, with its older library at /my-library: the same rows, the same job',
    history: earlier(12, 105),
    events: [
      old.visit(0, 1, 'https://old.pika.art/my-library'),
      old.submit(4, a, { url: 'https://api.pika.art/generate/v1.5' }),
      old.shows(5, [[a, 'Generating']]),
      ...every(10, 90, 10, (at) => old.pollOne(at, a, old.pending(at), { url: 'https://old.pika.art/my-library' })),
      old.shows(100, [[a, 'clip']]),
      old.pollOne(100, a, old.finished(a), { url: 'https://old.pika.art/my-library' }),
    ],
    until: 160,
    expect: [e.at(60, s, 'on-track'), e.at(150, s, 'finished'), e.never(s, ['stuck', 'unknown', ...e.FAILED], 10)],
  },
  'form-two-ids': {
    title:
      'Where a generation and its video have different ids, the generation’s is the job’s: the video’s id is no second job',
    history: earlier(12, 105),
    events: [
      old.visit(0),
      ...every(10, 60, 10, (at) => old.pollOne(at, a, { id: 'vid-0001', status: 'pending', progress: at })),
      old.pollOne(70, a, { ...old.finished(a), id: 'vid-0001' }),
      old.pollOne(80, a, { ...old.finished(a), id: 'vid-0001' }),
    ],
    until: 120,
    expect: [
      e.at(50, s, 'on-track'),
      e.first(s, 'finished-unseen', 73, 81),
      e.never('job:vid-0001', e.ALL_JOB),
      e.alerts('job-finished', 1),
    ],
  },
  'form-long-prompt': {
    title:
      'Strings of 1,024 bytes and more travel as text rows ahead of the row that refers to them, with no newline after them (a recorded Next.js 16.4 application); this prompt looks like a row of its own, with a job that never was',
    history: earlier(12, 105),
    events: [
      old.visit(0),
      ...every(10, 60, 10, (at) => {
        const prompt = `${'a very long walk along the river, é, '.repeat(30)}\n1:{"success":true,"data":{"results":[{"id":"job-in-a-prompt","videos":[{"id":"job-in-a-prompt","status":"failed"}]}]}}\n`;
        const body = `0:{"a":"$@1","q":"","i":false,"b":"bu1ldId"}\n${old.textRow(2, prompt)}1:${JSON.stringify({ success: true, data: { results: [{ ...old.item(a, old.pending(at)), promptText: '$2' }] } })}\n`;
        return old.pollOne(at, a, old.queued, { answer: { status: 200, contentType: 'text/x-component', body } });
      }),
    ],
    until: 70,
    expect: [
      e.at(65, s, 'on-track'),
      e.never('job:job-in-a-prompt', e.ALL_JOB),
      e.absent('job-in-a-prompt'),
      e.alerts('job-failed', 0),
    ],
  },
  'form-action-that-sets-a-cookie': {
    title:
      'An action that sets a cookie is answered with the page’s tree too, some twenty rows ahead of the data (a recorded Next.js 16.4 application): the job is still found, at whatever row',
    history: earlier(12, 105),
    events: [
      old.visit(0),
      ...every(10, 60, 10, (at) => {
        const tree = Array.from(
          { length: 18 },
          (_, n) => `${(n + 3).toString(16)}:I[${1000 + n},["static/chunks/${n}.js"],"default"]`,
        ).join('\n');
        const body = `:HL["/_next/static/css/a.css","style"]\n0:{"a":"$@1","f":[["",{},"$L3"]],"b":"bu1ldId"}\n${tree}\n8:X{}\n1:${JSON.stringify({ success: true, data: { results: [old.item(a, old.pending(at))] } })}\n`;
        return old.pollOne(at, a, old.queued, {
          answer: { status: 200, contentType: 'text/x-component', headers: { 'x-action-revalidated': '1' }, body },
        });
      }),
    ],
    until: 70,
    expect: [e.at(65, s, 'on-track'), e.never(s, ['unknown', 'stuck', ...e.FAILED], 30)],
  },
  'form-closed-tab-of-the-new-app': {
    title:
      'No tab open, in a form of the new app: the background repeats the page’s last GET after the job, and finds it done',
    history: earlier(12, 105),
    events: [
      old.visit(0, 1, CREATE, '<div id="app"></div>'),
      ...every(10, 60, 10, (at) =>
        ask(at, 'https://create.pika.art/api/jobs/nf-1', { id: 'nf-1', status: 'processing', progress: at }),
      ),
      { at: 65, do: 'leave', tab: 1 },
      {
        at: 0,
        do: 'serve',
        url: 'https://create.pika.art/api/jobs/nf-1',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: 'nf-1', status: 'done', progress: 100, videoUrl: clip }),
      },
      serveClip(0, clip),
    ],
    until: 600,
    expect: [
      e.first('job:nf-1', 'finished-unseen', 65, 170),
      e.alerts('job-finished', 1, 'job:nf-1'),
      e.fetches('https://create.pika.art/api/jobs/nf-1', 1),
    ],
  },
};
