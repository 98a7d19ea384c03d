import { describe, expect, it } from 'vitest';
import { classifyFailure } from '../../../../lib/engine/verdicts/failure';

const verdict = (message?: string, code?: string, context?: { status?: number; submit?: boolean }) =>
  classifyFailure(
    message === undefined && code === undefined
      ? undefined
      : { ...(code !== undefined && { code }), ...(message !== undefined && { message }) },
    context,
  ).verdict;

describe('codes that the providers document', () => {
  it.each([
    ['content_moderation', 'failed-policy'],
    ['moderation_blocked', 'failed-policy'],
    ['content_policy_violation', 'failed-policy'],
    ['InputTextSensitiveContentDetected', 'failed-policy'],
    ['OutputAudioSensitiveContentDetected', 'failed-policy'],
    ['invalid_input', 'failed-input'],
    ['partner_validation_failed', 'failed-input'],
    ['image_too_large', 'failed-input'],
    ['face_detection_error', 'failed-input'],
    ['insufficient_balance', 'failed-credits'],
    ['membership_required', 'failed-credits'],
    ['cycle_limit_exceeded', 'failed-limit'],
    ['admission_suspended', 'failed-limit'],
    ['rate_limited', 'failed-limit'],
    ['9', 'failed-limit'],
    ['provider_unavailable', 'failed-platform'],
    ['provider_timeout', 'failed-platform'],
    ['timed_out', 'failed-platform'],
    ['provider_error', 'failed-platform'],
    ['internal', 'failed-platform'],
    ['provider_5xx', 'failed-platform'],
    ['runner_disconnected', 'failed-platform'],
    ['generation_timeout', 'failed-platform'],
  ])('%s is %s', (code, expected) => {
    expect(verdict(undefined, code)).toBe(expected);
  });
});

describe('words', () => {
  it.each([
    ['moderation_blocked: the prompt goes against the content policy', 'failed-policy'],
    ['prompt not allowed', 'failed-policy'],
    ['This prompt is not allowed.', 'failed-policy'],
    ['Output audio has sensitive content.', 'failed-policy'],
    ['Your API key has reached its generate limit for this month', 'failed-limit'],
    ['Concurrency limit reached', 'failed-limit'],
    ['Kling is at capacity right now', 'failed-platform'],
    ['Request timed out', 'failed-platform'],
    ['Exhausted balance. Top up your balance at the dashboard.', 'failed-credits'],
    ['You do not have enough… insufficient  CREDITS', 'failed-credits'],
    ['Crédits insuffisants', 'failed-credits'],
    ['积分不足,请充值', 'failed-credits'],
    ['크레딧이 부족합니다', 'failed-credits'],
    ['Das Bild ist zu groß', 'failed-input'],
    ['Your prompt was flagged by our systems', 'failed-policy'],
    ['This generation requires 18 credits', 'failed-credits'],
    ['You have reached your daily generation limit', 'failed-limit'],
    ['Prompt character limit reached', 'failed-input'],
    ['The job timed out', 'failed-platform'],
    ['We are experiencing high demand', 'failed-platform'],
    ['Something went wrong while generating: service temporarily unavailable', 'failed-platform'],
    ['image_too_large', 'failed-input'],
    ['insufficient_balance', 'failed-credits'],
    ['cycle_limit_exceeded: the plan allows no more', 'failed-limit'],
    ['timed_out', 'failed-platform'],
  ])('%s is %s', (message, expected) => {
    expect(verdict(message)).toBe(expected);
  });

  it.each([
    'Something went wrong',
    'The insurance policy of the cat',
    'An unlimited credit of trust',
    'the actor is limited by the stage',
    'a session of jazz',
    'credits roll at the end of the film',
    'xq7 zzt',
    '',
  ])('"%s" stays failed', (message) => {
    expect(verdict(message)).toBe('failed');
  });

  it('does not take a denial for the thing denied', () => {
    expect(verdict('This was not a policy violation; the reason is unclear')).toBe('failed');
    expect(verdict('casino content policy')).toBe('failed-policy');
  });

  it('prefers the words of a content filter to a general code', () => {
    expect(verdict('The prompt was flagged by a content checker.', 'value_error', { status: 422 })).toBe(
      'failed-policy',
    );
    expect(verdict('blocked: content policy', 'provider_error')).toBe('failed-policy');
  });

  it('hands the raw words on, without control characters', () => {
    expect(classifyFailure({ code: 'E77', message: 'quux\u0000\u202e baz' }).words).toBe('E77: quux  baz');
    expect(classifyFailure({ code: 'moderation', message: 'moderation: no' }).words).toBe('moderation: no');
    expect(classifyFailure(undefined, { status: 503, submit: true }).words).toBe('HTTP 503');
    expect(classifyFailure(undefined).words).toBe('');
  });
});

describe('a submit that was turned down', () => {
  it.each([
    [500, 'failed-platform'],
    [502, 'failed-platform'],
    [503, 'failed-platform'],
    [401, 'failed-session'],
    [403, 'failed'],
    [402, 'failed-credits'],
    [422, 'failed-input'],
    [429, 'failed-limit'],
    [404, 'failed'],
    [0, 'failed'],
  ])('%i is %s', (status, expected) => {
    expect(verdict(undefined, undefined, { status, submit: true })).toBe(expected);
  });

  it('is judged by its words before its status', () => {
    expect(verdict('Content policy violation', undefined, { status: 422, submit: true })).toBe('failed-policy');
    expect(verdict('Exhausted balance', undefined, { status: 403, submit: true })).toBe('failed-credits');
    expect(verdict('Unauthorized', undefined, { status: 200, submit: true })).toBe('failed-session');
  });

  it('alone can lose its session: a job that says unauthorized is only failed', () => {
    expect(verdict('Unauthorized')).toBe('failed');
    expect(verdict(undefined, 'unauthorized', { status: 401 })).toBe('failed');
  });
});

describe('words for what it was not', () => {
  it.each([
    'This is not related to your prompt or to our content policy.',
    'Sorry! This has nothing to do with the content policy',
    'An odd thing happened, unrelated to your prompt and the community guidelines',
  ])('%s', (message) => expect(verdict(message)).toBe('failed'));

  it('end where the clause ends', () => {
    expect(verdict('This was not because of the queue, but your prompt violates our content policy')).toBe(
      'failed-policy',
    );
    expect(verdict('Not due to high demand but due to the content policy')).toBe('failed-policy');
  });
});
