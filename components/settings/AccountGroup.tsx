import { SelectField } from '../kit/SelectField';
import { Group, Toggle } from './Field';
import { type SettingsForm, withEntry } from './form';
import { numberOf, TextField } from './TextField';

/** The user's plan, what counts as low, accounts elsewhere, and when to go there. */
export function AccountGroup({ settings, catalog, commit }: SettingsForm) {
  const { escalation } = settings;
  return (
    <>
      <Group title="Plan and credits">
        <SelectField
          label="Your Pika plan"
          hint="Pika’s own replies count more where they name an allowance"
          value={settings.plan ?? ''}
          options={[{ id: '', name: 'Not told' }, ...catalog.plans]}
          onChange={(plan) => commit({ plan: plan === '' ? null : plan })}
        />
        <TextField
          label="Low means fewer than"
          hint="Empty: a tenth of the allowance, or two of your usual videos"
          type="number"
          unit="credits"
          value={settings.lowCredits === null ? '' : String(settings.lowCredits)}
          onCommit={(text) => commit({ lowCredits: text === '' ? null : numberOf(text) })}
        />
      </Group>
      <Group title="Working elsewhere" hint="When Pika is out for too long, the best alternative is named once.">
        <TextField
          label="When a video waits longer than"
          type="number"
          unit="minutes"
          value={String(escalation.queueMinutes)}
          onCommit={(text) => commit({ escalation: { ...escalation, queueMinutes: numberOf(text) } })}
        />
        <TextField
          label="When Pika is down for longer than"
          type="number"
          unit="minutes"
          value={String(escalation.outageMinutes)}
          onCommit={(text) => commit({ escalation: { ...escalation, outageMinutes: numberOf(text) } })}
        />
        <fieldset className="subgroup">
          <legend>Accounts that you have</legend>
          {catalog.accounts.map(({ id, name }) => (
            <Toggle
              key={id}
              label={name}
              on={settings.accounts.includes(id)}
              onChange={(on) => commit({ accounts: withEntry(settings.accounts, id, on) })}
            />
          ))}
        </fieldset>
      </Group>
    </>
  );
}
