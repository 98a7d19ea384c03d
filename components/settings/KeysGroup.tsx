import { useId, useState } from 'react';
import { ConfirmButton } from '../kit/ConfirmButton';
import type { KeyedApi } from './catalog';
import { Group, Problem, Toggle } from './Field';
import type { SettingsForm } from './form';

interface Props extends SettingsForm {
  /** The keys that are held, masked, by API. */
  hints: Readonly<Record<string, string>>;
}

/** The user's own API keys. They are written here and never shown again. */
export function KeysGroup({ settings, catalog, hints, commit, allow }: Props) {
  const wiped = () => Object.fromEntries(catalog.apis.map(({ id }) => [id, '']));
  return (
    <Group
      title="API keys"
      hint="To follow videos that you start through an API. A key is sent only to the API that it belongs to, and stays on this computer."
    >
      {catalog.apis.map((api) => (
        <KeyField key={api.id} api={api} hint={hints[api.id]} commit={commit} allow={allow} />
      ))}
      <Toggle
        label="Remember keys and webhooks after the browser closes"
        hint="They then lie on this computer’s disk, unencrypted. Otherwise they are gone with the session."
        on={settings.rememberKeys}
        onChange={(rememberKeys) => commit({ rememberKeys })}
      />
      {Object.keys(hints).length > 0 && (
        <div className="buttons">
          <ConfirmButton
            label="Wipe all keys"
            question="All keys are removed and cannot be brought back."
            confirm="Wipe"
            onConfirm={() => commit({ keys: wiped() })}
          />
        </div>
      )}
    </Group>
  );
}

interface KeyProps extends Pick<SettingsForm, 'commit' | 'allow'> {
  api: KeyedApi;
  hint: string | undefined;
}

function KeyField({ api, hint, commit, allow }: KeyProps) {
  const id = useId();
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    const given = key.trim();
    const wrong = api.problem(given);
    if (wrong !== null) return setProblem(`Key of ${api.name}: ${wrong}`);
    if (!(await allow(api.origins)))
      return setProblem(`${api.name}: without the right to reach it the key is of no use`);
    setProblem(commit({ keys: { [api.id]: given } }));
    setKey('');
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {api.name}
        <span className="field-hint">
          {api.form}
          {!api.confirmed && ' \u00b7 unconfirmed: no second source knows this API'}
        </span>
      </label>
      <span className="field-control">
        {hint === undefined ? (
          <>
            <input
              id={id}
              type="password"
              autoComplete="off"
              spellCheck={false}
              value={key}
              aria-invalid={problem !== undefined}
              aria-describedby={`${id}-problem`}
              onChange={(event) => setKey(event.currentTarget.value)}
            />
            <button
              type="button"
              className="button button-small"
              disabled={key.trim() === ''}
              onClick={() => void save()}
            >
              Save
            </button>
          </>
        ) : (
          <>
            <output id={id} className="key-hint">
              {hint}
            </output>
            <button
              type="button"
              className="button button-small"
              aria-label={`Remove the key of ${api.name}`}
              onClick={() => setProblem(commit({ keys: { [api.id]: '' } }))}
            >
              Remove
            </button>
          </>
        )}
      </span>
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}
