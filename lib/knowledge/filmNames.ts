/**
 * Names beside which the address of a finished film stands, and does not. Compared in plain form (lower case, letters and
 * digits). From the replies of the makers behind the app as their clients read them (content.video_url, task.content.url,
 * results.raw.url, task_result.videos[].url, response.generatedVideos[].video.uri, output.url; 2026-11-27, medium confidence).
 */

/** Names that say film. */
export const filmName = /video|mp4|webm|film|movie|clip|animation/;
/** Names that say outcome, where an address without a film's ending may be believed. */
export const outcomeName =
  /^(?:result|output|outcome|download|final|generated|generation|content|media|asset|artifact|works?|sample|raw|playback|stream|rendered)s?(?:url|uri|link|src|file|path|href)?$/;
/** Names of a link to anything. */
export const linkName = /^(?:url|uri|src|link|href|file|location|path|signedurl|publicurl|fileuri|cdnurl|originalurl)$/;
/** What a job was made from, or who made it: nothing under these came out of it. */
export const inputName =
  /^(?:params?|parameters?|options?|requests?|settings?|config\w*|args|variables|users?|authors?|creators?|owner|input\w*|references?|ref(?:video|image|url|file)\w*|reference\w+|source(?:video|image|url|file|media|asset|clip)\w*|init\w*|original(?:video|image|file|media|clip|input)\w*|driving\w*|driver\w*|prompt\w*|keyframes?|frames?|(?:first|last|start|end|tail|head)(?:frame|image)\w*|template\w*|styles?|mask\w*|uploaded\w*|modifyregion\w*|base(?:video|clip|image)\w*|parent\w*|previous\w*|related|similar|examples?|suggest\w*|recommend\w*|remix\w*|derivedfrom|basedon|children|upscales?|extensions?)$/;
/** Pictures, sounds and words beside a film. */
export const otherMediaName =
  /^(?:images?|img|photos?|pictures?|audios?|music|sounds?|voices?|subtitles?|captions?|transcripts?|avatars?|icons?|logos?|watermarks?)$|poster|thumb|cover|avatar|image(?:url|uri)?$|audio(?:url|uri)?$|lastframe|firstframe|gif/;
/** Links to pages and to services about the job. */
export const pageLinkName =
  /webhook|callback|notify|status|cancel|logs?url|response(?:url|uri)|shar(?:e|ing)|perma|page|self|docs|help|edit|upload|delete|manage|checkout|invoice/;
/** Lesser copies of a film. */
export const lesserName = /preview|watermark|lowres|lowquality|small|tiny|min$|source$|original/;
/** Greater ones. */
export const greaterName = /result|output|final|download|generated|hd|nowatermark|full/;
