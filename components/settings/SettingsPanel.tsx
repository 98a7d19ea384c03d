import { useState } from 'react';
import type { Settings } from '../../lib/model/settings';
import { Icon } from '../kit/Icon';
import { AccountGroup } from './AccountGroup';
import { AlertsGroup } from './AlertsGroup';
import type { Catalog } from './catalog';
import { DataGroup } from './DataGroup';
import type { SettingsForm } from './form';
import { KeysGroup } from './KeysGroup';
import { LookGroup } from './LookGroup';
import { checkSettings } from './problems';
import { QuietGroup } from './QuietGroup';
import { WatchGroup } from './WatchGroup';
import { WebhooksGroup } from './WebhooksGroup';

interface Props {
  settings: Settings;
  keyHints: Readonly<Record<string, string>>;
  catalog: Catalog;
  onSave: (settings: Settings) => void;
  onAllow: (origins: readonly string[]) => Promise<boolean>;
  onWipe: () => void;
}

/** All settings. A change is saved at once, and can be taken back. */
export function SettingsPanel({ settings, keyHints, catalog, onSave, onAllow, onWipe }: Props) {
  const [before, setBefore] = useState<Settings>();
  const form: SettingsForm = {
    settings,
    catalog,
    allow: onAllow,
    commit(patch) {
      const checked = checkSettings({ ...settings, ...patch });
      if (!checked.ok) return checked.problem;
      setBefore('keys' in patch ? undefined : settings);
      onSave(checked.settings);
      return undefined;
    },
  };
  const undo = () => {
    if (before !== undefined) onSave(before);
    setBefore(undefined);
  };
  return (
    <div className="settings">
      <AlertsGroup {...form} />
      <QuietGroup {...form} />
      <WatchGroup {...form} />
      <AccountGroup {...form} />
      <KeysGroup {...form} hints={keyHints} />
      <WebhooksGroup {...form} />
      <LookGroup {...form} />
      <DataGroup {...form} onWipe={onWipe} />
      <div className="saved" role="status">
        {before !== undefined && (
          <>
            <span>Saved.</span>
            <button type="button" className="button button-small" onClick={undo}>
              <Icon name="undo" />
              Undo
            </button>
          </>
        )}
      </div>
    </div>
  );
}
