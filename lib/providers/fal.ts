import { keyProblem } from '../knowledge/keys';
import { providerFacts } from '../knowledge/providers';
import type { HttpClient, HttpReply } from '../model/http';
import type { JobSighting, JobState } from '../model/job';
import { readAnswer, refused, rejected, sawBalance, sawJob } from './answer';
import { askWithKey } from './ask';
import { isHttps } from './clip';
import { isJobId } from './ids';
import { errorIn, firstIn, type JsonObject, numberIn, readObject, textIn } from './json';
import { progressInLogs } from './logProgress';
import type { Provider, ProviderEvidence, WatchedJob } from './provider';
import { stateOf } from './words';

const facts = providerFacts.fal;
const usualApp = 'fal-ai/pika';

/** fal queue OpenAPI, 2026-11: the queue itself has three words; the cancel words are those of its cancel answer. */
const words: Readonly<Record<string, JobState>> = {
  in_queue: 'waiting',
  in_progress: 'running',
  completed: 'done',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  cancellation_requested: 'cancelled',
  error: 'failed',
  failed: 'failed',
};

/** Requests at fal's queue. A failure shows as COMPLETED; only the result tells it. */
export const fal: Provider = {
  id: 'fal',
  name: facts.name,
  confirmed: facts.confirmed,
  hosts: facts.hosts,
  balanceKey: 'falAdmin',
  checkKey: (key) => keyProblem('fal', key),
  look,
  balance,
};

async function look(job: WatchedJob, key: string, http: HttpClient, nowMs: number): Promise<ProviderEvidence> {
  const app = appOf(job.endpoint ?? usualApp);
  if (app === undefined || !isJobId(job.id))
    return rejected('fal', 'malformed', 'The id or the endpoint has a form that fal does not use');
  const base = `https://queue.fal.run/${app}/requests/${job.id}`;
  const answer = readAnswer(await askWithKey('fal', key, { url: `${base}/status?logs=1` }, http), nowMs);
  if ('refusal' in answer) return refused('fal', answer.refusal);
  const seen = readStatus(job.id, answer.object);
  if (seen.state !== 'done') return sawJob('fal', seen);
  return readResult(seen, await askWithKey('fal', key, { url: base }, http), nowMs);
}

/** `owner/name` of an endpoint: the queue's addresses drop what follows (`fal-ai/pika/v2.2/...` is `fal-ai/pika`). */
function appOf(endpoint: string): string | undefined {
  const parts = endpoint
    .replace(/^https:\/\/(?:queue\.)?fal\.run\//, '')
    .replace(/^\/+|(?<!\/)\/+$/g, '')
    .split('/');
  const wanted = parts[0] === 'workflows' || parts[0] === 'comfy' ? 3 : 2;
  const app = parts.slice(0, wanted);
  return app.length === wanted && app.every((part) => /^[A-Za-z0-9][\w.-]{0,80}$/.test(part))
    ? app.join('/')
    : undefined;
}

function readStatus(id: string, object: JsonObject): JobSighting {
  const statusWord = textIn(object.status, 60);
  const failure = errorIn(object);
  const state = stateOf(statusWord, words);
  const position = numberIn(object.queue_position);
  const progress = progressInLogs(object.logs);
  return {
    id,
    state: state === 'done' && failure !== undefined ? endedBy(failure.message) : state,
    ...(statusWord !== undefined && { statusWord }),
    ...(failure !== undefined && { error: failure }),
    ...(state === 'waiting' && position !== undefined && position >= 0 && { queuePosition: Math.floor(position) }),
    ...(state === 'running' && progress !== undefined && { progress }),
  };
}

function readResult(seen: JobSighting, reply: HttpReply, nowMs: number): ProviderEvidence {
  const object = readObject(reply.body);
  const failure = object === undefined ? undefined : errorIn(object);
  if (failure !== undefined && tellsFailure(reply, object)) {
    return sawJob('fal', { ...seen, state: endedBy(failure.message), error: failure });
  }
  const answer = readAnswer(reply, nowMs);
  if ('refusal' in answer) return refused('fal', answer.refusal);
  const url = firstIn(answer.object, ['video.url', 'videos.0.url', 'output.video.url', 'payload.video.url']);
  const videoUrl = textIn(url, 2000);
  return sawJob('fal', { ...seen, ...(videoUrl !== undefined && isHttps(videoUrl) && { videoUrl }) });
}

/** The job's own failure comes in fal's words; a dead key, a limit or a gateway's page are refusals of the question. */
function tellsFailure(reply: HttpReply, object: JsonObject | undefined): boolean {
  if ([401, 403, 404, 429].includes(reply.status) || reply.status < 400) return false;
  return Array.isArray(object?.detail) || object?.error_type !== undefined || reply.status === 422;
}

function endedBy(message: string | undefined): JobState {
  return /\bcancel{1,2}ed\b/i.test(message ?? '') ? 'cancelled' : 'failed';
}

/** fal platform API: `GET /v1/account/billing?expand=credits` wants a key of admin scope. */
async function balance(key: string, http: HttpClient, nowMs: number): Promise<ProviderEvidence> {
  const url = 'https://api.fal.ai/v1/account/billing?expand=credits';
  const answer = readAnswer(await askWithKey('fal', key, { url }, http), nowMs);
  if ('refusal' in answer) {
    // A key that may not look at the account is turned away as a dead one or a locked account is.
    if (!['signed-out', 'locked'].includes(answer.refusal.kind)) return refused('fal', answer.refusal);
    return rejected('fal', 'admin-key-needed', 'fal shows the balance only to a key of admin scope');
  }
  const amount = numberIn(firstIn(answer.object, ['credits.current_balance', 'credits.balance']));
  if (amount === undefined) return rejected('fal', 'unreadable', 'The answer told no balance');
  return sawBalance('fal', { wallet: 'fal', amount, unit: 'usd' });
}
