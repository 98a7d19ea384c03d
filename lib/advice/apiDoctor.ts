import { classifyFailure } from '../engine/verdicts/failure';
import { ownerOfKey } from '../knowledge/keys';
import { harmlessQuestion } from '../knowledge/probes';
import { type ApiId, providerFacts } from '../knowledge/providers';
import type { HttpRequest } from '../model/http';
import { type PastedAnswer, readPastedAnswer } from './doctor/answer';
import { examineAnswer } from './doctor/examineAnswer';
import { examineRequest, keyFindings } from './doctor/examineRequest';
import { examineFalInput } from './doctor/falInput';
import { type Finding, finding } from './doctor/finding';
import { mask } from './doctor/mask';
import { examinePackages, examineProgram } from './doctor/program';
import { readRequest } from './doctor/request';

export type { Finding } from './doctor/finding';
export { checkWebhookSignature } from './doctor/webhookSignature';

export interface Diagnosis {
  findings: Finding[];
  /** The API that it is about, as far as that can be told. */
  provider?: ApiId;
  /** A question that shows whether a key is taken; it starts nothing. The key is not in it: who sends it adds it. */
  probe?: HttpRequest;
}

const mostText = 50_000;

/**
 * Says what is wrong with a pasted key, request (curl or code) or error (status, headers, body) and what to do next.
 * `assumed` is the API that the user chose, where the text does not name one. No secret is in what it says.
 */
export function diagnoseApi(pasted: string, nowMs: number, assumed?: ApiId): Diagnosis {
  const text = pasted.trim();
  if (text === '') return { findings: [nothing('Nothing was pasted')] };
  if (text.length > mostText) return { findings: [nothing('This is too long')] };
  if (isKeyAlone(text)) return diagnoseKey(text, assumed);
  const packages = examinePackages(text);
  const request = readRequest(text);
  const isRequest = looksLikeRequest(text);
  const answer = isRequest || packages.length > 0 ? undefined : (readPastedAnswer(text) ?? saidInWords(text));
  const provider = request?.provider ?? assumed ?? (/\bfal-ai\/|\bfal_client\b/.test(text) ? 'fal' : undefined);
  const findings = [
    ...packages,
    ...(answer === undefined ? [] : examineAnswer(answer, provider, nowMs)),
    ...(isRequest ? [...examineProgram(text, request), ...examineFalInput(text)] : []),
    ...(request === undefined || (answer !== undefined && request.headers.size === 0) ? [] : examineRequest(request)),
  ];
  return {
    findings: findings.length === 0 ? [nothing('There is no key, request or error in this')] : findings,
    ...aboutProvider(provider),
  };
}

/** Reads the answer to a probe. */
export function diagnoseAnswer(answer: PastedAnswer, provider: ApiId, nowMs: number): Diagnosis {
  const { name } = providerFacts[provider];
  if (answer.status === 0) {
    return {
      provider,
      findings: [
        finding(
          'no-answer',
          'warning',
          'No answer came',
          `${name} could not be reached.`,
          'Check your network; if other sites open, look at the provider’s status.',
        ),
      ],
    };
  }
  const taken = answer.status !== undefined && (answer.status < 300 || answer.status === 404 || answer.status === 422);
  if (!taken) return { provider, findings: examineAnswer(answer, provider, nowMs) };
  return {
    provider,
    findings: [
      finding(
        'key-taken',
        'ok',
        'The key is accepted',
        `${name} answered ${answer.status} to a harmless question.`,
        'If jobs still fail, paste the error that they get.',
      ),
    ],
  };
}

function diagnoseKey(text: string, assumed: ApiId | undefined): Diagnosis {
  const owner = assumed ?? ownerOfKey(text);
  if (owner !== undefined) return { findings: keyFindings(owner, text), ...aboutProvider(owner) };
  const forms = Object.values(providerFacts).map(({ name, keyForm }) => `${name}: ${keyForm}`);
  return {
    findings: [
      finding(
        'unknown-key',
        'info',
        'The form of this key does not tell whose it is',
        `${mask(text)} may be a key of the Pika API or the partner API. Known forms: ${forms.join('; ')}.`,
        'Choose the provider, then check again.',
      ),
    ],
  };
}

function aboutProvider(provider: ApiId | undefined): Pick<Diagnosis, 'provider' | 'probe'> {
  if (provider === undefined) return {};
  return {
    provider,
    probe: {
      url: harmlessQuestion[provider],
      method: 'GET',
      headers: { Accept: 'application/json' },
      timeoutMs: 20_000,
    },
  };
}

/** Words of a refusal that we know, with nothing around them. */
function saidInWords(text: string): PastedAnswer | undefined {
  return classifyFailure({ message: text }, { submit: true }).verdict === 'failed'
    ? undefined
    : { status: undefined, headers: {}, body: text };
}

/** One word that is no address, no number and no JSON. */
function isKeyAlone(text: string): boolean {
  return /^[^\s{}[\]"<>]{8,400}$/.test(text) && !text.includes('://') && !/^\d+$/.test(text);
}

function looksLikeRequest(text: string): boolean {
  return (
    /^\s*(?:\$\s*)?curl\b|\bfetch\s*\(|\brequests\.\w+\s*\(|\baxios\s*[.(]|\bhttpx\.\w+\s*\(|\bfal\.\w+(?:\.\w+)?\s*\(|\bfal_client\.\w+\s*\(|\bXMLHttpRequest\b/.test(
      text,
    ) && !/\bHTTP\/[\d.]+\s+\d{3}\b/.test(text)
  );
}

function nothing(title: string): Finding {
  return finding(
    'nothing',
    'info',
    title,
    'The doctor reads a key, a request or an error.',
    'Paste a key, a curl command, code that sends a request, or an error with its status.',
  );
}
