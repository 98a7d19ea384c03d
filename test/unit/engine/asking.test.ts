import { describe, expect, it } from 'vitest';
import type { EvidenceOf } from '../../../lib/model/evidence';
import { CLIP, Course, look, PAGE, poll, reply, submitted, tab, view } from './course';

const running = (progress: number, secret = false) =>
  reply([look('running', { progress })], { poll: poll(['a'], secret) });

/** The page polls every ten seconds up to the 61st, then falls silent. */
function silentAfterAMinute(course = new Course(), secret = false): Course {
  course.at(0, tab('visible')).at(1, submitted(look('waiting')));
  for (let at = 11; at <= 61; at += 10) course.at(at, running(at / 200, secret));
  return course;
}

const answer = (progress: number): EvidenceOf<'reply'> => ({ ...running(progress), via: 'repeat-in-page' });

describe('asking again', () => {
  it('begins after three of the page’s intervals, thirty seconds at the least, then every minute', () => {
    const course = silentAfterAMinute();
    course.to(240);
    expect(course.asked('poll-in-page')).toEqual([91, 151, 211]);
  });

  it('goes at the page’s own rhythm, twenty seconds at the least, while the popup is open', () => {
    const course = silentAfterAMinute().at(70, { kind: 'popup', open: true }).to(140);
    expect(course.asked('poll-in-page')).toEqual([91, 111, 131]);
  });

  it('waits twice as long after each failure, five minutes at the most', () => {
    const course = silentAfterAMinute();
    const failures = [91, 211, 451, 751, 1051];
    for (const at of failures)
      course.at(at + 1, reply([], { via: 'repeat-in-page', status: 503 }, { kind: 'server-error' }));
    course.to(1100);
    expect(course.asked('poll-in-page')).toEqual(failures);
  });

  it('keeps Retry-After', () => {
    const course = silentAfterAMinute();
    const refusal = { kind: 'rate-limited' as const, retryAfterSeconds: 400 };
    course.at(92, reply([], { via: 'repeat-in-page', status: 429 }, refusal)).to(600);
    expect(course.asked('poll-in-page')).toEqual([91, 492]);
  });

  it('keeps the page’s own Retry-After too', () => {
    const course = silentAfterAMinute();
    const refusal = { kind: 'rate-limited' as const, retryAfterSeconds: 200 };
    course.at(66, reply([], { status: 429, poll: poll() }, refusal)).to(280);
    expect(course.asked('poll-in-page')).toEqual([266]);
  });

  it('asks again, seldom, after a no that is no lost session', () => {
    const course = silentAfterAMinute();
    course.at(92, reply([], { via: 'repeat-in-page', status: 403 }, { kind: 'rejected' })).to(3000);
    expect(course.asked('poll-in-page').slice(0, 2)).toEqual([91, 1892]);
  });

  it.each(['signed-out', 'gone'] as const)('ends with a refusal (%s), until the page asks again', (kind) => {
    const course = silentAfterAMinute();
    course.at(92, reply([], { via: 'repeat-in-page', status: 409 }, { kind })).to(900);
    expect(course.asked('poll-in-page')).toEqual([91]);
    course.at(900, running(0.4)).to(960);
    expect(course.asked('poll-in-page')).toHaveLength(2);
  });

  it('ends with the job', () => {
    const course = silentAfterAMinute().at(
      95,
      { ...reply([look('done', { videoUrl: CLIP })], { poll: poll() }), via: 'repeat-in-page' },
      view('finished'),
    );
    expect(course.to(2000).asked('poll-in-page')).toEqual([91]);
  });

  it('is done by the background when the tab is closed', () => {
    const course = silentAfterAMinute().at(62, tab('closed')).to(100);
    expect(course.asked('poll')).toEqual([91]);
    expect(course.asked('poll-in-page')).toEqual([]);
  });

  it('is never done by the background where the page signs its question', () => {
    const course = silentAfterAMinute(new Course(), true).at(62, tab('closed')).to(2000);
    expect(course.asked('poll')).toEqual([]);
  });

  it('is left undone where the user switched it off', () => {
    expect(
      silentAfterAMinute(new Course({ pollPage: false }))
        .to(2000)
        .asked('poll-in-page'),
    ).toEqual([]);
    expect(
      silentAfterAMinute(new Course({ pollClosed: false }))
        .at(62, tab('closed'))
        .to(2000)
        .asked('poll'),
    ).toEqual([]);
  });

  it('is left undone off line', () => {
    const course = silentAfterAMinute().at(62, { kind: 'network', online: false }).to(600);
    expect(course.asked('poll-in-page')).toEqual([]);
  });

  it('does not repeat a question about another job', () => {
    const course = silentAfterAMinute().at(
      65,
      reply([look('done', { videoUrl: CLIP })], { poll: poll() }),
      view('finished'),
    );
    course.at(70, submitted(look('waiting', { id: 'b' }))).to(600);
    expect(course.asked('poll-in-page')).toEqual([]);
  });

  it('takes what a server says to one tab for all that ask the same', () => {
    for (const [refusal, asked] of [
      [{ kind: 'rate-limited' as const, retryAfterSeconds: 900 }, [93, 994]],
      [{ kind: 'signed-out' as const }, [93]],
    ] as const) {
      const course = silentAfterAMinute().at(62, tab('visible', PAGE, 2));
      course.at(63, { ...running(0.3), tab: 2 });
      course.at(94, reply([], { via: 'repeat-in-page', tab: 2, status: 429, poll: poll() }, refusal)).to(1000);
      expect(course.asked('poll-in-page')).toEqual(asked);
    }
  });

  it('keeps Retry-After for every question at the same place', () => {
    const course = silentAfterAMinute().at(61, submitted(look('waiting', { id: 'b' }), { tab: 2 }));
    course.at(62, { ...reply([look('running', { id: 'b' })], { poll: poll(['b']) }), tab: 2 });
    const refusal = { kind: 'rate-limited' as const, retryAfterSeconds: 900 };
    course.at(70, reply([], { status: 429, poll: poll() }, refusal)).to(960);
    expect([...course.asked('poll'), ...course.asked('poll-in-page')]).toEqual([]);
  });

  it('asks for the jobs of each tab, though all questions have one address', () => {
    const course = silentAfterAMinute().at(61, submitted(look('waiting', { id: 'b' }), { tab: 2 }));
    course.at(62, tab('visible', PAGE, 2));
    for (let at = 62; at <= 64; at += 1)
      course.at(at, { ...reply([look('running', { id: 'b' })], { poll: poll(['b']) }), tab: 2 });
    course.to(100);
    const named = course.effects.flatMap((effect) =>
      effect.do === 'ask' && effect.question.about === 'poll-in-page' ? effect.question.request.jobIds : [],
    );
    expect(named.sort()).toEqual(['a', 'b']);
  });

  it('asks once for a job that two tabs ask for in different words', () => {
    const course = silentAfterAMinute().at(62, tab('visible', PAGE, 2));
    const both = reply([look('running', { progress: 0.3 })], { poll: poll(['a', 'z']) });
    for (let at = 63; at <= 65; at += 1) course.at(at, { ...both, tab: 2 });
    expect(course.to(140).asked('poll-in-page')).toEqual([95]);
  });

  it('grows rare while a word stands that nobody knows, and is quick again when the job moves', () => {
    const course = silentAfterAMinute().at(62, tab('closed'));
    const { tab: _closed, ...odd } = reply([look('unknown', { statusWord: 'shelved' })], { poll: poll() });
    for (let at = 91; at < 86_400; at += 30) course.at(at, { ...odd, via: 'repeat-in-background' });
    const asked = course.asked('poll');
    expect(asked.length).toBeLessThan(150);
    expect(asked.filter((at) => at < 900).length).toBeGreaterThan(12);
    const { tab: _gone, ...known } = running(0.5);
    course.at(86_400, { ...known, via: 'repeat-in-background' }).to(86_700);
    expect(course.asked('poll').length - asked.length).toBeGreaterThan(3);
  });

  it('keeps the job in sight', () => {
    const course = silentAfterAMinute();
    for (let at = 92; at < 900; at += 60) course.at(at, answer(at / 1000));
    expect(course.verdict('job:a')).not.toBe('unknown');
  });
});
