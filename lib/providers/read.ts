import { keyProblem } from '../knowledge/keys';
import { type ApiId, providerFacts } from '../knowledge/providers';
import type { HttpClient, HttpReply } from '../model/http';
import type { JobSighting, JobState } from '../model/job';
import { readAnswer, refused, rejected, sawJob } from './answer';
import { askWithKey } from './ask';
import { isHttps } from './clip';
import { isJobId } from './ids';
import { asObject, errorIn, firstIn, type JsonObject, numberIn, readObject, textIn } from './json';
import type { Provider, ProviderEvidence } from './provider';
import { stateOf } from './words';

/** How one API tells of a job in a single object. */
export interface JobShape {
  provider: ApiId;
  url(id: string): string;
  words: Readonly<Record<string, JobState>>;
  /** Where the film's address may stand, best first. */
  film: readonly string[];
  /** Where a finished job's file is asked for, where the job itself may come without it. */
  content?(id: string): string;
  /** What else this API tells. */
  more?(object: JsonObject): Partial<JobSighting>;
}

/** An API that is asked for its jobs one by one; `purse` is how it tells its balance, where it does. */
export function oneByOne(shape: JobShape, purse: Pick<Provider, 'balance' | 'balanceKey'> = {}): Provider {
  const id = shape.provider;
  const { name, confirmed, hosts } = providerFacts[id];
  return {
    id,
    name,
    confirmed,
    hosts,
    checkKey: (key) => keyProblem(id, key),
    look: (job, key, http, nowMs) => lookAtOne(shape, job.id, key, http, nowMs),
    ...purse,
  };
}

/** Asks for one job and reads the answer. */
async function lookAtOne(
  shape: JobShape,
  id: string,
  key: string,
  http: HttpClient,
  nowMs: number,
): Promise<ProviderEvidence> {
  const { provider } = shape;
  if (!isJobId(id)) return rejected(provider, 'malformed', 'The id has a form that this API does not use');
  const reply = await askWithKey(provider, key, { url: shape.url(id) }, http);
  const answer = failedJobIn(reply, id, shape) ?? readAnswer(reply, nowMs);
  if ('refusal' in answer) return refused(provider, answer.refusal);
  const object = asObject(answer.object.data) ?? answer.object;
  const statusWord = textIn(object.status, 60);
  if (statusWord === undefined) return rejected(provider, 'unreadable', 'The answer told no status');
  const state = stateOf(statusWord, shape.words);
  const progress = percentIn(object.progress);
  const told = addressIn(object, shape.film);
  const videoUrl = told ?? (state === 'done' ? await contentAddress(shape, id, key, http, nowMs) : undefined);
  const error = state === 'failed' ? errorIn(object) : undefined;
  return sawJob(provider, {
    id,
    state,
    statusWord,
    ...(progress !== undefined && { progress }),
    ...(videoUrl !== undefined && { videoUrl }),
    ...(error !== undefined && { error }),
    ...shape.more?.(object),
  });
}

/** A failed job may come with the status of its failure (402, 503): that is an answer, not a refusal of the question. */
function failedJobIn(reply: HttpReply, id: string, { words }: JobShape): { object: JsonObject } | undefined {
  if (reply.status < 400) return undefined;
  const object = readObject(reply.body);
  const job = object === undefined ? undefined : (asObject(object.data) ?? asObject(object.job) ?? object);
  const isFailed = job?.id === id && stateOf(textIn(job.status, 60), words) === 'failed';
  return isFailed ? { object: job } : undefined;
}

async function contentAddress(
  { provider, content }: JobShape,
  id: string,
  key: string,
  http: HttpClient,
  nowMs: number,
): Promise<string | undefined> {
  if (content === undefined) return undefined;
  const answer = readAnswer(await askWithKey(provider, key, { url: content(id) }, http), nowMs);
  return 'refusal' in answer ? undefined : addressIn(answer.object, ['url', 'data.url', 'content.url', 'video.url']);
}

/** An https address of a film; whether it may be fetched is another question. */
function addressIn(object: JsonObject, places: readonly string[]): string | undefined {
  const address = textIn(firstIn(object, places), 2000);
  return address !== undefined && isHttps(address) ? address : undefined;
}

/** Progress is told in percent, as a whole number. */
function percentIn(value: unknown): number | undefined {
  const percent = numberIn(value);
  return percent === undefined || percent < 0 || percent > 100 ? undefined : percent / 100;
}
