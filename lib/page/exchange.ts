import { secretPath } from '../knowledge/secrets';
import { jobIdKeys, signInPath } from '../knowledge/vocabulary';
import type { EvidenceOf } from '../model/evidence';
import type { JobSighting } from '../model/job';
import type { ReplyReading } from '../model/reply';
import { accountOfAddress, sessionAccount, soleUser } from './account';
import { bounds } from './bounds';
import type { Exchange, PageRequest, PageResponse } from './exchange-form';
import { readBody } from './formats/body';
import { dataAddress } from './hosts';
import { fieldsOf, withinWork } from './job/fields';
import { filmIn } from './job/film';
import { idIn } from './job/id';
import { type ExchangeMemory, exchangeMemory } from './memory';
import { partOfAddress, readSignIn } from './part';
import { isObject, urlOf } from './plain';
import { readValues } from './recognise';
import { isQuestion, readPoll } from './request/poll';
import { isOrder, readSubmit } from './request/submit';
import { isSignInPage } from './signInPage';
import { isSocket, readSocket } from './socket';

const nothing: ReplyReading = {
  jobs: [],
  balances: [],
  jobList: false,
  unrecognised: { objects: 0, strings: 0, truncated: false },
};

/**
 * What one exchange of the page tells; undefined for replies of other sites and for what is no data. `memory` carries
 * what earlier exchanges of the same page taught: unfinished streams, questions asked before, jobs known. `nowMs` (since
 * 1970) is for dates in headers.
 */
export function readExchange(
  exchange: Exchange,
  memory: ExchangeMemory = exchangeMemory(),
  via: EvidenceOf<'reply'>['via'] = 'page',
  nowMs?: number,
): EvidenceOf<'reply'> | undefined {
  return withinWork(bounds.work, () => readWhole(exchange, memory, via, nowMs)).result;
}

function readWhole(
  exchange: Exchange,
  memory: ExchangeMemory,
  via: EvidenceOf<'reply'>['via'],
  nowMs: number | undefined,
): EvidenceOf<'reply'> | undefined {
  const { request } = exchange;
  if (isSignIn(request.url) && !hasFailed(exchange)) return undefined;
  const address = dataAddress(request.url);
  if (address === undefined) return readSignIn(exchange, via);
  if (isSocket(address)) {
    const told = 'failed' in exchange ? undefined : readSocket(address, exchange.response, memory, via);
    for (const job of told?.reading.jobs ?? []) memory.know(job.id);
    return told;
  }
  const submit = readSubmit(request);
  const history = memory.asked(request);
  const response = 'failed' in exchange ? { status: 0 } : exchange.response;
  if (!isData(request, response, address)) return undefined;
  const body = memory.gather(request, response);
  const values = readBody(body ?? '', response.contentType);
  const found = readValues(values, {
    url: request.url,
    status: response.status,
    ...(response.contentType !== undefined && { contentType: response.contentType }),
    ...(response.headers !== undefined && { headers: response.headers }),
    ...(request.body !== undefined && { asked: request.body }),
    submit: submit !== undefined,
    acts: via === 'page' && !history.wasPoll && !isQuestion(request),
    isKnown: memory.isKnown,
    scales: memory.scalesOf(address.hostname),
    ...(nowMs !== undefined && { nowMs }),
  });
  if (response.status === 0 && !('failed' in exchange)) return undefined;
  let reading = response.status === 0 ? nothing : found;
  if (
    submit !== undefined &&
    reading.jobs.length === 0 &&
    reading.refusal === undefined &&
    response.status >= 200 &&
    response.status < 300
  ) {
    const job = values.values.map((value) => submittedJob(value, 0)).find((id) => id !== undefined);
    if (job !== undefined) reading = { ...reading, jobs: [job] };
  }
  const file = reading.jobs.length === 0 && response.status === 200 ? fileOfJob(address, values.values) : undefined;
  if (file !== undefined && memory.isKnown(file.id)) reading = { ...reading, jobs: [file] };
  // A page in place of data: a captive portal, or a door that the question was led to.
  if (values.notData && response.status >= 200 && response.status < 400 && reading.refusal === undefined) {
    if (!history.wasPoll && submit === undefined) return undefined;
    const refusal = isSignInPage(body ?? '')
      ? ({ kind: 'signed-out' } as const)
      : ({ kind: 'rejected', error: { code: 'not-data' } } as const);
    reading = { ...reading, refusal };
  }
  // The question was led to the door.
  if (signInPath.test(request.finalUrl ?? '') && reading.jobs.length === 0)
    reading = { ...reading, refusal: { kind: 'signed-out' } };
  const nameless =
    submit !== undefined &&
    isOrder(submit) &&
    reading.jobs.length === 0 &&
    reading.refusal === undefined &&
    response.status >= 200 &&
    response.status < 300 &&
    // The rest of a stream may name it yet.
    !(response.contentType ?? '').includes('event-stream');
  const told = reading.jobs.length + reading.balances.length > 0 || reading.jobList;
  if (isNavigation(request, address) && !told) return undefined;
  // A stream of events is no question that has an end.
  const asksOnce = submit === undefined && !(response.contentType ?? '').includes('event-stream');
  const poll = asksOnce ? readPoll(request, reading, history, memory.isKnown) : undefined;
  reading = withAccount(reading, values.values, request.url);
  memory.learn(request, reading.jobs, poll !== undefined);
  const part = isSignIn(request.url) ? 'login' : partOfAddress(request.url);
  return {
    kind: 'reply',
    via,
    host: address.hostname,
    ...(part !== undefined && { part }),
    status: response.status,
    reading,
    ...(submit !== undefined && { submit: { ...submit, ...(nameless && { nameless }) } }),
    ...(poll !== undefined && { poll }),
    ...(request.gesture === true && { gesture: true }),
  };
}

/** Whose balances these are, as the reply or its address names the owner; and who is signed in, where it is about that. */
function withAccount(reading: ReplyReading, values: readonly unknown[], url: string): ReplyReading {
  const account = sessionAccount(values, url);
  const owner = reading.balances.length > 0 ? (accountOfAddress(url) ?? soleUser(values)) : undefined;
  if (account === undefined && owner === undefined) return reading;
  return {
    ...reading,
    ...(account !== undefined && { account }),
    ...(owner !== undefined && { balances: reading.balances.map((balance) => ({ account: owner, ...balance })) }),
  };
}

/** Nothing of what goes on where the user signs in is read, but that the server fails. */
function isSignIn(url: string): boolean {
  return secretPath.test(urlOf(url)?.pathname.slice(0, 2000) ?? '');
}

function hasFailed(exchange: Exchange): boolean {
  return 'response' in exchange && exchange.response.status >= 500;
}

/** Whether a reply is data. Of failures also those that come as a page or as nothing at all. */
function isData(request: PageRequest, response: PageResponse, address: URL): boolean {
  const type = response.contentType?.toLowerCase() ?? '';
  if (/^(?:image|video|audio|font)\/|javascript|css|octet-stream|wasm/.test(type)) return false;
  if (/\.(?:js|css|mp4|webm|mov|jpe?g|png|webp|svg|gif|woff2?|ico|map|txt)$/i.test(address.pathname)) return false;
  if (/^(?:OPTIONS|HEAD)$/i.test(request.method)) return false;
  if (response.status === 304) return false;
  return true;
}

/** A route that the app itself loads, ahead or on a click: no question about jobs, though jobs may come with it. */
function isNavigation(request: PageRequest, address: URL): boolean {
  return (
    request.method.toUpperCase() === 'GET' && (address.searchParams.has('_rsc') || request.headers?.rsc !== undefined)
  );
}

/** Addresses at which a finished job's file is asked for (`/v1/media/jobs/{id}/content`, dev.pika.art, 2026-10). */
const filePath =
  /\/(?:generations?|jobs?|renders?|tasks?|videos?|creations?|predictions?|requests)\/([A-Za-z0-9][\w.:-]{3,199})\/(?:content|download|output|outputs|file|result)\/?$/i;

/** The answer to a question for a job's file names no job: its address does. */
function fileOfJob({ pathname }: URL, values: readonly unknown[]): JobSighting | undefined {
  const id = filePath.exec(pathname)?.[1];
  const [value] = values;
  const videoUrl = id !== undefined && isObject(value) ? (filmIn(fieldsOf(value), true) ?? bareUrl(value)) : undefined;
  return id === undefined || videoUrl === undefined ? undefined : { id, state: 'done', videoUrl };
}

/** `{url}` and hardly more: at such an address it is the file's. */
function bareUrl(value: Readonly<Record<string, unknown>>): string | undefined {
  const { url } = value;
  return typeof url === 'string' && url.startsWith('https://') && url.length <= 2000 ? url : undefined;
}

/** The job that an accepted submit names by nothing but its id. */
function submittedJob(value: unknown, depth: number): JobSighting | undefined {
  if (!isObject(value) || depth > 3) return undefined;
  const fields = fieldsOf(value);
  const id = idIn(fields);
  if (id !== undefined && (jobIdKeys.has(id.name) || depth > 0 || fields.length <= 3))
    return { id: id.id, state: 'waiting' };
  return fields.map(([, item]) => submittedJob(item, depth + 1)).find((job) => job !== undefined);
}
