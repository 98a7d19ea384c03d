import { describe, expect, it } from 'vitest';
import { progressInLogs } from '../../../lib/providers/logProgress';

const read = (...messages: unknown[]) => progressInLogs(messages.map((message) => ({ message })));

describe('a percentage in a log', () => {
  it.each([
    ['Progress: 42%', 0.42],
    ['progress 42.5 %', 0.425],
    ['Generating video: 42%|####      | 21/50 [00:10<00:14]', 0.42],
    ['Rendering 7%', 0.07],
    ['[worker-3] job_progress=42%', 0.42],
    ['Total: 100%', 1],
  ])('is progress where the line names the job: %s', (message, progress) => {
    expect(read(message)).toBe(progress);
  });

  it.each([
    'Loading weights: 100%|##########| 5/5 [00:02<00:00]',
    'Loading pipeline components...: 40%|####      | 2/5',
    'Download progress: 57%',
    'Downloading shards: 100%',
    'Uploading result: 80%',
    'VAE decode 100 %',
    'GPU memory 93% used while rendering',
    'Generating audio: 100%',
    'Rendering frame 3 of 4: 100%',
    'Rendering step 1/3: 100%',
    ' 42%|####  | 21/50',
    '100%',
    'Progress: 900%',
    '50% off for every job',
    'Progress: done',
    '',
  ])('is none elsewhere: %s', (message) => {
    expect(read(message)).toBeUndefined();
  });

  it('is the newest that names the job, whatever bars come after it', () => {
    expect(read('Progress: 10%', 'Progress: 42%', 'Loading weights: 100%', 'done soon')).toBe(0.42);
  });

  it('does not come from what is no log', () => {
    expect(progressInLogs('Progress: 42%')).toBeUndefined();
    expect(read(42, null, { text: 'Progress: 42%' })).toBeUndefined();
  });
});
