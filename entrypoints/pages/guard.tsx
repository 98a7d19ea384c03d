import { Component, type ReactNode } from 'react';
import type { Root } from 'react-dom/client';
import { Broken } from '../../components/kit/Broken';
import type { Bridge } from './bridge';

/** Starts a page; where that fails (the store cannot be read), it says so and offers to begin anew. */
export async function guarded(root: Root, bridge: Bridge, start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    console.error('Unstuck for Pika:', error);
    root.render(<Broken onBeginAnew={() => bridge.beginAnew()} />);
  }
}

interface Props {
  bridge: Bridge;
  children: ReactNode;
}

/** Around all that a page draws: an error in one part shows the way out in place of an empty page. */
export class Guard extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    const { bridge, children } = this.props;
    return this.state.failed ? <Broken onBeginAnew={() => bridge.beginAnew()} /> : children;
  }
}
