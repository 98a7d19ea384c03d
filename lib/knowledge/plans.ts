export interface Plan {
  id: string;
  name: string;
  /** `legacy`: sold until the relaunch of 2026-09-17; `new`: since then; `reported`: told by one status page alone. */
  table: 'legacy' | 'new' | 'reported';
  /** Credits a month of the Create purse; null where it is not told in credits. They do not roll over. */
  creditsPerMonth: number | null;
  usdPerMonth: number | null;
  /** A month, when paid for a year. */
  usdPerMonthAnnual: number | null;
  asOf: string;
  source: string;
  confidence: 'high' | 'medium' | 'low';
}

const legacy = { table: 'legacy', asOf: '2026-07-10', source: 'pika.art/pricing', confidence: 'high' } as const;
const relaunch = {
  table: 'new',
  asOf: '2026-10-07',
  source: 'pika.art/pricing after the relaunch',
  confidence: 'medium',
} as const;
const reported = { table: 'reported', asOf: '2026-11-21', source: 'prismix.dev guide', confidence: 'low' } as const;

/** Plans of pika.art. The user's own choice or a reply of Pika outranks this table. */
export const plans: readonly Plan[] = [
  { id: 'basic', name: 'Basic (free)', creditsPerMonth: 80, usdPerMonth: 0, usdPerMonthAnnual: 0, ...legacy },
  { id: 'standard', name: 'Standard', creditsPerMonth: 700, usdPerMonth: 10, usdPerMonthAnnual: 8, ...legacy },
  { id: 'pro', name: 'Pro', creditsPerMonth: 2300, usdPerMonth: 35, usdPerMonthAnnual: 28, ...legacy },
  { id: 'fancy', name: 'Fancy', creditsPerMonth: 6000, usdPerMonth: 95, usdPerMonthAnnual: 76, ...legacy },
  { id: 'free', name: 'Free', creditsPerMonth: 0, usdPerMonth: 0, usdPerMonthAnnual: 0, ...relaunch },
  { id: 'starter', name: 'Starter', creditsPerMonth: 900, usdPerMonth: 10, usdPerMonthAnnual: 8, ...relaunch },
  { id: 'creator', name: 'Creator', creditsPerMonth: 3150, usdPerMonth: 35, usdPerMonthAnnual: 28, ...relaunch },
  { id: 'fancy-new', name: 'Fancy (from)', creditsPerMonth: 8550, usdPerMonth: 95, usdPerMonthAnnual: 76, ...relaunch },
  {
    id: 'enterprise',
    name: 'Enterprise',
    creditsPerMonth: null,
    usdPerMonth: null,
    usdPerMonthAnnual: null,
    ...relaunch,
  },
  {
    id: 'reported-free',
    name: 'Free (30 generations)',
    creditsPerMonth: null,
    usdPerMonth: 0,
    usdPerMonthAnnual: 0,
    ...reported,
  },
  {
    id: 'reported-starter',
    name: 'Starter ($8)',
    creditsPerMonth: null,
    usdPerMonth: 8,
    usdPerMonthAnnual: null,
    ...reported,
  },
  {
    id: 'reported-pro',
    name: 'Pro ($28)',
    creditsPerMonth: null,
    usdPerMonth: 28,
    usdPerMonthAnnual: null,
    ...reported,
  },
  {
    id: 'reported-unlimited',
    name: 'Unlimited ($98)',
    creditsPerMonth: null,
    usdPerMonth: 98,
    usdPerMonthAnnual: null,
    ...reported,
  },
];
