import { browser } from 'wxt/browser';
import type { HttpClient } from '../model/http';
import { noAnswer } from './http';

/** Rule ids of ours: there are never more questions at once, and a rule left by a killed worker is replaced. */
const ruleIds = [1, 2, 3, 4, 5, 6, 7, 8];
const inUse = new Set<number>();

function escapeForRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/**
 * A rule that takes the `Origin` header off requests that the extension itself makes to exactly this address. Next.js
 * refuses a server action whose Origin is not the site's own (seen with Next 16.4 in Chromium 156 and Firefox 153).
 */
export function withoutOriginRule(id: number, url: string, ownHost: string) {
  const plain = new URL(url);
  plain.hash = '';
  return {
    id,
    priority: 1,
    action: {
      type: 'modifyHeaders' as const,
      requestHeaders: [{ header: 'origin', operation: 'remove' as const }],
    },
    condition: {
      regexFilter: `^${escapeForRegex(plain.href)}$`,
      isUrlFilterCaseSensitive: true,
      initiatorDomains: [ownHost],
      resourceTypes: ['xmlhttprequest' as const],
    },
  };
}

/** Takes off what a killed worker left behind. Call when the worker starts, before the first question. */
export async function clearSessionRules(): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: ruleIds.filter((id) => !inUse.has(id)) });
}

/** Runs `task` while requests of our own to this address carry no `Origin`. */
export async function withoutOrigin<T>(url: string, task: () => Promise<T>): Promise<T> {
  const id = ruleIds.find((candidate) => !inUse.has(candidate));
  if (id === undefined) throw new Error('Too many questions at once.');
  inUse.add(id);
  const ownHost = new URL(browser.runtime.getURL('/')).hostname;
  try {
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: [id],
      addRules: [withoutOriginRule(id, url, ownHost)],
    });
    return await task();
  } finally {
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [id] });
    inUse.delete(id);
  }
}

/** Puts the rule around every repeat of the page's own question; all else goes as it is. */
export function askingAsThePage(http: HttpClient): HttpClient {
  return async (request) => {
    if (!request.withSession || !URL.canParse(request.url)) return http(request);
    try {
      return await withoutOrigin(request.url, () => http(request));
    } catch {
      // No rule could be put on: the host permission was withdrawn, so the question cannot be asked.
      return noAnswer(request, 0);
    }
  };
}
