import { underFaults } from '../apis/kit/fault';
import { makeSite } from '../apis/kit/make-site';
import { html } from '../apis/kit/reply';
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { conditional } from './conditional';
import type { PageKnobs } from './model';
import { type PageView, viewPage } from './view';

/** How one hoster writes a page; undefined where it has no such path. */
type PageWriter<Knobs extends PageKnobs> = (path: string, view: PageView, knobs: Knobs) => WorldReply | undefined;

const publicHeaders = { 'access-control-allow-origin': '*', 'cache-control': 'max-age=0, private, must-revalidate' };

/** A status page at a hoster: model, writer, conditional requests, faults. */
export function pageSite<Knobs extends PageKnobs>(
  context: WorldContext,
  name: string,
  hosts: Site['hosts'],
  start: () => Knobs,
  write: PageWriter<Knobs>,
): Site<Knobs> {
  let seen = '';
  // The page was there, unchanged, for a day when the world began.
  let changedAtMs = context.clock.now() - 86_400_000;

  function route(request: WorldRequest, knobs: Knobs): WorldReply {
    const now = context.clock.now();
    const fingerprint = JSON.stringify(knobs.components);
    if (seen !== '' && fingerprint !== seen) changedAtMs = now;
    seen = fingerprint;
    const view = viewPage(knobs, now, changedAtMs);
    const path = request.url.pathname.replace(/\/+$/, '') || '/';
    const reply =
      path === '/' ? html(200, `<!doctype html><title>${view.name} Status</title>`) : write(path, view, knobs);
    if (!reply) return html(404, '<!doctype html><title>Not found</title>');
    return conditional(request, { ...reply, headers: { ...publicHeaders, ...reply.headers } }, view.updatedAtMs);
  }

  const site = makeSite<Knobs>({
    name,
    hosts,
    start,
    forget() {
      seen = JSON.stringify(site.knobs.components);
      changedAtMs = context.clock.now() - 86_400_000;
    },
    handle: underFaults(context, (status) => html(status, `<!doctype html><title>${status}</title>`), route),
  });
  seen = JSON.stringify(site.knobs.components);
  return site;
}
