import type { ApiId } from '../../knowledge/providers';
import { headerForm } from './examineRequest';
import { type Finding, finding } from './finding';

/** What a refusal of this status means by itself; undefined where the body must tell. */
export function statusMeaning(status: number, provider: ApiId | undefined): Finding | undefined {
  const form =
    provider === undefined ? 'the header that your provider documents' : `the header ${headerForm(provider)}`;
  const meanings: Readonly<Record<number, () => Finding>> = {
    401: () =>
      finding(
        'dead-key',
        'error',
        'The key is not accepted (401)',
        'It is missing, mistyped, expired or revoked, or in the wrong header.',
        `Send ${form}; if that is so, make a new key. A key that was just made may need half a minute.`,
      ),
    403: () =>
      finding(
        'no-right',
        'error',
        'The key has no right to this (403)',
        'The key is inactive, or its scope does not cover this question.',
        provider === 'fal'
          ? 'Check the key’s scope: billing wants one of admin scope. Check that the account is not locked.'
          : 'Check in the account that the key is active and allowed to do this.',
      ),
    404: () =>
      finding(
        'not-found',
        'error',
        'There is nothing at this address (404)',
        'The id is unknown to this account, too old, or the address is wrong.',
        provider === 'fal'
          ? 'Use owner and name only: https://queue.fal.run/fal-ai/pika/requests/<id>/status, with the key of the account that sent it.'
          : 'Check the id and the address, and use the key of the account that started the job.',
      ),
    405: () =>
      finding(
        'wrong-method',
        'error',
        'The method is wrong (405)',
        'This address takes another method.',
        'Start a job with POST, ask for it with GET.',
      ),
    408: () =>
      finding(
        'timeout',
        'error',
        'The server gave up waiting (408)',
        'The request took too long to arrive.',
        'Ask for the state of the job before sending it again.',
      ),
    409: () =>
      finding(
        'conflict',
        'error',
        'It conflicts with what is there (409)',
        'The idempotency key was used for another request, or the job is not ready for this.',
        'Use a new Idempotency-Key for a new request; ask for the content only when the job is completed.',
      ),
    413: () =>
      finding(
        'too-large',
        'error',
        'It is too large (413)',
        'The body or a file is over the limit: 20 MB for images and sound, 50 MB for films.',
        'Make the file smaller, or upload it first and send its address.',
      ),
    415: () =>
      finding(
        'wrong-type',
        'error',
        'The type is not accepted (415)',
        'The body or the file has another type than this endpoint takes.',
        'Send Content-Type: application/json, and images as JPG, PNG or WebP.',
      ),
  };
  return meanings[status]?.();
}
