import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { createRecorder, rollup } from '../../../entrypoints/background/recorder';
import { initialState, type State } from '../../../lib/engine/state';
import { openHistory } from '../../../lib/platform/history';

const NOON = Date.parse('2026-11-22T12:00:00Z');

function stateWith(verdict: string): State {
  const subject = 'service:pika';
  const claim = { subject, verdict, p: 0.9, because: [], advice: [], sinceMs: NOON };
  return { ...initialState(NOON), verdicts: { [subject]: claim } };
}

it('writes a trouble down from its beginning to its end', async () => {
  const faults: unknown[] = [];
  const history = openHistory(rollup);
  const recorder = createRecorder(history, (fault) => faults.push(fault));
  recorder.note(stateWith('outage'), NOON);
  await recorder.settled();
  expect(await history.openIncidents()).toMatchObject([{ service: 'pika', state: 'outage', startedAtMs: NOON }]);
  recorder.note(stateWith('ok'), NOON + 600_000);
  await recorder.settled();
  expect(await history.openIncidents()).toEqual([]);
  expect(await history.incidents(5)).toMatchObject([{ startedAtMs: NOON, endedAtMs: NOON + 600_000 }]);
  expect(faults).toEqual([]);
});
