import { Choice } from '../kit/Choice';
import { SelectField } from '../kit/SelectField';
import { Group } from './Field';
import type { SettingsForm } from './form';

const languages = [
  { id: 'auto', name: 'As the browser' },
  { id: 'en-GB', name: 'English (UK)' },
  { id: 'en-US', name: 'English (US)' },
  { id: 'de', name: 'Deutsch' },
  { id: 'es', name: 'Espa\u00f1ol' },
  { id: 'fr', name: 'Fran\u00e7ais' },
  { id: 'ja', name: '\u65e5\u672c\u8a9e' },
  { id: 'pt-BR', name: 'Portugu\u00eas (Brasil)' },
];

/** How the pages look, and how numbers and dates are written. */
export function LookGroup({ settings, commit }: SettingsForm) {
  const known = languages.some(({ id }) => id === settings.language);
  return (
    <Group title="Look">
      <div className="field">
        <span>Theme</span>
        <Choice
          name="Theme"
          options={[
            { id: 'auto', label: 'As the system' },
            { id: 'light', label: 'Light' },
            { id: 'dark', label: 'Dark' },
          ]}
          chosen={settings.theme}
          onChoose={(theme) => commit({ theme })}
        />
      </div>
      <SelectField
        label="Numbers and dates"
        hint="The texts are in English"
        value={settings.language}
        options={known ? languages : [...languages, { id: settings.language, name: settings.language }]}
        onChange={(language) => commit({ language })}
      />
    </Group>
  );
}
