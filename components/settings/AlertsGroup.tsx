import { alertIds } from '../../lib/model/alert';
import { alertWords } from './alertWords';
import { Group, Toggle } from './Field';
import type { SettingsForm } from './form';

/** Which events are told by a desktop notification. */
export function AlertsGroup({ settings, commit }: SettingsForm) {
  return (
    <Group title="Notifications" hint="Each cause is told once.">
      {alertIds.map((id) => (
        <Toggle
          key={id}
          label={alertWords[id]}
          on={settings.alerts[id] ?? true}
          onChange={(on) => commit({ alerts: { ...settings.alerts, [id]: on } })}
        />
      ))}
    </Group>
  );
}
