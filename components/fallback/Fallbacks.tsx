import type { FallbackCard } from '../../lib/model/snapshot';
import { Empty } from '../kit/Empty';
import { Icon } from '../kit/Icon';
import { VerdictBadge } from '../kit/VerdictBadge';
import { isHttps } from '../words/adviceTarget';

/** Where else to work, best first, each with its reason. */
export function Fallbacks({ cards, most }: { cards: readonly FallbackCard[]; most?: number }) {
  if (cards.length === 0)
    return (
      <Empty title="No alternative to name">Once the status of other services is known, they are ranked here.</Empty>
    );
  return (
    <ol className="fallbacks">
      {cards.slice(0, most ?? cards.length).map((card) => (
        <li key={card.id} className="fallback" data-subject={`fallback:${card.id}`} data-verdict={card.verdict}>
          <div className="fallback-text">
            <p className="fallback-name">
              {card.name}
              {card.verdict !== 'none' && <VerdictBadge subject={`service:${card.id}`} verdict={card.verdict} />}
            </p>
            <p className="fallback-why">{card.why}</p>
          </div>
          {isHttps(card.url) && (
            <a
              className="button button-small"
              href={card.url}
              target="_blank"
              rel="noreferrer"
              aria-label={`Open ${card.name}`}
            >
              Open
              <Icon name="open" />
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}
