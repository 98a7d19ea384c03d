import type { JobState } from '../model/job';

/**
 * The words and names by which Pika's replies are read. All compared in plain form: lower case, letters and digits
 * only (`IN_QUEUE`, `in-queue` and `inQueue` are one word).
 *
 * Sources: typed clients of the old web app 2023 to 2026 (queued, pending, finished; high confidence); devapi.pika.art
 * reference (started, failed; high); api.dev.pika.art reference 2026-08 (running, completed; high); MCP contract of
 * Pika-Plugins 2026-07-20 (processing, cancelled; high); fal queue OpenAPI (IN_QUEUE, IN_PROGRESS, COMPLETED; high);
 * Discord wrapper 2024 to 2025 (created, started, progress; medium). The new web app runs models of others, so the
 * words of Replicate, Runway, Luma, Kling and OpenAI video interfaces (2026) stand beside them (medium). As of
 * 2026-11-21.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/**
 * Status words by the state they mean. In the old web app `pending` is a running job with progress. Words of the makers
 * behind the app, from their references and from public reports (Black Forest Labs, Hailuo, Kling, Luma, Runway, xAI, Wan;
 * 2026-11-27, medium confidence).
 */
export const statusWords: Readonly<Record<Exclude<JobState, 'unknown'>, ReadonlySet<string>>> = {
  waiting: list(
    'queued created inqueue enqueued queueing submitted scheduled waiting requeued preparing initializing initialising notstarted ' +
      'throttled received validating onhold allocating pendingqueue inline',
  ),
  running: list(
    'pending started running processing progress inprogress rendering generating starting working dreaming preprocessing ' +
      'postprocessing encoding finalizing finalising denoising sampling composing executing inferencing retrying undermoderation ' +
      'inmoderation moderating inreview',
  ),
  done: list(
    'finished completed complete done succeeded succeed success ok ready finish generated rendered successful',
  ),
  failed: list(
    'failed failure error errored timedout fail timeout aborted abort expired nsfw unsafe rejected refused declined denied blocked ' +
      'flagged filtered censored moderated crashed killed terminated unsuccessful incomplete dead',
  ),
  cancelled: list('cancelled canceled usercancelled usercanceled cancelledbyuser canceledbyuser deleted revoked'),
};

/**
 * Words that end so, or say that a check was not passed, tell of an end too: `Request Moderated`, `Content Moderated`,
 * `generation_timeout`, `moderation_rejected`, `nsfw_detected`.
 */
export const failedWords =
  /(?:^(?:failed|error|nsfw)|(?:fail(?:ed|ure)?|error(?:ed)?|time(?:d)?out|aborted|expired|rejected|refused|declined|denied|blocked|flagged|filtered|censored|crashed|nsfw|violation|violated|(?<!not|un|being)moderated)$)/;

/** Words that any reply may carry about itself; they tell of a job only beside better signs. */
export const envelopeWords = list('ok success error created complete done failure fail');

/** Words that jobs use and other things rarely do. */
export const jobWords = list(
  'queued inqueue enqueued queueing processing running inprogress rendering generating finished requeued',
);

/** Words of accounts, posts, incidents and flags: never the state of a job. */
export const foreignWords = list(
  'active inactive enabled disabled trialing trial pastdue paid unpaid draft published unpublished public private online ' +
    'offline open closed resolved investigating identified monitoring postmortem operational degraded degradedperformance ' +
    'partialoutage majoroutage undermaintenance verified unverified invited accepted subscribed unsubscribed archived read ' +
    'unread seen sent delivered free pro banned suspended expired refunded shipped approved live on off true false none',
);

/** Names that hold a job's id, best first. `id` beside one of the first two is the id of a video of that job. */
export const idKeys = [
  'generationid', 'jobid', 'id', 'renderid', 'taskid', 'predictionid', 'creationid', 'runid', 'videoid', 'clipid',
  'operationid', 'requestid', 'uuid', 'guid',
] as const; // biome-ignore format: one glance

/** Names of ids that by themselves speak for a job. */
export const jobIdKeys = list('generationid jobid renderid taskid predictionid creationid videoid clipid');

/** Names that hold a status word. */
export const statusKeys = list(
  'status state jobstatus jobstate renderstatus renderstate taskstatus generationstatus generationstate videostatus ' +
    'processingstatus currentstatus currentstate phase stage statusname statustext',
);

/** Names of progress, and how 1 is to be read there. */
export const progressKeys: Readonly<Record<string, 'percent' | 'fraction' | 'either'>> = {
  progress: 'either',
  percent: 'percent',
  percentage: 'percent',
  pct: 'percent',
  percentcomplete: 'percent',
  progresspercent: 'percent',
  progresspercentage: 'percent',
  progresspct: 'percent',
  percentdone: 'percent',
  completion: 'either',
  progressvalue: 'either',
  fraction: 'fraction',
  fractiondone: 'fraction',
};

export const promptKeys = list('prompttext prompt textprompt userprompt positiveprompt inputprompt');
/** Names that hold a prompt in a job, and many other things elsewhere. */
export const loosePromptKeys = list('text caption description');
/** Names under which a server says in words how a job that is not over fares. */
export const statusMessageKeys = list(
  'statusmessage statusdetail statusdetails statusreason statusdescription statusnote queuemessage queuereason progressmessage ' +
    'progresstext progressdetail waitreason waitingreason pendingreason taskstatusmsg statusmsg message reason detail msg note hint',
);
export const costKeys = list(
  'creditcost creditscost cost creditscharged chargedcredits creditsused creditsspent credits costcredits',
);
export const queueKeys = list('queueposition positioninqueue queuepos queueindex jobsahead aheadinqueue queuerank');
export const createdKeys = list('createdat created creationtime submittedat createtime insertedat queuedat');
export const updatedKeys = list('updatedat updated lastupdatedat updatetime modifiedat lastupdated');
export const errorKeys = list(
  'error errors errormessage errordetail errordetails failurereason failreason failuremessage errorreason lasterror failure',
);
/**
 * Names under which a job that failed says why: `task_status_msg`, `fail_msg`, `statusMessage`, `block_reason`,
 * `raiMediaFilteredReasons`, and its like.
 */
export const reasonNames =
  /^(?:last|task|job|video|generation|render|prediction|request)?(?:status|state|error|err|fail(?:ed|ure)?|reject(?:ed|ion)?|refus(?:al|ed)|block(?:ed)?|moderation|safety|filter(?:ed)?|policy|finish|end|abort|cancel|termination)(?:msg|messages?|reasons?|details?|description|desc|text|info|cause|explanation)$|^raimediafilteredreasons$/;
/** Flags by which a job says that a check was not passed. */
export const refusalFlags = list(
  'nsfw isnsfw hasnsfwcontent nsfwcontentdetected flagged moderated ismoderated blocked isblocked filtered',
);
/** Objects beside a job's own fields in which its outcome may stand. */
export const outcomePlaces = list(
  'baseresp meta output outputs result results response taskresult taskinfo info details data statusinfo failure task job moderation outcome',
);
export const errorCodeKeys = list('errorcode failurecode failcode statuscode code errortype reasoncode');

/** Names under which the finished film stands. */
export const videoKeys = list(
  'resulturl videourl url src video videos output outputs result results media asset assets outputurl downloadurl ' +
    'fileurl file mp4 mp4url source sources href contenturl link resultvideo resultvideourl clip final finalurl playbackurl',
);
/** Names that say film, where an address without a file ending may be believed. */
export const filmKeys = list('resulturl videourl mp4url mp4 resultvideourl outputurl');
export const posterKeys = list(
  'videoposter poster posterurl imagethumb thumbnail thumbnailurl thumb cover coverurl previewimage',
);
/** Names of what went in, not of what came out. */
export const inputKeys = list(
  'params input inputs options request settings config source sourcevideo inputvideo referencevideo initvideo originalvideo ' +
    'inputvideourl sourceurl reference references frames image images keyframes sharingurl user author creator',
);
/** Where model, resolution and length stand, beside the job itself. */
export const paramKeys = list('params options input inputs settings config parameters request args metadata');

/** Names over a job or a list of jobs. */
export const jobPlaces = list(
  'job jobs generation generations render renders task tasks video videos creation creations prediction predictions clip ' +
    'clips myvideos library queue mygenerations myjobs history activejobs pendingjobs generationjob initialjobs',
);
/** Names under which a generation keeps its own films. */
export const filmPlaces = list('videos clips outputs variants takes results');
/** Names that are only wrapping. */
export const wrapperPlaces = list(
  'data result results payload node nodes edges items item response body attributes list records rows row value values page ' +
    'props children entries content initialdata pages queries state',
);
/** Names over things that are no jobs though they may have an id and a status. */
export const foreignPlaces = list(
  'user users account accounts profile profiles member members team teams subscription subscriptions plan plans flags ' +
    'featureflags features flag feature experiments experiment incident incidents components component maintenances ' +
    'scheduledmaintenances notifications notification invoices invoice orders order payments payment products product ' +
    'sessions session folders folder comments invites invitations webhooks deliveries uploads upload achievements quests ' +
    'steps onboarding checklist challenges tutorials lessons services service models model providers provider posts feed ' +
    'explore messages message logs events transactions ledger apikeys keys devices banners announcements subtasks',
);
/** Own fields of things that are no jobs. */
export const foreignKeys = list(
  'email currency amount price interval currentperiodend periodend paymentstatus invoice subscription impact severity role ' +
    'permissions variant variants rollout featurekey flagkey unread filename mimetype sizebytes uploadurl likes likecount ' +
    'likescount views viewcount username handle author creator avatarurl followers reward xp attempts',
);

/** Own fields of entries in a book, and of payments: what they tell of a job is its cost. */
export const bookKeys = list('currency amount price interval invoice paymentstatus transactiontype delta');
/** Places and addresses of what is made from a job, or written of it. */
export const derivedWords =
  /upscal|extend|extension|lipsync|soundeffect|export|download|shar(?:e|ing)|thumbnail|favou?rit|bookmark|comment|feedback|publish|usage|ledger|transaction|charge|refund|credit|payment/i;

/** Path segments of addresses at which jobs are asked about. */
export const jobPathWords =
  /\/(?:my-?)?(?:librar(?:y|ies)|generat(?:e|ions?)|jobs?|renders?|tasks?|videos?|creations?|predictions?|clips?|queue)(?=[/?._]|$)/i;
/** The last segment after one of these, or the last but a word of asking, is a job's id. */
export const jobIdInPath =
  /\/(?:generations?|jobs?|renders?|tasks?|videos?|creations?|predictions?|clips?|requests)\/([A-Za-z0-9][\w.:-]{3,199})(?:\/(?:status|state|progress|events|stream|poll|result))?\/?$/i;
/** What follows a job's id in an address: a part of the job, or something that is done to it. */
export const jobPartInPath =
  /\/(?:generations?|jobs?|renders?|tasks?|videos?|creations?|predictions?|clips?|requests)\/[A-Za-z0-9][\w.:-]{3,199}\/(?!(?:status|state|progress|events|stream|poll|result)\/?$)([^/]+)\/?$/i;
/** Addresses whose replies tell nothing of the user's own jobs. */
export const foreignPathWords =
  /\/(?:webhooks?|uploads?|explore|feed|community|incidents|status-?page|notifications?|flags|experiments|users|subscriptions?|billing\/(?:plans|invoices))(?=[/?.]|$)/i;

/** Names of a balance. `credits` alone counts only where nothing speaks for a price. */
export const balanceKeys = list(
  'credits creditbalance creditsbalance remainingcredits creditsremaining availablecredits creditsavailable balancecredits ' +
    'creditsleft currentcredits totalcredits',
);
export const allowanceKeys = list(
  'monthlycredits creditspermonth allowance monthlyallowance plancredits creditslimit creditlimit creditallowance',
);
export const resetKeys = list(
  'resetsat resetat creditsresetat nextresetat renewsat renewalat nextrenewalat currentperiodend periodend',
);
/** Beside one of these, a number of credits is a price or an entry in a book, not a balance. */
export const priceKeys = list(
  'price priceid productid cost costs numcredits unitamount interval description transactiontype delta change reason ' +
    'resolution duration durations modelid model perks highlights amount priceusd currency prompt prompttext bonus',
);
export const pricePlaces = list(
  'plans plan products product packs pack packages pricing prices price tiers tier transactions ledger history usage models ' +
    'model costs cost topups offers quote estimate invoices rewards referral job jobs generation generations',
);

/** Ways of saying "nobody is signed in", in replies that may well be a 200. */
export const signedOutText =
  /\b(?:unauthori[sz]ed|unauthenticated|not authenticated|authentication required|jwt expired|invalid jwt|(?:invalid|expired|missing) (?:access )?token|token (?:has )?expired|session (?:has )?expired|(?:log|sign)[- ]?in required|not (?:logged|signed) in|please (?:log|sign) in)\b|^PGRST30[1-3]$/i;
export const signInPath = /^(?:https:\/\/[^/]+)?\/(?:[a-z-]+\/)*(?:log-?in|sign-?in|auth)(?=[/?#;]|$)/i;

/** Ways of saying no, in a message to which a reply that was accepted by its status has nothing to add. */
export const refusalText =
  /\b(?:errors?|failed|failure|denied|refused|rejected|forbidden|invalid|insufficient|unable|unavailable|unsupported|violat\w+|went wrong|try again|too (?:many|long|large|short)|(?:limit|quota) (?:reached|exceeded)|exceed(?:s|ed)|not (?:allowed|permitted|enough|found|supported|valid|accepted|authori[sz]ed|eligible)|can ?not|can['’]t|could(?:n['’]t| not)|out of credits|suspended|banned|blocked)\b/i;
/** Codes that say yes. */
export const acceptedCode = /^(?:0|2\d\d|ok|success(?:ful)?|succeed(?:ed)?|accepted|created|queued|)$/i;

/** Which of Pika's purses a host speaks of, where it is not the web app's own (Pika-Skills b85e311; dev.pika.art, 2026-08). */
export const walletHosts: Readonly<Record<string, 'agent' | 'api'>> = {
  '7i30hpv4bo9ud5mhianq.pika.art': 'agent',
  'srkibaanghvsriahb.pika.art': 'agent',
  'mcp.pika.me': 'agent',
  'experiment-mcp.pika.art': 'agent',
  'www.pika.me': 'agent',
  'api.dev.pika.art': 'api',
  'dev.pika.art': 'api',
};
/** Names by which a submit says what it wants, beside its prompt. */
export const submitKeys = list(
  'model modelid modelname resolution duration durations creditcost contenttype aspectratio options negativeprompt seed pikaffect ' +
    'framedurations transitionprompts sfx styleid image video imageurl generationtype seconds size engine modelslug',
);
/** Addresses to which a prompt is sent to make something of it. */
export const submitPathWords =
  /\/(?:generate|generations?|create|jobs?|renders?|tasks?|videos?|creations?|predictions?|media|graphql|rpc|run|apps)(?=[/?.]|$)/i;
/** Addresses to which a prompt is sent for something else than a film. */
export const notSubmitPathWords =
  /(?:quote|estimate|pric(?:e|ing)|enhance|improve|suggest|rewrite|moderat|translat|autocomplete|upload|draft|search|validate|preview|cancel|feedback|title|token|login|auth|track|telemetry)/i;
/** Words of addresses and bodies that ask, and of those that order something: only what asks may ever be asked again. */
export const askWords =
  /(?:^|[/"_.-])(?:get|list|fetch|find|query|search|check|poll|lookup|library|history|recent|status(?:es)?|state|progress)(?![a-z])|(?:^|[/"_.-])(?:get|list|fetch|find|check|poll)[a-z]*(?:job|video|generation|render|task|creation|clip)/i;
export const actWords =
  /(?:^|[/"_.-])(?:re-?)?(?:try|cancel|delete|remove|upscale|extend|generate|mix|run|start|resume|create|submit|publish|share|favou?rite|like|update|save|edit|rename|move|buy|purchase|pay|checkout|order|refund|archive|duplicate|lip-?sync|sfx)(?![a-z])/i;
/** Fields that differ between submits that ask for the same. */
export const passingKeys = list(
  'seed userid requestid clientid idempotencykey timestamp createdat sessionid traceid nonce captcha captchatoken token queryhash',
);
