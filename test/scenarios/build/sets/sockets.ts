import * as e from '../expect';
import { visitApp } from '../newApp';
import { type Draft, type Drafts, type Event, earlier, every, uuid } from '../scenario';
import { calm, serveClip } from '../serve';

const REALTIME = 'wss://login.pika.art/realtime/v1/websocket?vsn=1.0.0';
const DATA_HOST = 'wss://xrcfahrzkjpblmrsaknx.supabase.co/realtime/v1/websocket?vsn=2.0.0';
const SOCKET_IO = 'wss://create-api.pika.art/socket.io/?EIO=4&transport=websocket';
const PLAIN = 'wss://create-api.pika.art/v1/live';
const CLIP = 'https://cdn.pika.art/results/sockets/00112233445566778899aabbccddeeff.mp4';
const PROMPT = 'a lighthouse in a teacup';
const ID = uuid('heard over a socket');
const OTHER = uuid('of another user');
const ME = uuid('me');
const JOB = `job:${ID}`;

const visit = visitApp(0);

function submit(at: number, answer: unknown): Event {
  return {
    at,
    do: 'exchange',
    tab: 1,
    request: {
      method: 'POST',
      url: 'https://create.pika.art/api/runs',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: PROMPT, model: 'pika-2.5', resolution: '720p', duration: 5 }),
    },
    response: { status: 202, contentType: 'application/json', body: JSON.stringify(answer) },
  };
}

const taken = submit(5, { job: { id: ID, user_id: ME, status: 'queued' } });
const frame = (at: number, url: string, message: unknown): Event => ({
  at,
  do: 'frame',
  tab: 1,
  url,
  text: typeof message === 'string' ? message : JSON.stringify(message),
});

/** A row of Realtime's table `generations`. */
const row = (progress: number | null, more: object = {}): object => ({
  id: ID,
  status: progress === null ? 'finished' : 'running',
  progress: progress ?? 100,
  video_url: progress === null ? CLIP : null,
  ...more,
});
const change = (record: object, type = 'UPDATE', table = 'generations'): object => ({
  data: { schema: 'public', table, type, record, old_record: { id: ID }, commit_timestamp: '2026-11-24T08:01:00Z' },
  ids: [1],
});
const topic = 'realtime:generations';
const objectForm = (at: number, record: object): Event =>
  frame(at, REALTIME, { topic, event: 'postgres_changes', payload: change(record), ref: null });
const arrayForm = (at: number, record: object): Event =>
  frame(at, DATA_HOST, [null, null, topic, 'postgres_changes', change(record)]);

/** The job moves from 20 to 80 s and ends at 90 s, told by `tell` alone; the page shows nothing of it. */
function course(title: string, tell: (at: number, progress: number | null) => Event, more: Partial<Draft> = {}): Draft {
  return {
    title,
    history: earlier(12, 105),
    events: [
      visit,
      taken,
      serveClip(0, CLIP),
      ...every(20, 80, 15, (at) => tell(at, at)),
      tell(90, null),
      ...(more.events ?? []),
    ],
    until: 200,
    expect: [
      e.at(60, JOB, 'on-track'),
      e.first(JOB, 'finished-unseen', 90, 102),
      e.alerts('job-finished', 1),
      e.never(JOB, ['stuck', 'cancelled', ...e.FAILED]),
      ...(more.expect ?? []),
    ],
  };
}

/** The job goes on, and what else the socket says makes no job and changes nothing. */
function aside(title: string, events: Event[], absent: string[]): Draft {
  return course(title, (at, progress) => objectForm(at, row(progress)), {
    events,
    expect: [...absent.map(e.absent), e.never(`job:${OTHER}`, e.ALL_JOB)],
  });
}

/** A job of somebody else's at its end. */
const foreign = { id: OTHER, user_id: uuid('somebody else'), prompt: 'a duck', status: 'finished', video_url: CLIP };

export const sockets: Drafts = {
  'socket-realtime-object': course('Supabase Realtime in its object form tells the job alone', (at, progress) =>
    objectForm(at, row(progress)),
  ),
  'socket-realtime-array': course(
    'Supabase Realtime in its array form (serializer 2.0.0), over the data host',
    (at, progress) => arrayForm(at, row(progress)),
  ),
  'socket-realtime-broadcast': course('Realtime broadcasts news of the job in words of the app', (at, progress) =>
    frame(at, DATA_HOST, [
      '3',
      null,
      `realtime:user:${ME}`,
      'broadcast',
      { event: 'generation:update', type: 'broadcast', payload: row(progress) },
    ]),
  ),
  'socket-io-event': course('Socket.IO tells the job in events of the app', (at, progress) =>
    frame(at, SOCKET_IO, `42${JSON.stringify(['generation:progress', row(progress)])}`),
  ),
  'socket-io-namespace': course(
    'Socket.IO in a namespace, with ids of acknowledgement, the end as an acknowledgement itself',
    (at, progress) =>
      frame(
        at,
        SOCKET_IO,
        progress === null
          ? `43/jobs,12${JSON.stringify([{ job: row(null) }])}`
          : `42/jobs,${at}${JSON.stringify(['job', row(progress)])}`,
      ),
  ),
  'socket-plain-json': course('Plain JSON over a socket, in an envelope', (at, progress) =>
    frame(at, PLAIN, { type: 'job.update', data: row(progress) }),
  ),
  'socket-other-peoples-rows': aside(
    'Rows and events of other people come over the same channel: none of them is a job of the user',
    [
      objectForm(30, foreign),
      arrayForm(31, foreign),
      frame(32, SOCKET_IO, `42${JSON.stringify(['generation:done', foreign])}`),
      frame(33, PLAIN, {
        type: 'job.update',
        userId: foreign.user_id,
        job: { id: OTHER, status: 'running', progress: 9 },
      }),
      frame(34, PLAIN, { feed: [{ id: OTHER, status: 'finished', prompt: 'a duck', video_url: CLIP }] }),
      frame(35, REALTIME, {
        topic,
        event: 'postgres_changes',
        payload: change({ id: OTHER, email: 'x@example.org', status: 'active' }, 'INSERT', 'users'),
        ref: null,
      }),
    ],
    [OTHER],
  ),
  'socket-heartbeats-and-presence': aside(
    'Heartbeats, joins, presence, pings and system words are no news of anything',
    [
      frame(21, REALTIME, { topic: 'phoenix', event: 'phx_reply', payload: { status: 'ok', response: {} }, ref: '7' }),
      frame(22, REALTIME, {
        topic,
        event: 'phx_reply',
        payload: { status: 'ok', response: { postgres_changes: [{ id: 1, event: '*', table: 'generations' }] } },
        ref: '1',
      }),
      frame(23, DATA_HOST, [
        '1',
        null,
        topic,
        'presence_state',
        { [OTHER]: { metas: [{ id: OTHER, status: 'running' }] } },
      ]),
      frame(24, DATA_HOST, [
        '1',
        null,
        topic,
        'presence_diff',
        { joins: { a: { id: OTHER, status: 'queued' } }, leaves: {} },
      ]),
      frame(25, DATA_HOST, [
        '1',
        null,
        topic,
        'system',
        { status: 'ok', id: OTHER, message: 'Subscribed', channel: 'a' },
      ]),
      frame(26, SOCKET_IO, `0${JSON.stringify({ sid: OTHER, upgrades: [], pingInterval: 25_000 })}`),
      frame(27, SOCKET_IO, '2'),
      frame(28, SOCKET_IO, `40${JSON.stringify({ sid: OTHER })}`),
      frame(29, PLAIN, { type: 'ping', id: OTHER, status: 'ok' }),
      frame(30, PLAIN, 'ping'),
    ],
    [OTHER],
  ),
  'socket-flood-and-rubbish': aside(
    'A flood of frames, half frames, a frame of three megabytes: the job is followed all the same',
    [
      ...every(40, 59, 0.25, (at) =>
        frame(at, REALTIME, { topic, event: 'broadcast', payload: { event: 'cursor', payload: { x: at } } }),
      ),
      frame(61, REALTIME, '{"topic":"realtime:generations","event":"postgres_changes","payload":{"data":{"rec'),
      frame(62, SOCKET_IO, '42["job",{"id":'),
      { at: 63, do: 'frame', tab: 1, url: PLAIN, text: { repeat: '[', times: 100_000 } },
      { at: 64, do: 'frame', tab: 1, url: PLAIN, text: { repeat: '{"a":', times: 600_000 } },
      frame(66, REALTIME, ''),
      frame(67, REALTIME, [null, null, '__proto__', 'constructor', { toString: 1 }]),
      frame(68, SOCKET_IO, '42["__proto__",{"constructor":{"id":"x","status":"running"}}]'),
    ],
    [],
  ),
  'socket-closed-and-opened-again': course(
    'The socket is closed for half a minute and opened again; the first frame after it is the end',
    (at, progress) => (progress === null || at < 40 ? objectForm(at, row(progress)) : objectForm(38, row(38))),
  ),
  'socket-tells-the-job-of-a-nameless-submit': {
    title: 'The answer to the submit names no job; the row that the socket brings has its prompt and is it',
    history: earlier(12, 105),
    events: [
      visit,
      submit(5, { accepted: true }),
      serveClip(0, CLIP),
      ...every(20, 80, 15, (at) => objectForm(at, row(at, { prompt: PROMPT, user_id: ME }))),
      objectForm(90, row(null, { prompt: PROMPT, user_id: ME })),
    ],
    until: 200,
    expect: [
      e.at(10, 'job:submit-1', 'unknown'),
      e.at(60, JOB, 'on-track'),
      e.first(JOB, 'finished-unseen', 90, 102),
      e.alerts('job-finished', 1),
      e.never('job:submit-1', ['stuck', ...e.DONE, ...e.FAILED]),
    ],
  },
  'socket-row-of-a-job-made-elsewhere': {
    title:
      'A row of the user’s own, of a job made on another device, is followed too once it is known whose rows are the user’s',
    history: earlier(12, 105),
    events: [
      ...calm(),
      visit,
      taken,
      objectForm(20, row(20, { user_id: ME })),
      ...every(30, 90, 15, (at) =>
        objectForm(at, { id: OTHER, user_id: ME, prompt: 'a duck', status: 'running', progress: at }),
      ),
    ],
    until: 100,
    expect: [e.at(95, `job:${OTHER}`, 'on-track')],
  },
  'socket-silent': {
    title: 'The socket says nothing more of the job for five minutes: unknown, never stuck',
    history: earlier(12, 105),
    events: [visit, taken, ...every(20, 50, 10, (at) => objectForm(at, row(at)))],
    until: 900,
    expect: [e.at(800, JOB, 'unknown'), e.at(300, JOB, ['on-track', 'slow', 'stuck'])],
  },
};
