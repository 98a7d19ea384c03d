import { type AlertId, alertIds } from '../../lib/model/alert';
import { Group, Toggle } from './Field';
import type { SettingsForm } from './form';

const words: Readonly<Record<AlertId, string>> = {
  'job-finished': 'A video is ready and you have not seen it',
  'job-stuck': 'A video is stuck',
  'job-failed': 'A video failed',
  'clip-unplayable': 'A finished video does not play',
  'service-down': 'Pika or a marked service is down',
  'service-degraded': 'Pika or a marked service is not well',
  'service-recovered': 'It is back',
  'credits-low': 'Credits are running low',
  'credits-exhausted': 'Credits are used up',
  'credits-anomaly': 'A charge looks wrong, or a renewal did not come',
  'credits-reset': 'Credits were renewed',
  'fallback-advised': 'It is time to work elsewhere',
};

/** Which events are told by a desktop notification. */
export function AlertsGroup({ settings, commit }: SettingsForm) {
  return (
    <Group title="Notifications" hint="Each cause is told once.">
      {alertIds.map((id) => (
        <Toggle
          key={id}
          label={words[id]}
          on={settings.alerts[id] ?? true}
          onChange={(on) => commit({ alerts: { ...settings.alerts, [id]: on } })}
        />
      ))}
    </Group>
  );
}
