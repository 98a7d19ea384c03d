import { useEffect, useState } from 'react';
import type { Root } from 'react-dom/client';
import { applyTheme } from '../../components/theme/applyTheme';
import type { Bridge } from '../pages/bridge';
import { Guard, guarded } from '../pages/guard';
import { readSettings } from '../pages/readSettings';
import type { Access } from './access';
import { Welcome } from './Welcome';

/** Draws the first page, in the theme that the user may have set since. */
export function startWelcome(root: Root, bridge: Bridge): Promise<void> {
  return guarded(root, bridge, async () => {
    const show = (stored: unknown) => {
      const { settings } = readSettings(stored);
      applyTheme(document.documentElement, settings.theme);
    };
    bridge.onChange((key, stored) => key === 'settings' && show(stored));
    show((await bridge.read(['settings'])).settings);
    root.render(
      <Guard bridge={bridge}>
        <Connected bridge={bridge} />
      </Guard>,
    );
  });
}

function Connected({ bridge }: { bridge: Bridge }) {
  const [access, setAccess] = useState<Access>('unknown');
  const { needed } = bridge.hosts();
  useEffect(() => {
    void bridge.mayRead(bridge.hosts().needed).then((may) => setAccess(may ? 'granted' : 'missing'));
  }, [bridge]);
  return (
    <Welcome
      access={access}
      onGrant={() => void bridge.askFor(needed).then((may) => setAccess(may ? 'granted' : 'refused'))}
      onOpenPika={() => void bridge.openPage('https://pika.art/')}
      onSettings={() => void bridge.openPage('/dashboard.html#settings')}
    />
  );
}
