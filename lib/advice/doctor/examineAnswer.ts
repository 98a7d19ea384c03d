import { type ApiId, providerFacts } from '../../knowledge/providers';
import { retryAfterSeconds } from '../../knowledge/retryAfter';
import { codeIn, fieldProblems, messageIn, type PastedAnswer } from './answer';
import { type Finding, finding } from './finding';
import { withoutSecrets } from './mask';
import { statusMeaning } from './statusMeaning';

/** What a server's answer means and what to do next. */
export function examineAnswer(answer: PastedAnswer, provider: ApiId | undefined, nowMs: number): Finding[] {
  const said = saidIn(answer);
  const meaning = meaningOf(answer, provider, nowMs);
  return meaning === undefined ? [noStatus(said)] : [{ ...meaning, text: `${meaning.text}${said}` }];
}

function meaningOf(answer: PastedAnswer, provider: ApiId | undefined, nowMs: number): Finding | undefined {
  const { status } = answer;
  if (isAboutMoney(answer)) return noMoney(provider);
  if (isModeration(answer)) {
    return finding(
      'moderation',
      'error',
      'The content was refused',
      'A content filter stopped it; the same request will be stopped again.',
      'Rephrase the prompt without names of real people, violence or explicit words, or use another image.',
    );
  }
  if (status === undefined) return byCode(answer);
  if (status === 400 || status === 422) return invalid(answer);
  if (status === 429) return limited(answer, nowMs);
  const known = statusMeaning(status, provider);
  if (known !== undefined) return known;
  if (status >= 500) {
    return finding(
      'server-error',
      'error',
      `The provider is in trouble (${status})`,
      'The request was not at fault.',
      'Wait a few seconds, ask for the state of the job before sending it again, and look at the provider’s status.',
    );
  }
  if (status >= 200 && status < 300)
    return finding(
      'accepted',
      'ok',
      'The request was accepted',
      `The server answered ${status}.`,
      'Ask for the job’s state until it is over; a job may still fail later.',
    );
  return finding(
    'refused',
    'error',
    `The request was refused (${status})`,
    'The server did not take it.',
    'Compare the request with the documentation of this endpoint.',
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
      `The input is not valid (${answer.status ?? 422})`,
      'The answer does not name the field.',
      'Compare names, types and limits of the input with the documentation of this endpoint.',
    );
  }
  return finding(
    'invalid-input',
    'error',
    `The input is not valid (${answer.status ?? 422})`,
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
      'The limit of this billing cycle is reached (429)',
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
    'Too many requests (429)',
    'A limit on requests or on running jobs is reached.',
    `${next} Run fewer jobs at a time.`,
  );
}

function noMoney(provider: ApiId | undefined): Finding {
  const where = provider === undefined ? 'the account' : `the account at ${providerFacts[provider].name}`;
  return finding(
    'no-credits',
    'error',
    'There is not enough money or membership (402)',
    'The balance does not cover the job, or the plan does not include it. Create credits, the Agent Wallet and the API balance are separate.',
    `Top up ${where}; a web subscription does not pay for the API.`,
  );
}

function isAboutMoney(answer: PastedAnswer): boolean {
  const text = `${codeIn(answer.body) ?? ''} ${messageIn(answer.body) ?? ''}`;
  return (
    answer.status === 402 ||
    /insufficient[_ ](?:balance|credits|funds)|membership_required|exhausted balance/i.test(text)
  );
}

function isModeration(answer: PastedAnswer): boolean {
  const text = `${codeIn(answer.body) ?? ''} ${messageIn(answer.body) ?? ''} ${fieldProblems(answer.body)
    .map(({ message }) => message)
    .join(' ')}`;
  return /moderation|content_?\s?policy|content checker|not allowed by/i.test(text);
}

/** Errors of a job have a code and no status. */
function byCode(answer: PastedAnswer): Finding | undefined {
  const code = codeIn(answer.body) ?? '';
  if (/^(invalid_input|value_error|missing|image_|file_|unsupported_)/.test(code)) return invalid(answer);
  if (/^(rate_limited|cycle_limit_exceeded|admission_suspended)$/.test(code)) return limited(answer, 0);
  if (/timeout|timed_out|unavailable|internal|provider_error|^runner_/.test(code)) {
    return finding(
      'server-error',
      'error',
      'The provider is in trouble',
      'The request was not at fault.',
      'Try again later; such a failure is not charged at fal and at the Pika API.',
    );
  }
  return undefined;
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
