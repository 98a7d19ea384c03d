import type { Advice } from '../../model/verdict';
import type { WalletId, WalletVerdictId } from '../../model/wallet';
import { advise } from '../words/advice';
import { purseSites } from '../words/purse';
import { allowanceOf, hasNoMonthly } from './cycle';
import type { Purse } from './state';

const PLAN_AHEAD = 'Top up, or plan for the next monthly credits, before a longer job.';
const facts = 'with the id of the video, which Unstuck shows, the time and';

/** Nobody is told to wait for credits that do not come. */
function topUpWords(purse: Purse): string {
  if (hasNoMonthly(purse)) return 'Top up, or choose a plan: yours gives no credits a month.';
  return allowanceOf(purse) === null
    ? 'Top up, or wait for the next monthly credits if your plan gives any.'
    : 'Top up or wait for the next monthly credits.';
}

/** What to do about a verdict on a purse, best first: only Create credits come monthly and are a matter of pika.art. */
export function advicePurse(wallet: WalletId, purse: Purse, verdict: WalletVerdictId): Advice[] {
  const create = wallet === 'create';
  const at = `at ${purseSites[wallet]}`;
  const support = create ? 'support@pika.art' : `the support ${at}`;
  const account = create ? 'the account' : `your account ${at}`;
  const advice: Readonly<Record<WalletVerdictId, Advice[]>> = {
    ok: [],
    unknown: create ? [advise('open-pika', 'Open Pika: its page shows the balance.')] : [],
    low: [
      create
        ? advise('top-up', hasNoMonthly(purse) ? 'Top up before a longer job.' : PLAN_AHEAD)
        : advise('top-up', `Top up ${at} before a longer job.`),
      advise('slow-down', 'Try shorter clips or a lower resolution first.'),
    ],
    exhausted: [
      advise('top-up', create ? topUpWords(purse) : `Top up ${at}.`),
      advise('switch-service', 'For urgent work use another service meanwhile.'),
    ],
    'charged-twice': [
      advise('contact-support', `Write to ${support} ${facts} both balances.`),
      advise('check-account', `Look into ${account} for a second job, made on another device perhaps.`),
    ],
    'charged-without-video': [
      advise(
        'contact-support',
        `Write to ${support} ${facts} the cost, and ask for the ${create ? 'credits' : 'money'} back.`,
      ),
      ...(create ? [advise('open-library', 'Look into the library: the video may be there after all.')] : []),
    ],
    'not-reset': [
      advise('check-account', `Look into ${account} for the billing date and a failed payment.`),
      advise('contact-support', `Write to ${support} if the payment went through.`),
    ],
  };
  return advice[verdict];
}
