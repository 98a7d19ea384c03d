import { boot, obey, orders } from '../../pika/client/boot.js';
import { askJson } from './ask-json.js';
import { report, showCredits, take } from './gallery.js';
import { tile } from './tile.js';

let streaming = false;

/** Server-sent events, by fetch or by EventSource. */
export const events = {
  read: (one) => tile(one.task_id, one.task_status, one.completion, one.input.prompt, one.result?.mp4_url, one.detail),
  async submit({ prompt, seconds, size }) {
    take([events.read(await askJson('/api/tasks', { input: { prompt, seconds, size } }))]);
  },
  hear(name, text) {
    const value = JSON.parse(text);
    if (name === 'snapshot') take(value.tasks.map(events.read));
    if (name === 'task') take([events.read(value)]);
    if (name === 'wallet') showCredits(value.credits_left);
  },
  async list() {
    if (streaming) return;
    streaming = true;
    if (boot.eventReader === 'eventsource') {
      const source = new EventSource('/api/stream');
      for (const name of ['snapshot', 'task', 'wallet'])
        source.addEventListener(name, (event) => events.hear(name, event.data));
      return;
    }
    const reply = await fetch('/api/stream', { headers: { accept: 'text/event-stream' } });
    const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (rest + part.value).split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        const [, name] = /^event: (.*)$/m.exec(block) ?? [];
        const [, text] = /^data: (.*)$/m.exec(block) ?? [];
        obey(/^: orders (.*)$/m.exec(block)?.[1]);
        if (name) events.hear(name, text);
      }
    }
    streaming = false;
    if (orders.polling !== 'stopped') setTimeout(() => events.list().catch(report), 2000);
  },
  poll: () => Promise.resolve(),
  credits: () => Promise.resolve(null),
};
