/* The pretend app's own script. It knows nothing of the extension and shows what its server tells it. */
import { boot } from '../../pika/client/boot.js';
import { el } from '../../pika/client/element.js';
import { report } from './action.js';
import { ballast } from './ballast.js';
import { createPage } from './create.js';
import { readCredits, showCredits } from './credits.js';
import { explore } from './explore.js';
import { again, drawList, isLibrary, loadList, loadOne } from './library.js';
import { loginPage } from './login.js';

const root = document.getElementById('__next');
const extra = ballast();

function navigate(path) {
  history.pushState({}, '', path);
  draw();
}

/** Links of the app itself change the address without loading a page. */
function go(event) {
  const anchor = event.target.closest('a');
  if (!anchor || anchor.origin !== location.origin) return;
  event.preventDefault();
  navigate(anchor.pathname + anchor.search);
}

const link = (href, text) => el('a', { href }, text);

function body() {
  if (location.pathname === '/login') return loginPage();
  if (location.pathname === '/create') return createPage(navigate);
  if (isLibrary()) return el('div', { className: 'grid' });
  const grid = el('div', { className: 'grid explore' });
  return el('section', {}, el('h1', {}, 'Reality is optional'), link('/create', 'Create a video'), grid);
}

function draw() {
  const home = el('a', { href: '/', className: 'logo' }, 'Pika');
  const credits = el('span', { className: 'credits' });
  const nav = el('header', {}, home, link('/create', 'Create'), link('/library', 'Library'), credits);
  root.replaceChildren(nav, el('main', {}, body(), extra));
  showCredits();
  if (location.pathname === '/') explore().catch(report);
  if (isLibrary()) {
    drawList();
    again();
  }
}

addEventListener('popstate', draw);
addEventListener('scroll', () => boot.page.virtualList && drawList());
root.addEventListener('click', go);
draw();
if (boot.signedIn) {
  readCredits().catch(report);
  if (isLibrary()) {
    const [, , wanted] = location.pathname.startsWith('/video/') ? location.pathname.split('/') : [];
    (wanted ? loadOne(wanted) : loadList()).catch(report).finally(again);
  }
}
