import type { Advice } from '../../model/verdict';
import type { WalletId, WalletVerdictId } from '../../model/wallet';
import { advise } from '../words/advice';
import { purseSites } from '../words/purse';

const facts = 'with the id of the video, which Unstuck shows, the time and';

/** What to do about a verdict on a purse, best first: only Create credits come monthly and are a matter of pika.art. */
export function advicePurse(wallet: WalletId, verdict: WalletVerdictId): Advice[] {
  const create = wallet === 'create';
  const at = `at ${purseSites[wallet]}`;
  const support = create ? 'support@pika.art' : `the support ${at}`;
  const account = create ? 'the account' : `your account ${at}`;
  const advice: Readonly<Record<WalletVerdictId, Advice[]>> = {
    ok: [],
    unknown: create ? [advise('open-pika', 'Open Pika: its page shows the balance.')] : [],
    low: [
      create
        ? advise('top-up', 'Top up, or plan for the next monthly credits, before a longer job.')
        : advise('top-up', `Top up ${at} before a longer job.`),
      advise('slow-down', 'Try shorter clips or a lower resolution first.'),
    ],
    exhausted: [
      create ? advise('top-up') : advise('top-up', `Top up ${at}.`),
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
