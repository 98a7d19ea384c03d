import type { Snapshot } from '../../lib/model/snapshot';
import { Empty } from '../kit/Empty';
import { WalletRow } from './WalletRow';

/** All wallets that were ever seen, side by side, never summed. */
export function Wallets({
  snapshot,
  changes,
  exact,
  locale,
}: {
  snapshot: Snapshot;
  changes: number;
  /** Each change with its job and its exact time. */
  exact?: boolean;
  locale?: string | undefined;
}) {
  const seen = snapshot.wallets.filter((card) => card.amount !== null || card.changes.length > 0);
  if (seen.length === 0) {
    return (
      <Empty title="No balance seen yet">
        It appears once a Pika page shows your credits, or after you add an API key.
      </Empty>
    );
  }
  return (
    <ul className="wallets">
      {seen.map((card) => (
        <WalletRow
          key={card.wallet}
          card={card}
          verdict={verdictOf(snapshot, card.wallet)}
          changes={changes}
          exact={exact}
          locale={locale}
        />
      ))}
    </ul>
  );
}

function verdictOf(snapshot: Snapshot, wallet: string): string {
  return snapshot.verdicts.find((verdict) => verdict.subject === `wallet:${wallet}`)?.verdict ?? 'unknown';
}
