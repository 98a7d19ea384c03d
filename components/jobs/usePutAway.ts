import { useCallback, useEffect, useRef, useState } from 'react';

/** How long a put-away row can be taken back. */
const graceMs = 6_000;

/** Putting rows away with time to think again: only then, or when the page closes, is it told to the background. */
export function usePutAway(dismiss: (subject: string) => void) {
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const tell = useRef(dismiss);
  tell.current = dismiss;

  const forget = useCallback((subject: string) => {
    clearTimeout(timers.current.get(subject));
    timers.current.delete(subject);
    setWaiting((all) => all.filter((one) => one !== subject));
  }, []);

  const putAway = useCallback(
    (subject: string) => {
      clearTimeout(timers.current.get(subject));
      const timer = setTimeout(() => {
        forget(subject);
        tell.current(subject);
      }, graceMs);
      timers.current.set(subject, timer);
      setWaiting((all) => [...all.filter((one) => one !== subject), subject]);
    },
    [forget],
  );

  useEffect(() => {
    const flush = () => {
      for (const [subject, timer] of timers.current) {
        clearTimeout(timer);
        tell.current(subject);
      }
      timers.current.clear();
    };
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  return { waiting, putAway, takeBack: forget };
}
