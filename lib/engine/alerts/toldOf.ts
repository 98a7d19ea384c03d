import type { ServiceId } from '../../model/service';
import type { Settings } from '../../model/settings';

/** Services whose troubles are told: Pika where it is read, and what the user marked. */
export function toldOf({ services, markedServices }: Settings): ServiceId[] {
  return [...new Set([...services.filter((id) => id === 'pika'), ...markedServices])];
}
