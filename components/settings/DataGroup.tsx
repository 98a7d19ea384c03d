import { useRef, useState } from 'react';
import { ConfirmButton } from '../kit/ConfirmButton';
import { saveFile } from '../kit/saveFile';
import { Group, Problem } from './Field';
import type { SettingsForm } from './form';
import { exportSettings, importSettings } from './transfer';

/** More than any file of ours. */
const mostBytes = 100_000;

/** Settings as a file, and the way out. */
export function DataGroup({ settings, commit, onWipe }: SettingsForm & { onWipe: () => void }) {
  const file = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const take = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    if (chosen.size > mostBytes) return setProblem('Import: this file is too large to come from Unstuck for Pika');
    const read = importSettings(await chosen.text(), settings);
    setProblem(read.ok ? commit(read.settings) : read.problem);
  };
  return (
    <Group title="Your data" hint="Everything lies on this computer. Exported files hold neither keys nor webhooks.">
      <div className="buttons">
        <button
          type="button"
          className="button"
          onClick={() => saveFile('unstuck-settings.json', 'application/json', exportSettings(settings))}
        >
          Export settings
        </button>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          Import settings
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          className="visually-hidden"
          tabIndex={-1}
          aria-label="Settings file"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <ConfirmButton
          label="Wipe everything"
          question="Videos, history, settings and keys on this computer are removed and cannot be brought back."
          confirm="Wipe everything"
          onConfirm={onWipe}
        />
      </div>
      <Problem text={problem} />
    </Group>
  );
}
