import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { httpClient } from '../../../../lib/platform/http';
import { askingAsThePage, clearSessionRules } from '../../../../lib/platform/sessionRules';
import { lockStorage } from '../../../../lib/platform/storage';
import { browserTabs } from '../../../../lib/platform/tabs';
import { rememberedKeys } from '../../../../lib/platform/vault';
import { runContract, type Surroundings } from '../../cases';
import type { Ask } from '../asks';

const boot = Math.random();

const around: Surroundings = {
  target: import.meta.env.FIREFOX ? 'firefox' : 'chrome',
  vault: rememberedKeys,
  elapse: (ms) => new Promise((resume) => setTimeout(resume, ms)),
  now: () => Date.now(),
  soonestAlarmMs: 1_500,
  localQuota: import.meta.env.FIREFOX ? null : 10_485_760,
};

const http = askingAsThePage(httpClient());

async function answer(ask: Ask): Promise<unknown> {
  switch (ask.ask) {
    case 'boot':
      return boot;
    case 'contract':
      return { results: await runContract(around) };
    case 'http': {
      const { head, ...reply } = await http(ask.request);
      return { ...reply, head: [...head] };
    }
    case 'lock':
      return lockStorage();
    case 'clear-rules':
      return clearSessionRules();
    case 'say-to-tab': {
      const view = {
        type: 'tab-view' as const,
        tab: ask.tab,
        origin: 'https://pika.art',
        banners: [],
        jobs: [],
        theme: 'auto' as const,
      };
      return browserTabs.send(ask.tab, view);
    }
    case 'open':
      return browserTabs.open(ask.url);
  }
}

export default defineBackground({
  type: 'module',
  main: () => {
    browser.runtime.onMessage.addListener((ask: Ask) => answer(ask));
  },
});
