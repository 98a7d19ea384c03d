import type { FailureId } from './failures';

/** What becomes of a job. Applies to all jobs while they are under way; a job's own `plan` comes before it. */
export interface JobPlan {
  queueMs: number;
  runMs: number;
  /** Stands still while queued, or once it has so many percent, until this is null again. */
  holdAt: 'queued' | number | null;
  /** Goes back to the queue once, at so many percent, "handed to another worker". */
  requeueAt: number | null;
  end: 'finish' | 'fail' | 'cancel' | 'vanish';
  /** Where it ends if it does not finish, percent. */
  endAt: number;
  failure: FailureId;
  /** The video's address comes with the end, `linkLateMs` after it (job time), or never. */
  link: 'given' | 'late' | 'never';
  linkLateMs: number;
  clip: 'good' | 'missing' | 'gone' | 'forbidden' | 'empty' | 'truncated' | 'page' | 'wrong-type' | 'server-error';
  clipHost: 'cdn' | 'subdomain';
  charge: 'once' | 'twice' | 'none';
  /** When a failed job's credits come back, job time in ms; null: never. */
  refundAfterMs: number | null;
  /** A status word of our own in place of the real one. */
  word: string | null;
  progressShown: boolean;
  /** The generation and its video have different ids. */
  ownVideoId: boolean;
}

export interface PikaKnobs {
  /** Job time runs so many times as fast as the clock. */
  speed: number;
  job: JobPlan;
  submit: {
    /** Turns submits down. */
    refuse: FailureId | 'html-500' | 'html-502' | 'timeout' | null;
    /** Charges although it turns down. */
    chargeAnyway: boolean;
    cost: number;
  };
  session: 'valid' | 'unauthorized' | 'unauthorized-row' | 'redirect';
  wallet: {
    credits: number;
    allowance: number;
    /** When the monthly credits come, ms since 1970; null: never. */
    nextResetAt: number | null;
    /** False: the day passes and nothing comes. */
    resets: boolean;
  };
  page: {
    /** `request`: the page hands a `Request` to fetch. */
    transport: 'fetch' | 'request' | 'xhr';
    csp: boolean;
    /** Its policy lets the page have style elements of its own. */
    inlineStyles: boolean;
    pollEveryMs: number;
    /** The picture no longer changes: not at all, or only not to the end of a job. */
    freeze: 'no' | 'end' | 'all';
    polling: 'on' | 'stopped';
    virtualList: boolean;
    /** Further nodes, and how many of them change each second. */
    nodes: number;
    changesPerSecond: number;
  };
  actions: {
    /** Counts deploys: a page that was loaded before the last one has stale action ids. */
    build: number;
    checkOrigin: boolean;
    /** Every action throws. */
    throws: boolean;
    /** The reply comes in pieces of so many bytes, so many ms apart; 0: at once. */
    chunkBytes: number;
    chunkGapMs: number;
    /** The value is a promise that is kept so many ms later: its rows come in a second part; 0: no promise. */
    laterMs: number;
    /** Lists and polls renew the session cookie, so the page's tree comes along. */
    renewCookie: boolean;
    /** A list is answered with nothing in it. */
    emptyList: boolean;
  };
  /** The word for a failed video in the old web app. */
  failWord: string;
  /** The wire form of the new web app. */
  form: 'rest' | 'rows' | 'graphql' | 'events' | 'opaque' | 'realtime' | 'socketio';
  sockets: {
    /** Turned away and cut while false. */
    open: boolean;
    /** Serializer of Realtime's wire form. */
    vsn: '1.0.0' | '2.0.0';
    /** Rows and events of other people come over the same channel too. */
    others: boolean;
  };
  /** How the new web app reads its event stream. */
  eventReader: 'fetch' | 'eventsource';
}

export const pikaStart: PikaKnobs = {
  speed: 1,
  job: {
    queueMs: 15_000,
    runMs: 75_000,
    holdAt: null,
    requeueAt: null,
    end: 'finish',
    endAt: 35,
    failure: 'something_went_wrong',
    link: 'given',
    linkLateMs: 20_000,
    clip: 'good',
    clipHost: 'cdn',
    charge: 'once',
    refundAfterMs: null,
    word: null,
    progressShown: true,
    ownVideoId: false,
  },
  submit: { refuse: null, chargeAnyway: false, cost: 12 },
  session: 'valid',
  wallet: { credits: 700, allowance: 700, nextResetAt: null, resets: true },
  page: {
    transport: 'fetch',
    csp: true,
    inlineStyles: true,
    pollEveryMs: 3000,
    freeze: 'no',
    polling: 'on',
    virtualList: false,
    nodes: 0,
    changesPerSecond: 0,
  },
  actions: {
    build: 1,
    checkOrigin: true,
    throws: false,
    chunkBytes: 0,
    chunkGapMs: 20,
    laterMs: 0,
    renewCookie: false,
    emptyList: false,
  },
  failWord: 'error',
  form: 'rest',
  sockets: { open: true, vsn: '2.0.0', others: true },
  eventReader: 'fetch',
};
