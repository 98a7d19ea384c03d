/** What the server wrote into the page. */
export const boot = JSON.parse(document.getElementById('__BOOT__').textContent);

/** What the server has the page do from now on: freeze its picture, stop polling. */
export const orders = { ...boot.page };

export function obey(text) {
  if (text) Object.assign(orders, JSON.parse(text));
}
