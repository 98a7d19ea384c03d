import { useCallback, useEffect, useState } from 'react';
import type { StatusHistory } from '../../components/status/history';
import type { Snapshot } from '../../lib/model/snapshot';
import type { Past } from './past';

/** The past of the shown services; `lost` when it cannot be read, undefined until it is. */
export type ShownHistory = Readonly<Record<string, StatusHistory>> | 'lost' | undefined;

const readEveryMs = 5 * 60_000;

/** Reads the past of all shown services, and again every few minutes of news. */
export function useHistory(past: Past, snapshot: Snapshot | undefined): [ShownHistory, () => void] {
  const [history, setHistory] = useState<ShownHistory>();
  const [turn, setTurn] = useState(0);
  const services = snapshot?.services.map(({ service }) => service).join(' ') ?? '';
  const due = Math.floor((snapshot?.atMs ?? 0) / readEveryMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for another reading and is not read itself
  useEffect(() => {
    let gone = false;
    past.read(services.split(' '), (due + 1) * readEveryMs).then(
      (read) => !gone && setHistory(read),
      () => !gone && setHistory('lost'),
    );
    return () => {
      gone = true;
    };
  }, [past, services, due, turn]);
  const readAgain = useCallback(() => setTurn((last) => last + 1), []);
  return [history, readAgain];
}
