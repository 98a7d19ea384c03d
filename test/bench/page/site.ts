import { bareSite } from '../../e2e/site';

/** Characters of one job in a reply, about. */
const JOB_CHARS = 500;
const NODES = 5000;

const id = (n: number) => `7b1f4f7e-9c53-4e0a-8a86-${String(n).padStart(12, '0')}`;

/** A list of jobs of about `chars` characters; the first two are under way, and move on with every reply if it `moves`. */
function list(chars: number, reply: number): string {
  const jobs = Array.from({ length: Math.max(2, Math.round(chars / JOB_CHARS)) }, (_, n) => ({
    id: id(n),
    prompt: `prompt ${n} ${'of many words '.repeat(15)}`,
    status: n < 2 ? 'running' : 'finished',
    progress: n < 2 ? (reply % 900) / 10 : 100,
    model: 'pika-2.5',
    resolution: '720p',
    video_url: n < 2 ? null : `https://cdn.pika.art/v1/${id(n)}/a.mp4`,
  }));
  return JSON.stringify({ videos: jobs });
}

const page = `<!doctype html><title>Pika</title><main></main><script>
const id = (n) => '7b1f4f7e-9c53-4e0a-8a86-' + String(n).padStart(12, '0');
const main = document.querySelector('main');
for (let n = 0; n < ${NODES / 10}; n += 1) {
  const card = document.createElement('article');
  card.innerHTML = '<a href="/library?v=' + id(n) + '"><video data-src="' + id(n) + '"></video><p>prompt ' + n + '</p><span>5 s</span></a><div><button>a</button><button>b</button><i data-id="' + n + '"></i></div>';
  main.append(card);
}
const texts = [...document.querySelectorAll('span')];
let changes = 0;
async function run(seconds, chars, moves, still) {
  const until = performance.now() + seconds * 1000;
  const ask = async () => {
    while (performance.now() < until) {
      await (await fetch('/list?chars=' + chars + '&moves=' + moves)).json();
      await new Promise((resolve) => setTimeout(resolve, 1000 / 3));
    }
  };
  const asking = ask();
  while (!still && performance.now() < until) {
    changes += 1;
    texts[(changes * 7) % texts.length].textContent = (changes % 100) + ' s';
    await new Promise((resolve) => setTimeout(resolve, 1000 / 60));
  }
  await asking;
}
</script>`;

/** A page of 5,000 nodes with 60 changes and 3 questions a second, as long as it is told to `run`. */
export function benchSite() {
  let replies = 0;
  return bareSite(({ url }) => {
    if (url.pathname !== '/list') return { status: 200, headers: { 'content-type': 'text/html' }, body: page };
    if (url.searchParams.get('moves') === 'true') replies += 1;
    const body = list(Number(url.searchParams.get('chars')), replies);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  });
}
