import { describe, expect, it } from 'vitest';
import { adviceTarget } from '../../../components/words/adviceTarget';
import { createActions } from '../../../entrypoints/pages/actions';
import { createView } from '../../../entrypoints/pages/view';
import { adviceIdSchema } from '../../../lib/model/verdict';
import { fakeBridge } from '../../ui/fakeBridge';

describe('places where advice can be taken', () => {
  it('for a job that was sent with a key lead to none of Pika’s pages', () => {
    const card = {
      id: '1',
      provider: 'fal',
      state: 'done',
      startedAtMs: 0,
      endedAtMs: 1,
      seenAtMs: 1,
      tabs: [],
    } as const;
    const places = adviceIdSchema.options.map((id) => [id, adviceTarget(id, { ...card, tabs: [] })?.url] as const);
    expect(places.filter(([, url]) => url !== undefined)).toEqual([
      ['top-up', 'https://fal.ai'],
      ['check-account', '/dashboard.html#settings'],
      ['switch-service', '/dashboard.html#fallback'],
    ]);
    const film = 'https://v3.fal.media/a.mp4';
    expect(adviceTarget('open-video', { ...card, tabs: [], videoUrl: film })?.url).toBe(film);
  });

  it('for a purse lead to where it is filled up', () => {
    const topUp = (subject: string) => adviceTarget('top-up', undefined, subject)?.url;
    expect(topUp('wallet:create')).toBe('https://pika.art/pricing');
    expect(topUp('wallet:fal')).toBe('https://fal.ai');
    expect(topUp('wallet:api')).toBe('https://dev.pika.art/billing');
    expect(adviceTarget('contact-support', undefined, 'wallet:fal')).toBeUndefined();
  });

  it('on a page of ours are opened as one', () => {
    const { bridge, sent } = fakeBridge({});
    const opened: string[] = [];
    const openPage = async (path: string) => void opened.push(path);
    const { open } = createActions({ ...bridge, openPage }, createView());
    open('/dashboard.html#settings', 'job:1');
    open('https://fal.ai', 'wallet:fal');
    expect(opened).toEqual(['/dashboard.html#settings']);
    expect(sent).toEqual([{ type: 'open', url: 'https://fal.ai', subject: 'wallet:fal' }]);
  });
});
