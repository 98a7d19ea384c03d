import type { CSSProperties } from 'react';
import type { WalletCard } from '../../lib/model/snapshot';
import { Ago, isoOf } from '../kit/Live';
import { VerdictBadge } from '../kit/VerdictBadge';
import { amountWords, changeWords, numberWords } from '../words/amount';
import { walletNames } from '../words/walletNames';

interface Props {
  card: WalletCard;
  /** The wallet's verdict id; `unknown` where nobody judged it. */
  verdict: string;
  /** How many of the last changes to list. */
  changes: number;
  /** Each change with its job and its exact time, as a letter about it needs them. */
  exact?: boolean | undefined;
  locale?: string | undefined;
}

const meanings: Readonly<Record<WalletCard['changes'][number]['meaning'], string>> = {
  charge: 'spent',
  refund: 'refunded',
  reset: 'monthly allowance',
  purchase: 'bought',
  unexplained: 'unexplained',
};

/** One wallet: what is in it, of how much, and what changed last. Wallets are never added up. */
export function WalletRow({ card, verdict, changes, exact, locale }: Props) {
  const subject = `wallet:${card.wallet}`;
  const { name, pays } = walletNames[card.wallet];
  const part =
    card.amount !== null && card.allowance !== null && card.allowance > 0
      ? clamp(card.amount / card.allowance)
      : undefined;
  const style: CSSProperties & Record<`--${string}`, string> = { '--fill': `${(part ?? 0) * 100}%` };
  return (
    <li className="wallet" data-subject={subject} data-verdict={verdict}>
      <div className="wallet-head">
        <div>
          <p className="wallet-name" title={`For ${pays}`}>
            {name}
            {verdict !== 'ok' && <VerdictBadge subject={subject} verdict={verdict} />}
          </p>
          <p className="wallet-pays">
            {card.seenAtMs === null ? (
              `for ${pays}`
            ) : (
              <>
                seen <Ago atMs={card.seenAtMs} locale={locale} />
              </>
            )}
          </p>
        </div>
        <div className="wallet-sum">
          <p className="wallet-amount">
            {card.amount === null ? 'not seen yet' : amountWords(card.amount, card.unit, locale)}
          </p>
          {card.allowance !== null && card.allowance > 0 && (
            <p className="wallet-pays">{`of ${numberWords(card.allowance, locale)} a month`}</p>
          )}
        </div>
      </div>
      {part !== undefined && (
        <div
          className="allowance"
          data-verdict={verdict}
          style={style}
          role="img"
          aria-label={`${Math.round(part * 100)} % of the monthly allowance left`}
        >
          <span />
        </div>
      )}
      {card.changes.length > 0 && changes > 0 && (
        <ul className="changes" aria-label={`Last changes of ${name}`}>
          {newest(card.changes, changes).map((change) => (
            <li key={`${change.atMs}:${change.by}`}>
              <span className="change-by" data-sign={change.by < 0 ? 'minus' : 'plus'}>
                {changeWords(change.by, card.unit, locale)}
              </span>
              <span>
                {meanings[change.meaning]}
                {exact && change.job !== undefined && (
                  <>
                    {' for video '}
                    <code>{change.job}</code>
                  </>
                )}
              </span>
              {exact ? (
                <time className="ago" dateTime={isoOf(change.atMs)}>
                  {new Date(change.atMs).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })}
                </time>
              ) : (
                <Ago atMs={change.atMs} locale={locale} />
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function newest(changes: WalletCard['changes'], most: number): WalletCard['changes'] {
  return [...changes].sort((a, b) => b.atMs - a.atMs).slice(0, most);
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part));
}
