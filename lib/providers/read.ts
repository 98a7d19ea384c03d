import { keyProblem } from '../knowledge/keys';
import { type ApiId, providerFacts } from '../knowledge/providers';
import type { HttpClient } from '../model/http';
import type { JobSighting, JobState } from '../model/job';
import { readAnswer, refused, rejected, sawJob } from './answer';
import { askWithKey } from './ask';
import { mayFetchClip } from './clip';
import { isJobId } from './ids';
import { asObject, errorIn, firstIn, type JsonObject, numberIn, textIn } from './json';
import type { Provider, ProviderEvidence } from './provider';
import { stateOf } from './words';

/** How one API tells of a job in a single object. */
export interface JobShape {
  provider: ApiId;
  url(id: string): string;
  words: Readonly<Record<string, JobState>>;
  /** Where the film's address may stand, best first. */
  film: readonly string[];
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
  const answer = readAnswer(await askWithKey(provider, key, { url: shape.url(id) }, http), nowMs);
  if ('refusal' in answer) return refused(provider, answer.refusal);
  const object = asObject(answer.object.data) ?? answer.object;
  const statusWord = textIn(object.status, 60);
  if (statusWord === undefined) return rejected(provider, 'unreadable', 'The answer told no status');
  const state = stateOf(statusWord, shape.words);
  const progress = percentIn(object.progress);
  const videoUrl = textIn(firstIn(object, shape.film), 2000);
  const error = state === 'failed' ? errorIn(object) : undefined;
  const statusMessage = isOver(state) ? undefined : textIn(firstIn(object, messagePlaces), 300);
  return sawJob(provider, {
    id,
    state,
    statusWord,
    ...(progress !== undefined && { progress }),
    ...(videoUrl !== undefined && mayFetchClip(provider, videoUrl) && { videoUrl }),
    ...(error !== undefined && { error }),
    ...(statusMessage !== undefined && { statusMessage }),
    ...shape.more?.(object),
  });
}

/** Where a server says in words how a job fares: Pika's MCP and its likes (Pika-Plugins f27b3ba, 2026-07-20). */
const messagePlaces = ['statusMessage', 'status_message', 'status_detail', 'status_reason', 'message'];

function isOver(state: JobState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** Progress is told in percent, as a whole number. */
function percentIn(value: unknown): number | undefined {
  const percent = numberIn(value);
  return percent === undefined || percent < 0 || percent > 100 ? undefined : percent / 100;
}
