import { apply, getOwnPropertyDescriptor } from './own';

/** As long as browsers themselves count a page as activated by the user (HTML standard, transient activation, 2026). */
const GESTURE_MS = 5000;
const gestures = 'pointerdown pointerup click keydown keyup touchend drop';

/** Takes notes of the user's clicks, keys and touches; returns whether one was made within the last seconds. */
export function noteGestures(): () => boolean {
  const { userActivation } = navigator;
  const isActive = userActivation && getOwnPropertyDescriptor(UserActivation.prototype, 'isActive')?.get;
  const { now } = performance;
  const nowMs = (): number => apply(now, performance, []);
  let lastMs = -GESTURE_MS;
  const note = ({ isTrusted }: Event) => {
    if (isTrusted) lastMs = nowMs();
  };
  for (const type of gestures.split(' ')) addEventListener(type, note, { capture: true, passive: true });
  // A click in a frame is seen by the browser's own account alone.
  return () => nowMs() - lastMs < GESTURE_MS || !!(isActive && apply(isActive, userActivation, []));
}
