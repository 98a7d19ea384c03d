import * as e from '../expect';
import * as old from '../oldApp';
import { type Draft, type Drafts, every } from '../scenario';

const a = old.oldJob('a heron on a lamp post');
const s = old.subject(a);

/** A job of the old app that ends with these words of error at 40. */
function endsWith(title: string, error: string, verdict: string, more: Partial<Draft> = {}): Draft {
  return {
    title,
    events: [
      old.visit(0),
      old.submit(4, a),
      old.shows(5, [[a, 'Generating']]),
      ...every(10, 30, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(40, 90, 10, (at) => old.pollOne(at, a, old.failedWith(error))),
    ],
    until: 200,
    ...more,
    expect: [
      e.first(s, verdict, 40, 50),
      e.alerts('job-failed', 1, s),
      e.never(s, [...e.failedOtherThan(verdict), ...e.DONE, 'stuck', 'cancelled']),
      ...(more.expect ?? []),
    ],
  };
}

/** A submit that Pika turns down. It has no id: the extension counts such ones from 1. */
function refused(
  title: string,
  answer: { status: number; contentType: string; body: string },
  verdict: string | string[],
  more: Draft['expect'] = [],
): Draft {
  return {
    title,
    events: [old.visit(0), old.submit(4, a, { answer })],
    until: 200,
    expect: [
      e.first('job:submit-1', verdict, 4, 14),
      e.alerts('job-failed', 1, 'job:submit-1'),
      e.never('job:submit-1', [
        ...e.MOVING,
        ...e.DONE,
        ...e.FAILED.filter((other) => ![verdict].flat().includes(other)),
      ]),
      ...more,
    ],
  };
}
const json = (status: number, body: unknown) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
});

export const failing: Drafts = {
  'failed-policy-sensitive-input': endsWith(
    'Failed for its content: InputTextSensitive (Pika-Plugins, 2026-07-20). The advice is to rephrase',
    'InputTextSensitiveContentDetected: the input text may contain sensitive information',
    'failed-policy',
    { expect: [e.advises(100, s, 'rephrase')] },
  ),
  'failed-policy-sensitive-audio': endsWith(
    'Failed for its content: "Output audio has sensitive content." (Pika-Plugins, 2026-07-20)',
    'Output audio has sensitive content.',
    'failed-policy',
  ),
  'failed-input-partner-validation': endsWith(
    'Failed for its input: partner_validation_failed (Pika-Plugins, 2026-07-20). The advice is to mend the input',
    'partner_validation_failed: image must be at least 300x300',
    'failed-input',
    { expect: [e.advises(100, s, 'fix-input')] },
  ),
  'failed-platform-provider-5xx': endsWith(
    'Failed on Pika’s side: provider_5xx with retry_after_backoff (Pika-Plugins, 2026-07-20)',
    'provider_5xx (retry_class: "retry_after_backoff")',
    'failed-platform',
  ),
  'failed-credits-insufficient-balance': endsWith(
    'Failed for want of credits: insufficient_balance (Pika-Plugins, 2026-07-20). The advice is to top up',
    'insufficient_balance',
    'failed-credits',
    { expect: [e.advises(100, s, 'top-up')] },
  ),
  'failed-credits-membership-required': endsWith(
    'The code membership_required is credits',
    'membership_required',
    'failed-credits',
  ),
  'failed-limit-cycle': endsWith('The code cycle_limit_exceeded is limit', 'cycle_limit_exceeded', 'failed-limit'),
  'failed-limit-admission': endsWith('The code admission_suspended is limit', 'admission_suspended', 'failed-limit'),
  'failed-for-a-reason-nobody-knows': endsWith(
    'Failed, and why as far as the evidence goes: words that are in no vocabulary leave it at failed',
    'zqx-77: the lantern is out of tune',
    'failed',
  ),
  'submit-refused-session': refused(
    'A refused submit, 401 {"message":"Unauthorized"} (public clients of the old app): the session has ended, and the advice is to sign in',
    json(401, { message: 'Unauthorized' }),
    'failed-session',
    [e.advises(100, 'job:submit-1', 'sign-in')],
  ),
  'submit-answered-502': refused(
    'A submit answered 5xx was turned down: 502 with a web page is the platform’s failure',
    { status: 502, contentType: 'text/html', body: '<html><h1>502 Bad Gateway</h1></html>' },
    'failed-platform',
  ),
  'submit-concurrency-limit': refused(
    'A submit turned down with code 9, "Concurrency limit reached" (a public client of the old app): a limit, and the advice is to slow down',
    json(200, { success: false, code: 9, error: 'Concurrency limit reached' }),
    'failed-limit',
    [e.advises(100, 'job:submit-1', 'slow-down')],
  ),
  'submit-something-went-wrong': refused(
    'A submit turned down with the one error that is known word for word, "Something went wrong": it tells nothing of policy, input, credits or session',
    json(200, { success: false, error: 'Something went wrong' }),
    ['failed', 'failed-platform'],
  ),
  'submit-insufficient-credits': refused(
    'A submit turned down with "Insufficient credits" (API Status Check, 2026-02-04): credits, and the advice is to top up',
    json(402, { success: false, error: 'Insufficient credits' }),
    'failed-credits',
    [e.advises(100, 'job:submit-1', 'top-up')],
  ),
  'submits-turned-down-are-counted': {
    title:
      'A submit that was turned down has no id: the extension counts them from 1. Two are refused for want of a session and for a limit, and a third is taken and has the id of its reply',
    events: [
      old.visit(0),
      old.submit(4, a, { answer: json(401, { message: 'Unauthorized' }) }),
      old.submit(30, a, { answer: json(429, { message: 'Too many requests' }) }),
      old.submit(60, a),
      old.pollOne(70, a, old.pending(10)),
      old.pollOne(80, a, old.pending(20)),
    ],
    until: 120,
    expect: [
      e.first('job:submit-1', 'failed-session', 4, 14),
      e.first('job:submit-2', 'failed-limit', 30, 40),
      e.at(90, s, 'on-track'),
      e.never('job:submit-3', [...e.ALL_JOB]),
      e.alerts('job-failed', 1, 'job:submit-1'),
      e.alerts('job-failed', 1, 'job:submit-2'),
    ],
  },
  'cancelled-with-one-l': {
    title:
      'Cancelled: the reply says canceled (Pika-Experiments, terminal set). Neither failed nor stuck, and nobody is alarmed',
    events: [
      old.visit(0),
      old.submit(4, a),
      ...every(10, 30, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(40, 60, 10, (at) => old.pollOne(at, a, { status: 'canceled' })),
    ],
    until: 300,
    expect: [
      e.first(s, 'cancelled', 40, 50),
      e.at(290, s, 'cancelled'),
      e.never(s, [...e.FAILED, ...e.DONE, 'stuck']),
      e.alerts('job-failed', 0),
      e.alerts('job-finished', 0),
    ],
  },
  'a-failure-in-the-second-after-the-submit': {
    title:
      'A job that fails within a second of the submit, before any other reply was seen, is no history: it was sent in this session, so it is told',
    events: [
      old.visit(0),
      old.submit(4, a),
      ...every(5, 45, 10, (at) => old.pollOne(at, a, old.failedWith('content_policy_violation'))),
    ],
    until: 120,
    expect: [e.first(s, 'failed-policy', 5, 15), e.alerts('job-failed', 1, s)],
  },
  'no-double-alert-for-a-failure-seen-in-two-tabs': {
    title:
      'One alert per cause: the same failure is read in two tabs, again and again, and over two deaths of the worker',
    events: [
      old.visit(0),
      old.visit(0, 2),
      old.submit(4, a),
      old.pollOne(10, a, old.pending(10)),
      old.pollOne(12, a, old.pending(10), { tab: 2 }),
      old.pollOne(20, a, old.failedWith('provider_error')),
      old.pollOne(20, a, old.failedWith('provider_error'), { tab: 2 }),
      { at: 21, do: 'kill' },
      old.pollOne(30, a, old.failedWith('provider_error')),
      { at: 31, do: 'kill', when: 'after-save' },
      old.pollOne(32, a, old.failedWith('provider_error'), { tab: 2 }),
      old.pollOne(40, a, old.failedWith('provider_error')),
    ],
    until: 120,
    expect: [e.first(s, 'failed-platform', 20, 30), e.alerts('job-failed', 1, s)],
  },
};
