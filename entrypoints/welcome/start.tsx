import { useEffect, useState } from 'react';
import type { Root } from 'react-dom/client';
import type { Bridge } from '../pages/bridge';
import type { Access } from './access';
import { Welcome } from './Welcome';

/** Draws the first page. */
export function startWelcome(root: Root, bridge: Bridge): void {
  root.render(<Connected bridge={bridge} />);
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
