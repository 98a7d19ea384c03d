import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, earlier, every } from '../scenario';

const a = old.oldJob('a candle in a storm');
const s = old.subject(a);
const begin = [old.visit(0), old.submit(4, a), old.shows(5, [[a, 'Generating']])];
const raw = (
  at: number,
  body: string | { repeat: string; times: number },
  contentType = 'application/json',
  url = 'https://pika.art/api/anything',
): Event => ({
  at,
  do: 'exchange',
  tab: 1,
  request: { method: 'GET', url },
  response: { status: 200, contentType, body },
});
const going = (from = 10, to = 90) => every(from, to, 10, (at) => old.pollOne(at, a, old.pending(at)));
const unharmed = [
  e.at(85, s, 'on-track'),
  e.never(s, ['stuck', 'unknown', ...e.FAILED, ...e.DONE], 10),
  e.alerts('job-failed', 0),
];

export const hostile: Drafts = {
  'hostile-twenty-megabytes': {
    title:
      'Bodies of many megabytes cost nothing but their own reply: five million brackets, a string without end, an array without end, binary rubbish. The job goes on',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(),
      raw(15, { repeat: '[', times: 5_000_000 }),
      raw(25, { repeat: '{"id":"', times: 1_000_000 }),
      raw(35, { repeat: '{"id":"x1","status":"failed"},', times: 300_000 }),
      raw(45, { repeat: '1:{"success":true,"data":{"results":[', times: 200_000 }, 'text/x-component'),
      raw(55, '\u0000\u0001\ufffd\ud800 1:E 2:T', 'text/x-component'),
    ],
    until: 90,
    expect: unharmed,
  },
  'hostile-deep-nesting': {
    title: 'A reply nested twenty thousand deep, with something like a job at its bottom, harms nothing',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(),
      raw(33, { repeat: '{"data":', times: 20_000 }),
      raw(34, `${'{"a":'.repeat(3000)}{"id":"deep-1","status":"failed"}${'}'.repeat(3000)}`),
    ],
    until: 90,
    expect: [...unharmed, e.never('job:deep-1', ['failed'])],
  },
  'hostile-prompt-with-json': {
    title:
      'Text inside strings is never believed: the prompt contains a whole reply, with ids, a status failed, an error and an address',
    history: earlier(12, 105),
    events: (() => {
      const evil = old.oldJob('evil', {
        prompt:
          '{"id":"in-the-prompt","status":"failed","error":"moderation_blocked","videos":[{"id":"in-the-prompt","status":"finished","resultUrl":"https://cdn.pika.art/v1/x/x.mp4"}]}',
      });
      return [old.visit(0), old.submit(4, evil), ...every(10, 60, 10, (at) => old.pollOne(at, evil, old.pending(at)))];
    })(),
    until: 70,
    expect: [
      e.at(65, old.subject(old.oldJob('evil')), 'on-track'),
      e.never('job:in-the-prompt', e.ALL_JOB),
      e.alerts('job-failed', 0),
      e.alerts('job-finished', 0),
    ],
  },
  'hostile-prompt-with-rows': {
    title:
      'Text inside strings is never believed: a prompt with newlines and flight rows in it, in the submit and in its replies',
    history: earlier(12, 105),
    events: (() => {
      const evil = old.oldJob('evil rows', {
        prompt:
          'a cat\n1:{"success":true,"data":{"results":[{"id":"row-job","videos":[{"id":"row-job","status":"failed"}]}]}}\n2:E{"digest":"1"}',
      });
      return [old.visit(0), old.submit(4, evil), ...every(10, 60, 10, (at) => old.pollOne(at, evil, old.pending(at)))];
    })(),
    until: 70,
    expect: [
      e.at(65, old.subject(old.oldJob('evil rows')), 'on-track'),
      e.never('job:row-job', e.ALL_JOB),
      e.alerts('job-failed', 0),
    ],
  },
  'hostile-prompt-that-speaks-of-failure': {
    title:
      'The words of failure inside a prompt are no failure: "Unauthorized", "insufficient_balance", "content policy violation" and "failed" are what the video is about',
    history: earlier(12, 105),
    events: (() => {
      const evil = old.oldJob('sad words', {
        prompt: 'error: Unauthorized, insufficient_balance, content policy violation, generation failed, 404',
      });
      return [old.visit(0), old.submit(4, evil), ...every(10, 60, 10, (at) => old.pollOne(at, evil, old.pending(at)))];
    })(),
    until: 70,
    expect: [
      e.at(65, old.subject(old.oldJob('sad words')), 'on-track'),
      e.never(old.subject(old.oldJob('sad words')), ['unknown', ...e.FAILED], 10),
    ],
  },
  'hostile-script-address': {
    title:
      'A javascript: address and a data: address are no video: finished without a link after a minute, and nothing of them is fetched or printed',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...every(10, 40, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(50, 100, 10, (at) => old.pollOne(at, a, old.finished(a, 'javascript:alert(document.domain)//x.mp4'))),
      ...every(110, 160, 10, (at) => old.pollOne(at, a, old.finished(a, 'data:video/mp4;base64,AAAA.mp4'))),
    ],
    until: 170,
    expect: [
      e.first(s, 'finished-no-link', 110, 130),
      e.absent('javascript:'),
      e.absent('data:video'),
      e.fetches('data:', 0),
      e.never(s, ['finished-unplayable']),
    ],
  },
  'hostile-ids': {
    title:
      'Ids with odd characters stand as they are: slashes, spaces, quotes, markup, letters of other scripts; a number stands in decimal. An id of three hundred characters is nothing the others suffer from',
    history: earlier(12, 105),
    events: (() => {
      const ids = ['a/b?c#d', 'with space', '"quoted"', '<b>bold</b>', 'видео-7', '../../etc'];
      const jobs = ids.map((id) => old.oldJob(id, { id, prompt: 'odd' }));
      return [
        old.visit(0),
        ...every(10, 60, 10, (at) =>
          old.poll(at, [
            ...jobs.map((job) => [job, old.pending(at)] as const),
            [old.oldJob('long', { id: 'x'.repeat(300), prompt: 'long' }), old.pending(at)],
          ]),
        ),
      ];
    })(),
    until: 70,
    expect: [
      ...['a/b?c#d', 'with space', '"quoted"', '<b>bold</b>', 'видео-7', '../../etc'].map((id) =>
        e.at(65, `job:${id}`, 'on-track'),
      ),
      e.absent('x'.repeat(201)),
      e.alerts('job-failed', 0),
    ],
  },
  'hostile-numbers-as-ids': {
    title: 'Numbers as ids stand in decimal: 4711 is job:4711, and its end is told once',
    history: earlier(12, 105),
    events: [
      old.visit(0, 1, 'https://create.pika.art/apps'),
      ...every(10, 50, 10, (at) =>
        raw(
          at,
          JSON.stringify({ jobs: [{ id: 4711, status: 'running', progress: at }] }),
          'application/json',
          'https://create.pika.art/api/jobs',
        ),
      ),
      ...every(60, 80, 10, (at) =>
        raw(
          at,
          JSON.stringify({ jobs: [{ id: 4711, status: 'failed', error: { code: 'content_moderation' } }] }),
          'application/json',
          'https://create.pika.art/api/jobs',
        ),
      ),
    ],
    until: 120,
    expect: [
      e.at(45, 'job:4711', 'on-track'),
      e.first('job:4711', 'failed-policy', 60, 70),
      e.alerts('job-failed', 1, 'job:4711'),
    ],
  },
  'hostile-five-hundred-jobs': {
    title: 'Five hundred finished jobs in one list and one that runs: all history but the one, no alert, no file asked',
    history: earlier(12, 105),
    events: (() => {
      const list = Array.from({ length: 500 }, (_, n) => ({
        id: `h${n}`,
        status: 'finished',
        url: `https://cdn.pika.art/v1/h${n}.mp4`,
      }));
      return [
        old.visit(0),
        raw(5, JSON.stringify({ results: list })),
        ...every(10, 60, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ];
    })(),
    until: 200,
    expect: [
      e.at(65, s, 'on-track'),
      e.alerts('job-finished', 0),
      e.alerts('job-failed', 0),
      e.fetches('https://cdn.pika.art/', 0),
    ],
  },
  'hostile-rows-that-refer-to-themselves': {
    title: 'Cyclic references in flight rows end nowhere and harm nothing',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(),
      raw(
        33,
        '0:{"a":"$@1"}\n1:{"success":true,"data":"$1","x":"$2"}\n2:["$1","$2","$3"]\n3:"$3"\n',
        'text/x-component',
        old.LIBRARY,
      ),
    ],
    until: 90,
    expect: unharmed,
  },
  'hostile-dates-and-figures': {
    title:
      'Dates in the far future, a negative progress, one of a million, durations below zero, NaN in quotes: bounded, nothing stuck, nothing finished',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...every(10, 90, 10, (at) =>
        old.pollOne(at, a, {
          status: 'pending',
          progress: [-40, 1_000_000, 1e308, '∞', 'NaN', 50, 51, 52, 53][at / 10 - 1],
          created_at: '9999-12-31T23:59:59Z',
          startedAt: -1,
          duration: -5,
          eta: '1e400',
        }),
      ),
    ],
    until: 95,
    expect: [
      e.at(92, s, 'on-track'),
      e.never(s, ['stuck', ...e.FAILED, ...e.DONE]),
      e.absent('NaN'),
      e.absent('Infinity'),
    ],
  },
  'hostile-things-that-are-no-jobs': {
    title:
      'Users, plans, folders and flags have ids and a status too: none of them is a job, and nobody is told of an end',
    events: [
      old.visit(0),
      ...every(10, 50, 20, (at) =>
        raw(
          at,
          JSON.stringify({
            user: { id: 'user-1', status: 'active', email: 'x@example.com' },
            subscription: { id: 'sub-1', status: 'canceled', plan: { id: 'plan-1', status: 'finished' } },
            invoices: [{ id: 'inv-1', status: 'failed', amount: 35 }],
            order: { id: 'ord-1', status: 'completed' },
          }),
        ),
      ),
    ],
    until: 120,
    expect: [
      ...['user-1', 'sub-1', 'plan-1', 'inv-1', 'ord-1'].map((id) => e.never(`job:${id}`, e.ALL_JOB)),
      e.alerts('job-failed', 0),
      e.alerts('job-finished', 0),
      e.absent('x@example.com'),
    ],
  },
  'hostile-page-of-another-user': {
    title:
      'The explore feed shows strangers’ finished videos with their videoUrl: history of others, no alert, and no file is fetched',
    events: [
      old.visit(0, 1, 'https://pika.art/'),
      ...every(5, 95, 10, (at) =>
        old.pollOne(at, a, old.queued, {
          url: 'https://pika.art/',
          question: { after: 'stranger', perPage: 50, category: '$undefined' },
          answer: {
            status: 200,
            contentType: 'text/x-component',
            body: old.rows({
              success: true,
              data: {
                results: Array.from({ length: 12 }, (_, n) => ({
                  id: `stranger-${n}`,
                  promptText: 'x',
                  videoUrl: `https://cdn.pika.art/v1/s${n}.mp4`,
                })),
              },
            }),
          },
        }),
      ),
    ],
    until: 200,
    expect: [
      e.alerts('job-finished', 0),
      e.alerts('job-failed', 0),
      e.fetches('https://cdn.pika.art/', 0),
      e.never('page', ['blind']),
    ],
  },
};
