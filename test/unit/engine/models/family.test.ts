import { describe, expect, test } from 'vitest';
import { familyIn, familyName, familyOf, foreignFamiliesIn, isOwnFamily } from '../../../../lib/engine/models/family';

describe('the family of a model', () => {
  test.each([
    ['kling/kling-3.0', 'kling'],
    ['Kling V3 Omni', 'kling'],
    ['KlingV3', 'kling'],
    ['kling-2.5-turbo', 'kling'],
    ['kuaishou/kolors', 'kling'],
    ['bytedance/seedance-1.0-pro', 'seedance'],
    ['seedance2', 'seedance'],
    ['MiniMax H3', 'minimax'],
    ['hailuo-02', 'minimax'],
    ['google/veo-3.1-fast', 'veo'],
    ['google/nano-banana-2', 'gemini'],
    ['alibaba/wan-2.6', 'wan'],
    ['wan2.5-i2v-preview', 'wan'],
    ['x-ai/grok-imagine-video', 'grok'],
    ['black-forest-labs/flux-2', 'flux'],
    ['gpt-image-2', 'gpt-image'],
    ['gen4_turbo', 'runway'],
    ['gen3a_turbo', 'runway'],
    ['ray-3.2', 'luma'],
    ['topaz/upscale', 'topaz'],
    ['vidu/q3', 'vidu'],
    ['acme/dreamer-2', 'acme'],
    ['PixVerse V5', 'pixverse'],
    ['Dreamer', 'dreamer'],
  ])('%s is a foreign maker', (model, family) => {
    expect(familyOf({ model, provider: 'web' })).toBe(family);
  });

  test.each([
    ['2.5', 'pika-2.5'],
    ['v2.2', 'pika-2.2'],
    ['1', 'pika-1.0'],
    ['pika-2.5', 'pika-2.5'],
    ['Pika 2.5 720p', 'pika-2.5'],
    ['pika2p5_final', 'pika-2.5'],
    ['pika-1-5', 'pika-1.5'],
    ['2.5Turbo', 'pika-2.5'],
    ['turbo', 'pika'],
    ['Pro', 'pika'],
    ['pikaframes', 'pika'],
    ['pika 10s 720p', 'pika'],
    [undefined, 'pika'],
    ['', 'pika'],
  ])('%s is one of Pika own', (model, family) => {
    expect(familyOf({ model, provider: 'web' })).toBe(family);
  });

  test('an endpoint of fal tells the family where no model does', () => {
    expect(familyOf({ endpoint: 'fal-ai/pika/v2.2/text-to-video', provider: 'fal' })).toBe('pika-2.2');
    expect(familyOf({ endpoint: 'fal-ai/kling-video/v3/pro/text-to-video', provider: 'fal' })).toBe('kling');
    expect(familyOf({ endpoint: 'fal-ai/acme/video', provider: 'fal' })).toBe('acme');
    expect(familyOf({ provider: 'fal' })).toBeUndefined();
  });

  test('an opaque id names nobody', () => {
    expect(familyOf({ model: 'b886b10f-a6ed-4819-8009-272874f8a1fa', provider: 'web' })).toBeUndefined();
  });

  test('words that only look like a maker are none', () => {
    for (const text of ['I want a video', 'x-ray', 'synchronise', 'a veoh clip', 'influx', 'oxygen4']) {
      expect(familyIn(text), text).toBeUndefined();
    }
  });

  test('a text names every maker that it speaks of', () => {
    expect(foreignFamiliesIn('Kling 3 and Google Veo are slow in Pika')).toEqual(['kling', 'veo']);
    expect(foreignFamiliesIn('Pika 2.5 is slow')).toEqual([]);
  });

  test('a long name costs no time', () => {
    expect(familyOf({ model: 'x-'.repeat(100_000), provider: 'web' })).toBe('pika');
  });

  test('names for people', () => {
    expect([familyName('kling'), familyName('pika'), familyName('pika-2.5'), familyName('acme')]).toEqual([
      'Kling', 'Pika', 'Pika 2.5', 'Acme',
    ]); // biome-ignore format: one glance
    expect([isOwnFamily('pika-2.5'), isOwnFamily('pika'), isOwnFamily('pikachu'), isOwnFamily('kling')]).toEqual([
      true, true, false, false,
    ]); // biome-ignore format: one glance
  });
});
