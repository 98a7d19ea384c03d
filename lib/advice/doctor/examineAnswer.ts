import { classifyFailure } from '../../engine/verdicts/failure';
import { type ApiId, providerFacts } from '../../knowledge/providers';
import { retryAfterSeconds } from '../../knowledge/retryAfter';
import { codeIn, fieldProblems, messageIn, type PastedAnswer, payloadErrorIn, problemsIn, saysFailed } from './answer';
import { type Finding, finding } from './finding';
import { withoutSecrets } from './mask';
import { statusMeaning } from './statusMeaning';

/** What a server's answer means and what to do next. */
export function examineAnswer(answer: PastedAnswer, provider: ApiId | undefined, nowMs: number): Finding[] {
  const said = saidIn(answer);
  const meaning = meaningOf(answer, provider, nowMs);
  return meaning === undefined ? [noStatus(said)] : [{ ...meaning, text: `${meaning.text}${said}` }];
}

/** Of several causes that an answer names, the one that no other try will change comes first. */
const causeOrder = ['policy', 'credits', 'session', 'limit', 'input', 'platform'] as const;
type Cause = (typeof causeOrder)[number];

/** By the same judgement as the ends of jobs: codes and words of every maker that we know. */
function causeOf(answer: PastedAnswer): Cause | undefined {
  const named = new Set<string>(
    problemsIn(answer.body).map((problem) => classifyFailure(problem, { submit: true }).verdict),
  );
  return causeOrder.find((cause) => named.has(`failed-${cause}`));
}

function meaningOf(answer: PastedAnswer, provider: ApiId | undefined, nowMs: number): Finding | undefined {
  const { status } = answer;
  const isAccepted = status !== undefined && status >= 200 && status < 300;
  const failed = saysFailed(answer.body);
  const cause = isAccepted && !failed && !hasError(answer) ? undefined : causeOf(answer);
  const payloadError = payloadErrorIn(answer.body);
  if (cause === 'policy') return moderation();
  if (cause === 'credits' || status === 402) return noMoney(provider, status);
  if (payloadError !== undefined && cause === undefined) return noPayload();
  if (isLocked(answer)) return locked(status);
  if (status === 429 || cause === 'limit') return limited(answer, nowMs);
  if (cause === 'session' && (status === undefined || status === 403)) return deadKey(provider, status);
  if (status !== undefined && status !== 403) {
    const known = statusMeaning(status, provider);
    if (known !== undefined) return known;
  }
  if (cause === 'input' || status === 400 || status === 422) {
    return cause === 'platform' ? serverTrouble(status) : invalid(answer);
  }
  if (cause === 'platform' || (status !== undefined && status >= 500)) return serverTrouble(status);
  if (failed || (isAccepted && hasError(answer))) return jobFailed(status);
  if (status === undefined) return undefined;
  const known = statusMeaning(status, provider);
  if (known !== undefined) return known;
  if (isAccepted) {
    return finding(
      'accepted',
      'ok',
      'The request was accepted',
      `The server answered ${status}.`,
      'Ask for the job’s state until it is over; a job may still fail later.',
    );
  }
  return finding(
    'refused',
    'error',
    `The request was refused (${status})`,
    'The server did not take it.',
    'Compare the request with the documentation of this endpoint.',
  );
}

function hasError({ body }: PastedAnswer): boolean {
  return /"(?:error|errors|detail)"\s*:\s*(?:"[^"]|\{|\[\s*[{"])/.test(body);
}

function moderation(): Finding {
  return finding(
    'moderation',
    'error',
    'The content was refused',
    'A content filter stopped it; the same request will be stopped again.',
    'Rephrase the prompt without names of real people, violence or explicit words, or use another image.',
  );
}

function serverTrouble(status: number | undefined): Finding {
  return status === undefined
    ? finding(
        'server-error',
        'error',
        'The provider is in trouble',
        'The request was not at fault.',
        'Try again later; such a failure is not charged at fal and at the Pika API.',
      )
    : finding(
        'server-error',
        'error',
        `The provider is in trouble (${status})`,
        'The request was not at fault.',
        'Wait a few seconds, ask for the state of the job before sending it again, and look at the provider’s status.',
      );
}

function deadKey(provider: ApiId | undefined, status: number | undefined): Finding {
  const known = statusMeaning(401, provider);
  const title = `The key is not accepted${status === undefined ? '' : ` (${status})`}`;
  return { ...(known ?? finding('dead-key', 'error', title, '', '')), title };
}

/** `User is locked. Reason: Admin lock` (fal-ai/fal #1147, 2026): no fault of the key's, and often over within the hour. */
function isLocked(answer: PastedAnswer): boolean {
  return problemsIn(answer.body).some(({ message }) =>
    /\b(?:user|account|team)\b.{0,30}\blocked\b/i.test(message ?? ''),
  );
}

function locked(status: number | undefined): Finding {
  return finding(
    'locked',
    'error',
    `The account is locked${status === undefined ? '' : ` (${status})`}`,
    'The provider has locked the account; key and request are not at fault.',
    'Write to the provider’s support with the words below. Such a lock is often lifted: try again within the hour.',
  );
}

function noPayload(): Finding {
  return finding(
    'no-payload',
    'warning',
    'The result could not be put into the webhook',
    'The job itself may be done: only its result did not fit into the message.',
    'Fetch the result yourself: GET https://queue.fal.run/<owner>/<name>/requests/<request_id>.',
  );
}

function jobFailed(status: number | undefined): Finding {
  return finding(
    'job-failed',
    'error',
    'The job failed',
    status === undefined
      ? 'The answer says so and names no cause that we know.'
      : `The server answered ${status}, but its body says that the job failed.`,
    'Read the state in the body, not only the status; if the words below do not help, send the job’s id to the support.',
  );
}

function invalid(answer: PastedAnswer): Finding {
  const problems = fieldProblems(answer.body).map(({ field, message }) =>
    withoutSecrets(message === '' ? field : `${field} (${message})`, 200),
  );
  if (problems.length === 0) {
    return finding(
      'invalid-input',
      'error',
      `The input is not valid${answer.status === undefined ? '' : ` (${answer.status})`}`,
      'The answer does not name the field.',
      'Compare names, types and limits of the input with the documentation of this endpoint.',
    );
  }
  return finding(
    'invalid-input',
    'error',
    `The input is not valid${answer.status === undefined ? '' : ` (${answer.status})`}`,
    `It concerns ${problems.join('; ')}.`,
    `Correct ${problems.length === 1 ? 'this field' : 'these fields'}; names and limits differ between versions of an endpoint.`,
  );
}

function limited(answer: PastedAnswer, nowMs: number): Finding {
  const wait = retryAfterSeconds(answer.headers['retry-after'], nowMs);
  const code = codeIn(answer.body);
  if (code === 'cycle_limit_exceeded') {
    return finding(
      'limit',
      'error',
      `The limit of this billing cycle is reached${answer.status === undefined ? '' : ` (${answer.status})`}`,
      'More waiting within the cycle does not help.',
      'Raise the limit in the account, or wait for the next cycle.',
    );
  }
  const next =
    wait === undefined
      ? 'Wait 2 seconds, then 4, then 8, and so on.'
      : `Wait ${wait} ${wait === 1 ? 'second' : 'seconds'}, then try again.`;
  return finding(
    'limit',
    'error',
    `Too many requests${answer.status === undefined ? '' : ` (${answer.status})`}`,
    'A limit on requests or on running jobs is reached.',
    `${next} Run fewer jobs at a time.`,
  );
}

function noMoney(provider: ApiId | undefined, status: number | undefined): Finding {
  const where = provider === undefined ? 'the account' : `the account at ${providerFacts[provider].name}`;
  return finding(
    'no-credits',
    'error',
    `There is not enough money or membership${status === undefined ? '' : ` (${status})`}`,
    'The balance does not cover the job, or the plan does not include it. Create credits, the Agent Wallet and the API balance are separate.',
    `Top up ${where}; a web subscription does not pay for the API.`,
  );
}

function noStatus(said: string): Finding {
  return finding(
    'unclear',
    'info',
    'The answer alone does not say what is wrong',
    `No status and no known code is in it.${said}`,
    'Paste the status line (such as HTTP/1.1 422) and the headers too.',
  );
}

function saidIn(answer: PastedAnswer): string {
  const message = messageIn(answer.body);
  return message === undefined ? '' : ` The server said: “${withoutSecrets(message, 200)}”`;
}
