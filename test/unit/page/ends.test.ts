import { describe, expect, it } from 'vitest';
import { recognise } from '../../../lib/page/recognise';

const at = { url: 'https://create-api.pika.art/v1/jobs/job-ends-0001', status: 200, contentType: 'application/json' };
const jobIn = (body: unknown, meta = at) => recognise(JSON.stringify(body), meta).jobs[0];
const running = { id: 'job-ends-0001', status: 'running', progress: 20, prompt: 'a mill' };

describe('words of an end', () => {
  it.each([
    'Fail', 'nsfw', 'NSFW_DETECTED', 'Request Moderated', 'Content Moderated', 'TIMEOUT', 'timed_out', 'generation_timeout', 'aborted',
    'expired', 'REJECTED', 'moderation_rejected', 'blocked', 'content_filtered',
  ])('%s', (status) => expect(jobIn({ ...running, status })?.state).toBe('failed')); // biome-ignore format: one glance

  it.each([
    ['Preparing', 'waiting'],
    ['THROTTLED', 'waiting'],
    ['dreaming', 'running'],
    ['under moderation', 'running'],
    ['Ready', 'done'],
    ['unmoderated', 'unknown'],
    ['blorp', 'unknown'],
  ])('%s is %s', (status, state) => expect(jobIn({ ...running, status })?.state).toBe(state));
});

describe('the reason of a failure', () => {
  const failed = { id: 'job-ends-0001', status: 'failed', prompt: 'a mill' };
  it.each([
    [{ task_status_msg: 'Image pixel is invalid' }],
    [{ fail_msg: 'Image pixel is invalid', message: 'SUCCEED', code: 0 }],
    [{ statusMessage: 'Image pixel is invalid', msg: 'success' }],
    [{ failure_reason: 'Image pixel is invalid' }],
    [{ base_resp: { status_code: 0, status_msg: 'Image pixel is invalid' } }],
    [{ output: { message: 'Image pixel is invalid' } }],
    [{ task_info: { error: { reason: 'Image pixel is invalid' } } }],
    [{ error: { message: 'Image pixel is invalid' } }],
    [{ error: { type: 'x', errors: [], detail: 'Image pixel is invalid' } }],
    [{ block_reason: 'Image pixel is invalid' }],
  ])('%j', (more) => expect(jobIn({ ...failed, ...more })?.error?.message).toBe('Image pixel is invalid'));

  it('is its code where it says nothing else', () => {
    expect(jobIn({ ...failed, base_resp: { status_code: 1026, status_msg: '' } })?.error?.code).toBe('1026');
    expect(jobIn({ ...failed, failureCode: 'SAFETY.INPUT.TEXT' })?.error?.code).toBe('SAFETY.INPUT.TEXT');
    expect(jobIn({ ...failed, is_nsfw: true })?.error?.code).toBe('isnsfw');
    expect(
      jobIn({ ...failed, error: { message: 'no', type: 'invalid_request_error', code: 'moderation_blocked' } })?.error
        ?.code,
    ).toBe('moderation_blocked');
  });

  it('is no text that says yes', () => {
    expect(jobIn({ ...failed, message: 'SUCCEED', code: 0 })?.error).toBeUndefined();
  });
});
