import { boot, obey } from './boot.js';

async function byFetch(url, { method, headers, body }) {
  const init = { method, headers, body };
  const reply = await (boot.page.transport === 'request' ? fetch(new Request(url, init)) : fetch(url, init));
  obey(reply.headers.get('x-page-orders'));
  const { status, ok } = reply;
  return { status, ok, header: (name) => reply.headers.get(name), text: await reply.text() };
}

const byXhr = (url, { method, headers, body }) =>
  new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.onload = () => {
      const { status, responseText: text } = xhr;
      obey(xhr.getResponseHeader('x-page-orders'));
      resolve({ status, ok: status >= 200 && status < 300, header: (name) => xhr.getResponseHeader(name), text });
    };
    xhr.onerror = () => reject(new TypeError('Failed to fetch'));
    xhr.send(body ?? null);
  });

/** One request, by fetch, by a `Request` or by XMLHttpRequest as the page was built. */
export function ask(url, { method = 'GET', headers = {}, body } = {}) {
  return boot.page.transport === 'xhr'
    ? byXhr(url, { method, headers, body })
    : byFetch(url, { method, headers, body });
}
