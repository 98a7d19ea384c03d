import { describe, expect, test } from 'vitest';
import { readFrame } from '../../../lib/page/formats/frame';

const json = JSON.stringify;
const row = { id: 'g1', status: 'running' };

describe('a text frame of a WebSocket', () => {
  const change = { data: { table: 'generations', type: 'UPDATE', record: row, old_record: { id: 'g1' } }, ids: [1] };

  test.each([
    [
      'Realtime, object form',
      json({ topic: 'realtime:any', event: 'postgres_changes', payload: change, ref: null }),
      { value: { generations: row }, channel: 'realtime:any' },
    ],
    [
      'Realtime, array form',
      json([null, null, 'realtime:any', 'postgres_changes', change]),
      { value: { generations: row }, channel: 'realtime:any' },
    ],
    [
      'a broadcast of the app',
      json(['1', null, 'room:7', 'broadcast', { type: 'broadcast', event: 'job-done', payload: row }]),
      { value: { job: row }, channel: 'room:7' },
    ],
    [
      'a broadcast from the database',
      json([
        '1',
        null,
        'room:7',
        'broadcast',
        { event: 'UPDATE', payload: { operation: 'UPDATE', table: 'jobs', record: row } },
      ]),
      { value: { jobs: row }, channel: 'room:7' },
    ],
    [
      'an event of Phoenix',
      json([null, null, 'user:7', 'renderMoved', row]),
      { value: { render: row }, channel: 'user:7' },
    ],
    ['Socket.IO', `42${json(['progress', row])}`, { value: row, channel: 'progress' }],
    ['Socket.IO in a namespace', `42/jobs,17${json(['moved', row])}`, { value: { jobs: row }, channel: '/jobs moved' }],
    ['an acknowledgement', `430${json([row, 2])}`, { value: [row, 2], channel: '' }],
    ['an event with attachments', `451-${json(['job', row])}`, { value: { job: row }, channel: 'job' }],
    ['plain JSON', json({ type: 'job', data: row }), { value: { type: 'job', data: row }, channel: '' }],
    [
      'plain JSON whose envelope calls it a message',
      json({ identifier: '{"channel":"Jobs"}', message: row }),
      { value: { identifier: '{"channel":"Jobs"}', payload: row }, channel: '' },
    ],
  ])('%s', (_name, text, frame) => {
    expect(readFrame(text)).toEqual(frame);
  });

  test('a deleted row is no news of a job', () => {
    const gone = { data: { table: 'generations', type: 'DELETE', record: row, old_record: row } };
    expect(readFrame(json([null, null, 'realtime:any', 'postgres_changes', gone]))?.value).toBeUndefined();
  });

  test.each([
    ['a heartbeat', json({ topic: 'phoenix', event: 'phx_reply', payload: { status: 'ok', id: 'g1' }, ref: '1' })],
    ['presence', json([null, null, 'realtime:any', 'presence_state', { g1: { metas: [row] } }])],
    ['a ping of Engine.IO', '2'],
    ['a handshake', `0${json({ sid: 'g1' })}`],
    ['a connect of Socket.IO', `40${json({ sid: 'g1' })}`],
    ['words', 'pong'],
    ['nothing', ''],
    ['a half frame of Socket.IO', '42["job",{"id":'],
    ['a half frame', '{"topic":"realtime:generations","event"'],
    ['a deep nest that does not end', '['.repeat(100_000)],
    ['a frame of ten megabytes', `"${'x'.repeat(10_000_000)}"`],
  ])('%s is none', (_name, text) => {
    expect(readFrame(text)).toBeUndefined();
  });
});
