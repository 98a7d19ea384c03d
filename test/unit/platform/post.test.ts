import { describe, expect, it } from 'vitest';
import type { ToBackground } from '../../../lib/model/message';
import { createPost } from '../../../lib/platform/post';
import { VirtualClock } from '../page/world';

const message = (url: string): ToBackground => ({ type: 'hello', url, visible: true });
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('the post to the background', () => {
  it('keeps order, keeps what was not taken, and tells the answers', async () => {
    const clock = new VirtualClock();
    const heard: string[] = [];
    const answers: unknown[] = [];
    let awake = false;
    const post = createPost(
      async (sent) => {
        if (!awake) throw new Error('nobody hears');
        heard.push(sent.type === 'hello' ? sent.url : '');
        return heard.length;
      },
      (ms, task) => clock.timer(ms, task),
      'me',
    );
    post.send(message('a'), (answer) => answers.push(answer));
    post.send(message('b'), (answer) => answers.push(answer));
    await settle();
    expect(heard).toEqual([]);
    awake = true;
    clock.runTo(1000);
    await settle();
    expect(heard).toEqual(['a', 'b']);
    expect(answers).toEqual([1, 2]);
  });

  it('tries again at once when the background is seen awake, and when an answer never comes', async () => {
    const clock = new VirtualClock();
    let calls = 0;
    const post = createPost(
      () => {
        calls += 1;
        return calls === 1 ? new Promise(() => undefined) : Promise.resolve(true);
      },
      (ms, task) => clock.timer(ms, task),
      'me',
    );
    post.send(message('a'));
    post.retry();
    await settle();
    expect(calls).toBe(1);
    clock.runTo(20_000);
    await settle();
    post.retry();
    await settle();
    expect(calls).toBe(2);
  });

  it('names each letter, the same when it is sent again', async () => {
    const clock = new VirtualClock();
    const letters: (string | undefined)[] = [];
    const post = createPost(
      async (sent) => {
        letters.push(sent.type === 'evidence' ? sent.letter : 'none');
        if (letters.length === 1) throw new Error('nobody hears');
      },
      (ms, task) => clock.timer(ms, task),
      'me',
    );
    post.send({ type: 'evidence', evidence: [{ kind: 'tick' }] });
    post.send({ type: 'evidence', evidence: [{ kind: 'tick' }] });
    await settle();
    clock.runTo(1000);
    await settle();
    expect(letters).toEqual(['me:1', 'me:1', 'me:2']);
  });

  it('keeps no more than it can hold', async () => {
    const heard: string[] = [];
    let awake = false;
    const post = createPost(
      async (sent) => {
        if (!awake) throw new Error('nobody hears');
        heard.push(sent.type === 'hello' ? sent.url : '');
      },
      () => () => undefined,
      'me',
    );
    for (let n = 0; n < 500; n += 1) post.send(message(String(n)));
    await settle();
    awake = true;
    post.retry();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toHaveLength(200);
    expect(heard.at(-1)).toBe('499');
  });

  it('gives a letter up that the background cannot answer, and none for want of a receiver', async () => {
    const clock = new VirtualClock();
    const tried: string[] = [];
    let away = true;
    const post = createPost(
      async (sent) => {
        const name = sent.type === 'hello' ? sent.url : '';
        if (away) throw new Error('Could not establish connection. Receiving end does not exist.');
        tried.push(name);
        if (name === 'odd') throw new Error('The message port closed before a response was received.');
      },
      (ms, task) => clock.timer(ms, task),
      'me',
    );
    post.send(message('odd'));
    post.send(message('good'));
    for (let second = 0; second < 300; second += 1) {
      await settle();
      clock.runTo(second * 1000);
    }
    expect(tried).toEqual([]);
    away = false;
    for (let second = 300; second < 600; second += 1) {
      await settle();
      clock.runTo(second * 1000);
    }
    expect(tried).toEqual(['odd', 'odd', 'odd', 'odd', 'odd', 'good']);
  });
});
