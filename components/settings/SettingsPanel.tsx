import { useRef, useState } from 'react';
import type { Delivery } from '../../lib/model/delivery';
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
  /** How the last post to each webhook ended, by its id. */
  deliveries: Readonly<Record<string, Delivery>>;
  onSave: (settings: Settings) => void;
  onAllow: (origins: readonly string[]) => Promise<boolean>;
  onWipe: () => void;
}

/** All settings. A change is saved at once, and can be taken back. */
export function SettingsPanel({ settings, keyHints, catalog, deliveries, onSave, onAllow, onWipe }: Props) {
  const [before, setBefore] = useState<Settings>();
  const [isWiped, setIsWiped] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const changed = useRef<Element | null>(null);
  const form: SettingsForm = {
    settings,
    catalog,
    allow: onAllow,
    commit(patch) {
      const checked = checkSettings({ ...settings, ...patch });
      if (!checked.ok) return checked.problem;
      setBefore('keys' in patch ? undefined : settings);
      setIsWiped(false);
      changed.current = document.activeElement;
      onSave(checked.settings);
      return undefined;
    },
  };
  const undo = () => {
    if (before !== undefined) onSave(before);
    setBefore(undefined);
    focusAgain(changed.current, panel.current);
  };
  const wipe = () => {
    setBefore(undefined);
    setIsWiped(true);
    onWipe();
  };
  return (
    <div ref={panel} className="settings" tabIndex={-1}>
      <AlertsGroup {...form} />
      <QuietGroup {...form} />
      <WatchGroup {...form} />
      <AccountGroup {...form} />
      <KeysGroup {...form} hints={keyHints} />
      <WebhooksGroup {...form} deliveries={deliveries} />
      <LookGroup {...form} />
      <DataGroup {...form} onWipe={wipe} />
      <div className="saved" role="status">
        {isWiped && <span className="saved-words">Everything is wiped.</span>}
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

/** "Undo" goes with the click: what was changed takes the focus again, else the panel, for a page without focus begins anew. */
function focusAgain(changed: Element | null, panel: HTMLElement | null): void {
  const back = changed instanceof HTMLElement && changed.isConnected && panel?.contains(changed) ? changed : panel;
  back?.focus({ preventScroll: back === panel });
}
