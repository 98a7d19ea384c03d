import { describe, expect, it } from 'vitest';
import { usualRun } from '../../../lib/knowledge/runTimes';

describe('the run time that a maker names', () => {
  it.each([
    [{ model: 'kling/lip-sync' }, 'kling-lip-sync', 1800],
    [{ model: 'Kling', contentType: 'lipsync' }, 'kling-lip-sync', 1800],
    [{ model: 'fal-ai/kling-video/lipsync/audio-to-video' }, 'kling-lip-sync', 1800],
    [{ model: 'pika-2.5', contentType: 'lip_sync' }, 'lip-sync', 300],
    [{ model: 'kling-v3-omni', durationSeconds: 10 }, 'kling', 180],
    [{ model: 'kling-v3-pro', durationSeconds: 15 }, 'kling-15s', 300],
    [{ model: 'kling/v3/references-to-video' }, 'kling-references', 420],
    [{ model: 'seedance-1.0-fast', resolution: '720p', durationSeconds: 14 }, 'seedance-fast', 420],
    [{ model: 'Seedance 2', resolution: '1080P', durationSeconds: 14 }, 'seedance-1080p', 600],
    [{ model: 'seedance-pro', resolution: '720p' }, 'seedance', 300],
    [{ model: 'gpt-image-2' }, 'gpt-image', 90],
  ])('%j', (kind, id, longest) => {
    const usual = usualRun(kind);
    expect(usual.row?.id).toBe(id);
    expect(usual.longestSeconds).toBe(longest);
    expect(usual.medianSeconds).toBeLessThan(longest);
  });

  it.each([{}, { model: '2.5' }, { model: 'a-model-that-nobody-knows' }, { contentType: 't2v' }])(
    'is the general one where none is named: %j',
    (kind) => {
      expect(usualRun(kind)).toEqual({ medianSeconds: 120, longestSeconds: 300, row: undefined });
    },
  );

  it('does not come from a part of a word', () => {
    expect(usualRun({ model: 'abstract-seedance', contentType: 'action' }).row?.id).toBe('seedance');
    expect(usualRun({ model: 'backlip syncing' }).row).toBeUndefined();
  });
});
