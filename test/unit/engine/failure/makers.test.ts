import { describe, expect, it } from 'vitest';
import { classifyFailure } from '../../../../lib/engine/verdicts/failure';

const verdict = (message?: string, code?: string, context?: { status?: number; submit?: boolean }) =>
  classifyFailure({ ...(code !== undefined && { code }), ...(message !== undefined && { message }) }, context).verdict;

describe('refusals in the words of the makers, without a code', () => {
  it.each([
    'The request failed because the output audio may contain sensitive information. Request id: 0217',
    'The request failed because the output video may be related to copyright restrictions.',
    'The request failed because the input image may contain real person.',
    'The request failed because the input text may violate platform rules',
    'Request blocked due to safety violations (harmful content). Please modify your input and retry.',
    'Advanced moderation failed',
    'input new_sensitive',
    'output new_sensitive',
    'Failure to pass the risk control system',
    'Content flagged: celebrity detected',
    'The image may contain likenesses of real people',
    'Your request was rejected by our safety system.',
    'Rejected by the moderation layer',
    'Sora could not create this video because it may violate our guardrails about third-party likeness',
    'We could not generate the video: it goes against our guidelines',
    "Video could not be generated because the prompt violated Google's Responsible AI practices",
    'Your current safety filter threshold prohibited one or more generated videos',
    'Input data may contain inappropriate content.',
    'Trigger strategy: the content security policy of the platform was triggered',
    'Generated video rejected by content moderation.',
    'This prompt has been moderated',
    'Our filters detected nudity in the uploaded picture',
    'Please make sure that your prompt does not violate our content policies.',
    'The request did not pass the safety check',
    'Your prompt is not compliant with our community rules',
    'This request may infringe the copyright of a third party',
    'The prompt contains a prominent person whose likeness may not be generated',
    'Output blocked: copyrighted character detected',
    'Video generation failed: raiMediaFilteredReasons: child safety',
    '该内容审核不通过',
    '输入包含敏感信息',
  ])('%s', (message) => expect(verdict(message)).toBe('failed-policy'));
});

describe('money, in words', () => {
  it.each(['You do not have enough credits', "You don't have enough balance left", 'This feature requires a Pro plan'])(
    '%s',
    (message) => expect(verdict(message)).toBe('failed-credits'),
  );
});

describe('codes of the makers', () => {
  it.each([
    ['SAFETY.INPUT.TEXT', 'failed-policy'],
    ['SAFETY.OUTPUT.VIDEO', 'failed-policy'],
    ['INPUT_PREPROCESSING.SAFETY.TEXT', 'failed-policy'],
    ['ASSET.INVALID', 'failed-input'],
    ['INTERNAL.BAD_OUTPUT.CODE01', 'failed-platform'],
    ['INPUT_PREPROCESSING.INTERNAL', 'failed-platform'],
    ['THIRD_PARTY.UNAVAILABLE', 'failed-platform'],
    ['DataInspectionFailed', 'failed-policy'],
    ['IPInfringementSuspect', 'failed-policy'],
    ['InputImageSensitiveContentDetected.PrivacyInformation', 'failed-policy'],
    ['OutputVideoSensitiveContentDetected', 'failed-policy'],
    ['content_filtered', 'failed-policy'],
    ['raiMediaFilteredReasons', 'failed-policy'],
    ['image_moderation_rejected', 'failed-policy'],
    ['moderation_service_unavailable', 'failed-platform'],
    ['InvalidParameter.Resolution', 'failed-input'],
    ['Throttling.RateQuota', 'failed-limit'],
    ['RESOURCE_EXHAUSTED', 'failed-limit'],
    ['Arrearage', 'failed-credits'],
    ['ModelOverloaded', 'failed-platform'],
    ['nsfw', 'failed-policy'],
    ['1026', 'failed-policy'],
    ['2013', 'failed-input'],
  ])('%s is %s', (code, expected) => expect(verdict(undefined, code)).toBe(expected));

  it('wrap: the words beside a general code are nearer to the cause', () => {
    expect(verdict('Exhausted balance', 'forbidden', { status: 403, submit: true })).toBe('failed-credits');
    expect(verdict('Image pixel is invalid', 'internal_error')).toBe('failed-input');
    expect(verdict('Internal error', '1301')).toBe('failed-platform');
  });
});

describe('input, money, limits and servers in the words of the makers', () => {
  it.each([
    ['Image pixel is invalid', 'failed-input'],
    ['The width of the video must be between 700 and 2160 px', 'failed-input'],
    ['The clip is longer than allowed: video duration must be at most 10 s', 'failed-input'],
    ['Unable to download the reference image', 'failed-input'],
    ['Unsupported aspect ratio', 'failed-input'],
    ['User is locked. Reason: Exhausted balance. TOP_UP', 'failed-credits'],
    ['Account balance not enough', 'failed-credits'],
    ['Your resource pack is exhausted', 'failed-credits'],
    ['This feature is only available on paid plans', 'failed-credits'],
    ['You exceeded your current quota', 'failed-limit'],
    ['Too many concurrent tasks', 'failed-limit'],
    ['parallel task over resource pack limit', 'failed-limit'],
    ['Kling is at capacity, please try again later', 'failed-platform'],
    ['System busy, try again later', 'failed-platform'],
    ['CUDA out of memory', 'failed-platform'],
    ['Upstream model error', 'failed-platform'],
  ])('%s is %s', (message, expected) => expect(verdict(message)).toBe(expected));
});

describe('words that name a cause only to rule it out', () => {
  it.each([
    'This is not related to our content policy',
    'The failure was not caused by you: your prompt did not violate our guidelines',
    'Your prompt was not flagged',
    'Your video has passed the safety check, yet nothing came',
    'No policy violation was found',
    'Something odd happened. It has nothing to do with moderation',
    "This isn't connected to any content moderation",
  ])('%s', (message) => expect(verdict(message)).toBe('failed'));

  it('leave what else is said', () => {
    expect(verdict('Not a content policy matter: the server crashed')).toBe('failed-platform');
    expect(verdict('Content moderation is temporarily unavailable')).toBe('failed-platform');
    expect(verdict('This did not fail because of your prompt, but because it violates our content policy')).toBe(
      'failed-policy',
    );
  });
});

describe('a 403 of a submit', () => {
  it.each([
    ['User is locked. Reason: Admin lock.', 'failed'],
    ['Just a moment...', 'failed'],
    ['Forbidden', 'failed'],
    ['Your plan does not include this model. Upgrade your plan', 'failed-credits'],
    ['Daily quota exceeded', 'failed-limit'],
    ['Your session has expired, please sign in', 'failed-session'],
    [undefined, 'failed'],
  ])('%s is %s', (message, expected) =>
    expect(verdict(message, undefined, { status: 403, submit: true })).toBe(expected),
  );
});
