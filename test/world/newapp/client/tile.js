/** What the app shows of one generation, whatever the wire calls its parts. */
export const tile = (id, phase, progress, prompt, url, problem) => ({ id, phase, progress, prompt, url, problem });

export const over = /^(?:completed|succeeded|complete|finished|failed|cancell?ed|vanished)$/i;

export const isOpen = (one) => !over.test(one.phase) || (/^(?:comp|succ|fini)/i.test(one.phase) && !one.url);
