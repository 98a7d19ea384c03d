import { useRef, useState } from 'react';
import type { Settings } from '../../lib/model/settings';
import { ConfirmButton } from '../kit/ConfirmButton';
import { shownNow } from '../kit/pageClock';
import { saveFile } from '../kit/saveFile';
import { changesBetween } from './changes';
import { Group, Problem } from './Field';
import type { SettingsForm } from './form';
import { exportSettings, importSettings } from './transfer';

/** More than any file of ours. */
const mostBytes = 100_000;

/** Settings as a file, and the way out. */
export function DataGroup({ settings, commit, onWipe }: SettingsForm & { onWipe: () => void }) {
  const file = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [problem, setProblem] = useState<string>();
  /** Read from a file, and not taken over before the user has seen what it changes. */
  const [offered, setOffered] = useState<Settings>();
  const take = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    if (chosen.size > mostBytes) return setProblem('Import: this file is too large to come from Unstuck for Pika');
    const read = importSettings(await chosen.text(), settings, shownNow());
    setOffered(read.ok ? read.settings : undefined);
    setProblem(read.ok ? undefined : read.problem);
  };
  const answer = (take: boolean) => {
    if (take && offered !== undefined) setProblem(commit(offered));
    setOffered(undefined);
    opener.current?.focus();
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
        <button ref={opener} type="button" className="button" onClick={() => file.current?.click()}>
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
      {offered !== undefined && <Offer changes={changesBetween(settings, offered)} onAnswer={answer} />}
      <Problem text={problem} />
    </Group>
  );
}

/** What a file would change, before it does. */
function Offer({ changes, onAnswer }: { changes: readonly string[]; onAnswer: (take: boolean) => void }) {
  const title = changes.length === 0 ? 'This file changes nothing.' : 'This file would change:';
  return (
    <div className="offer" role="alertdialog" aria-label={title}>
      <p>{title}</p>
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li key={change} dir="auto">
              {change}
            </li>
          ))}
        </ul>
      )}
      <div className="buttons">
        {changes.length > 0 && (
          <button type="button" className="button button-strong" onClick={() => onAnswer(true)}>
            Import
          </button>
        )}
        {/* biome-ignore lint/a11y/noAutofocus: the question stands where the user has just acted; the safe answer takes the focus */}
        <button type="button" className="button" autoFocus onClick={() => onAnswer(false)}>
          Keep as it is
        </button>
      </div>
    </div>
  );
}
