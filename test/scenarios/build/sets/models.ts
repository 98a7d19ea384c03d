import * as e from '../expect';
import { failsNew, finishesNew, type NewJob, newJob, pollNew, submitNew, visitApp } from '../newApp';
import { type Drafts, every } from '../scenario';
import { calm, instatus, instatusIncident } from '../serve';

const pika = 'service:pika';
const subject = (one: NewJob) => `job:${one.id}`;
const full = { code: 'provider_unavailable', message: 'The model is overloaded. Please try again later.' };
const broken = { code: 'internal_error', message: 'Internal server error' };

/** Three jobs of one model, each with its own prompt. */
const three = (model: string): [NewJob, NewJob, NewJob] => [
  newJob(`first of ${model}`, model),
  newJob(`second of ${model}`, model),
  newJob(`third of ${model}`, model),
];
const [s1, s2, s3] = three('bytedance/seedance-1.0-pro');
const [h1, h2, h3] = three('MiniMax H3');
const [k1, k2, k3] = three('Kling V3 Omni');
const [p1, p2, p3] = three('pika-2.5');
const [x1, x2, x3] = three('acme/dreamer-2');
const dog = newJob('a dog', 'pika-2.5');
const cat = newJob('a cat', 'Pika 2.2');
const bird = newJob('a bird', 'grok-imagine-video');

export const models: Drafts = {
  'a-makers-model-is-full-and-pika-is-not': {
    title:
      'Three videos of one maker are turned away while a video of Pika’s own finishes: the maker is blamed, Pika is not',
    events: [
      ...calm(),
      visitApp(0),
      ...failsNew(10, s1, full),
      ...failsNew(100, s2, full),
      ...failsNew(190, s3, full),
      ...finishesNew(300, dog),
    ],
    until: 900,
    expect: [
      e.never(pika, e.TROUBLE),
      e.first('model:seedance', 'degraded', 160, 170),
      e.first('model:seedance', 'outage', 250, 260),
      e.at(800, 'model:pika-2.5', 'ok'),
      e.advises(400, subject(s3), 'switch-model'),
      e.advises(400, 'model:seedance', 'switch-model'),
      e.alerts('service-degraded', 0),
      e.alerts('service-down', 0),
      e.absent('side of Pika'),
    ],
  },
  'one-failure-of-a-model-is-no-trouble': {
    title: 'A single failure of one maker says nothing of its model, and nothing of Pika',
    events: [...calm(), visitApp(0), ...failsNew(10, h1, broken)],
    until: 3000,
    expect: [e.never('model:minimax', e.TROUBLE), e.never(pika, e.TROUBLE)],
  },
  'a-finish-between-two-failures': {
    title: 'A failure, a finish and a failure of one model: no trouble, for it finished since the first',
    events: [
      ...calm(),
      visitApp(0),
      ...failsNew(10, h1, broken),
      ...finishesNew(200, h2),
      ...failsNew(400, h3, broken),
    ],
    until: 2000,
    expect: [e.never('model:minimax', e.TROUBLE), e.at(300, 'model:minimax', 'ok')],
  },
  'a-model-recovers-with-its-next-finish': {
    title: 'Two failures make a model degraded, its next finish makes it well',
    events: [
      ...calm(),
      visitApp(0),
      ...failsNew(10, k1, broken),
      ...failsNew(100, k2, broken),
      ...finishesNew(600, k3),
    ],
    until: 2000,
    expect: [
      e.at(500, 'model:kling', 'degraded'),
      e.first('model:kling', 'ok', 660, 670),
      e.at(1900, 'model:kling', 'ok'),
    ],
  },
  'failures-more-than-half-an-hour-apart': {
    title: 'Two failures of one model that are an hour apart are no trouble of the model',
    events: [...calm(), visitApp(0), ...failsNew(10, k1, broken), ...failsNew(3700, k2, broken)],
    until: 7200,
    expect: [e.never('model:kling', e.TROUBLE)],
  },
  'what-is-known-of-a-model-grows-old': {
    title: 'Two failures and then silence: half an hour later nothing is claimed of the model any more',
    events: [...calm(), visitApp(0), ...failsNew(10, k1, broken), ...failsNew(100, k2, broken)],
    until: 7200,
    expect: [e.at(1800, 'model:kling', 'degraded'), e.at(2100, 'model:kling', 'unknown')],
  },
  'two-makers-in-trouble-are-pikas': {
    title: 'Two makers fail twice each within minutes and nothing finishes: that is no longer a matter of one maker',
    events: [
      visitApp(0),
      ...failsNew(10, s1, broken),
      ...failsNew(100, h1, broken),
      ...failsNew(190, s2, broken),
      ...failsNew(280, h2, broken),
    ],
    until: 900,
    expect: [
      e.first(pika, ['degraded', 'partial-outage'], 340, 420),
      e.at(500, 'model:seedance', 'degraded'),
      e.at(500, 'model:minimax', 'degraded'),
    ],
  },
  'pikas-own-model-where-no-other-is-used': {
    title: 'Where the user uses Pika’s own models alone, their failures are Pika’s',
    events: [visitApp(0), ...failsNew(10, p1, broken), ...failsNew(100, p2, broken), ...failsNew(190, p3, broken)],
    until: 900,
    expect: [e.first(pika, ['degraded', 'partial-outage'], 160, 320), e.at(400, 'model:pika-2.5', 'outage')],
  },
  'pikas-own-model-beside-another-makers': {
    title: 'One of Pika’s own models fails while a maker’s finishes: the model is in trouble, the service is not',
    events: [
      ...calm(),
      visitApp(0),
      ...finishesNew(10, bird),
      ...failsNew(100, p1, broken),
      ...failsNew(190, p2, broken),
      ...failsNew(280, p3, broken),
    ],
    until: 900,
    expect: [
      e.never(pika, e.TROUBLE),
      e.at(400, 'model:pika-2.5', 'outage'),
      e.advises(400, subject(p3), 'switch-model'),
    ],
  },
  'a-model-that-nobody-knows-is-not-pikas': {
    title: 'A model under a name that nobody knows fails three times: its own trouble, not Pika’s',
    events: [
      ...calm(),
      visitApp(0),
      ...failsNew(10, x1, full),
      ...failsNew(100, x2, full),
      ...failsNew(190, x3, full),
      ...finishesNew(300, dog),
    ],
    until: 900,
    expect: [e.never(pika, e.TROUBLE), e.at(400, 'model:acme', 'outage'), e.advises(400, subject(x2), 'switch-model')],
  },
  'content-refusals-are-no-trouble-of-a-model': {
    title: 'Three refusals by content rules are no trouble of the model, and no other model is advised',
    events: [
      ...calm(),
      visitApp(0),
      ...[k1, k2, k3].flatMap((job, index) =>
        failsNew(10 + index * 90, job, { code: 'content_moderation', message: 'Content moderation blocked it' }),
      ),
      ...finishesNew(300, dog),
    ],
    until: 900,
    expect: [
      e.never('model:kling', [...e.TROUBLE, 'busy']),
      e.at(400, subject(k3), 'failed-policy'),
      e.absent('switch-model'),
    ],
  },
  'the-users-own-limit-is-no-want-of-room': {
    title: 'Two submits turned down for the plan’s limit of running videos say nothing of the model',
    events: [
      ...calm(),
      visitApp(0),
      ...finishesNew(10, dog),
      ...[k1, k2, k3].flatMap((job, index) =>
        submitNew(100 + index * 60, job, {
          status: 429,
          body: { error: { code: 'concurrency_limit', message: 'Your plan is at capacity: 3 concurrent videos' } },
        }),
      ),
    ],
    until: 900,
    expect: [e.never('model:kling', [...e.TROUBLE, 'busy']), e.absent('switch-model')],
  },
  'submits-turned-down-for-want-of-room': {
    title: 'Three submits of one maker answered 503 for want of room, one of Pika’s own taken and finished',
    events: [
      ...calm(),
      visitApp(0),
      ...[s1, s2, s3].flatMap((job, index) =>
        submitNew(10 + index * 60, job, { status: 503, body: { error: { message: 'No GPU capacity available' } } }),
      ),
      ...finishesNew(300, cat),
    ],
    until: 900,
    expect: [
      e.never(pika, e.TROUBLE),
      e.first('model:seedance', 'degraded', 70, 80),
      e.at(200, 'model:seedance', 'outage'),
      e.advises(400, 'job:submit-3', 'switch-model'),
    ],
  },
  'the-servers-words-while-it-waits': {
    title:
      'A queued video of which the server says that its maker is at capacity: the words are the reason, the model is busy',
    events: [
      ...calm(),
      visitApp(0),
      submitNew(10, k1),
      ...every(20, 200, 10, (at) =>
        pollNew(at, k1, {
          status: 'queued',
          statusMessage: 'Kling is at capacity. Your job keeps its place.',
          lastUpdatedAt: new Date(Date.parse('2026-11-24T08:00:00Z') + at * 1000).toISOString(),
        }),
      ),
    ],
    until: 200,
    expect: [
      e.first('model:kling', 'busy', 20, 30),
      e.never('model:kling', e.TROUBLE),
      e.never(subject(k1), [...e.FAILED, 'stuck']),
      e.never(pika, [...e.TROUBLE, 'busy']),
    ],
  },
  'a-worker-handoff-is-no-failure': {
    title: 'The server says that the task was requeued on another worker: no failure, no want of room',
    events: [
      ...calm(),
      visitApp(0),
      submitNew(10, k1),
      ...every(20, 80, 10, (at) =>
        pollNew(at, k1, { status: 'processing', progress: at, status_detail: 'Worker handoff: task was requeued' }),
      ),
    ],
    until: 85,
    expect: [e.never(subject(k1), [...e.FAILED, 'stuck']), e.never('model:kling', [...e.TROUBLE, 'busy'])],
  },
  'an-incident-names-a-model': {
    title: 'A status page tells of one model by name: that model is in trouble, the others are not',
    events: [
      ...calm(),
      ...instatus(0, null),
      visitApp(0),
      ...finishesNew(10, dog),
      ...instatusIncident(0, 'Veo 3.1: elevated error rates', 'PARTIALOUTAGE'),
    ],
    until: 4000,
    expect: [
      e.at(3900, 'model:veo', 'partial-outage'),
      e.at(3900, 'model:pika-2.5', 'ok'),
      e.never('model:kling', e.TROUBLE),
    ],
  },
};
