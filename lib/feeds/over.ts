/** Heads an update or a title: "Resolved - ...", "Status: Resolved", "... [Resolved]". */
const headings = [
  /^\W*(?:resolved|completed)\b/i,
  /(?<!\b(?:[Nn]ot|[Oo]nce|[Ww]hen|[Uu]ntil|[Ii]f)\s)\b(?:Resolved|RESOLVED|Completed|COMPLETED)\s*[-–—:]/,
  /\bstatus:\s*(?:resolved|completed)\b/i,
  /[[(]\s*(?:resolved|completed)\s*[\])]/i,
];
const titleEnd = /[-–—:|]\s*(?:resolved|completed)\W*$/i;

const overWords = /\b(?:resolved|completed|recovered|operational again|back to normal|has been fixed)\b/i;
const conditions =
  /\b(?:when|whenever|once|until|unless|if|as soon as|before|will|would|should|shall|(?:may|might|could|can) be|to be|to get|being|expect\w*|hope\w*|working (?:to|on|towards))\b|['’]ll\b/i;
const negations = /\b(?:not|no|never|yet|cannot|partially|partly|mostly|almost|nearly)\b|n['’]t\b/i;
const forSome = /^\s*(?:for|in|on)\s+(?:most|some|many|several|a (?:few|subset))\b/i;

/** Whether an entry of a feed says that its incident is over; a promise to say so is not that. */
export function saysOver(title: string, body: readonly string[]): boolean {
  if (titleEnd.test(title)) return true;
  return [title, ...body].some(
    (text) => headings.some((heading) => heading.test(text)) || clausesOf(text).some(isOver),
  );
}

function clausesOf(text: string): string[] {
  return text.split(/[.;!?,]|\s[-–—]\s/);
}

function isOver(clause: string): boolean {
  const found = overWords.exec(clause);
  if (found === null) return false;
  const before = clause.slice(0, found.index);
  const near = before.trim().split(' ').slice(-3).join(' ');
  return (
    !conditions.test(before) && !negations.test(near) && !forSome.test(clause.slice(found.index + found[0].length))
  );
}
