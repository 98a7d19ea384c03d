/**
 * By which words and names a request is known to ask, and nothing else. Everything that is not in these lists counts as
 * an order. Sources: argument and path names of the Pika clients and APIs in `vocabulary.ts` (as of 2026-11-21),
 * PostgREST 12 and 13 reference (operators, `select`, `order`, `Prefer`), GraphQL specification October 2021 with Relay
 * cursor connections, tRPC 11 HTTP specification, JSON:API 1.1 (`page`, `filter`, `sort`, `include`, `fields`), fetch of
 * Next.js 16.4 server actions as recorded 2026-11. Read 2026-11-28, confidence high for names, medium for completeness:
 * a missing name costs coverage, never safety. Names are in plain form (`plain`): lower case, letters and digits only.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Verbs, and nouns made of them, that change something. One of them in a path or an operation name makes it an order. */
export const actionWords = list(`
  generate create make build compose produce synthesize synth animate imagine
  cancel cancellation stop abort kill terminate end halt pause interrupt resume retry rerun redo undo repeat replay
  delete deletion remove removal destroy erase drop purge clear discard trash restore recover wipe empty
  upscale enhance extend lengthen expand improve remix mix mixdown variation vary reroll roll swap morph lipsync sfx
  edit modify mutate mutation change update patch put set unset save write insert upsert add append prepend attach detach
  assign unassign move copy clone duplicate fork rename convert transcode translate crop trim cut split merge combine
  favorite favourite unfavorite fave like unlike dislike upvote downvote vote rate star unstar pin unpin bookmark
  follow unfollow block unblock report flag hide unhide mute react comment reply
  publish unpublish share unshare post repost send email mail submit submission
  start begin launch run execute exec invoke trigger fire do perform apply process enqueue dequeue requeue schedule
  unschedule dispatch emit kick boost prioritize prioritise bump promote demote skip
  buy purchase pay payment checkout order subscribe unsubscribe upgrade downgrade renew renewal redeem redemption claim
  gift transfer withdraw deposit refund charge topup consume spend deduct grant award use reserve book
  upload import export download train finetune
  complete finish finalize finalise close open approve reject accept decline deny confirm verify validate activate
  deactivate enable disable toggle switch lock unlock archive unarchive
  invite join leave kickout ban unban impersonate
  login logout signin signout signup register reset revoke rotate refresh sync link unlink connect disconnect
  mark ack acknowledge dismiss snooze notify track log record touch heartbeat
  pop push pull take lease pick choose select spin play wake prepare allocate release hold optin optout rollback opt
  seed rebuild reindex invalidate revalidate revalidation
`);

/** Beginnings that turn a verb into another verb (`rerun`, `bulkDelete`, `autoRetry`). */
export const actionPrefixes = ['re', 'un', 'de', 'dis', 'auto', 'bulk', 'batch', 'multi', 'mass', 'quick', 'force', 'soft', 'hard'] as const; // biome-ignore format: one glance

/** Nouns that stand for jobs or lists of them in a path; also what glues itself to a verb (`canceljob`). */
export const questionNouns = list(`
  library libraries generation generations job jobs render renders task tasks video videos creation creations prediction
  predictions clip clips queue runs item items history recent media film films movie movies asset assets work works
  gallery collection collections animation animations shot shots executions invocations requests mine
`);

/** What may stand around the nouns in a path behind an id. */
export const pathNouns = list(`
  user users me my account accounts team teams workspace workspaces organization organizations org orgs project projects
  folder folders board boards app apps studio status statuses state states progress result results output outputs detail
  details info events requests
`);

/** Words by which a POST asks. They count in the path only: a body may say anything. */
export const askPathWords = list('get list fetch find query search check poll lookup status statuses progress');

/** What the argument is. The same name may not be read in two ways. */
export type ArgumentKind = 'id' | 'scope' | 'cursor' | 'limit' | 'sort' | 'filter' | 'fields' | 'flag';

const names: Readonly<Record<ArgumentKind, string>> = {
  id: 'id ids v uuid jobid jobids generationid generationids videoid videoids taskid taskids renderid renderids creationid creationids predictionid predictionids clipid clipids requestid requestids runid runids',
  scope:
    'user owner workspace team project folder board userid ownerid creatorid authorid accountid teamid workspaceid organizationid orgid projectid folderid boardid',
  cursor:
    'after before cursor startafter endbefore startingafter endingbefore nextcursor pagecursor page pageindex pagenumber offset skip since until createdafter createdbefore createdsince updatedafter updatedbefore updatedsince createdat updatedat insertedat lastid',
  limit: 'limit perpage pagesize first last take top maxresults resultsperpage itemsperpage',
  sort: 'sort order orderby sortby sortorder direction dir sortdirection orderdirection',
  filter: 'status statuses state states type types kind kinds mediatype',
  fields: 'select fields include',
  flag: 'mine own favorite favorited favorites favourite favourited archived deleted hidden public private published starred liked ownonly onlymine asc desc ascending descending reverse withtotal includetotal withcount',
};

/** Arguments that a question may carry, by plain name. */
export const questionArguments: ReadonlyMap<string, ArgumentKind> = new Map(
  Object.entries(names).flatMap(([kind, all]) =>
    all.split(' ').map((name): [string, ArgumentKind] => [name, kind as ArgumentKind]),
  ),
);

/** Names of comparisons in an argument's place: `{"status": {"in": ["running"]}}` (Hasura, Prisma, 2026). */
export const comparisonNames = list('eq ne neq in nin gt gte lt lte is isnull');
/** Names that only hold further arguments. */
export const argumentWrappers = list(
  'variables input json params args query filter filters where pagination page paging',
);
/** Names under which a persisted GraphQL operation stands in place of its text. */
export const persistedNames = list('id documentid docid queryid hash sha256hash');
