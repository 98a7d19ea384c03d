import { describe, expect, it } from 'vitest';
import { CLIP, Course, look, poll, reply, submitted, tab, view } from './course';

const running = (progress: number) => reply([look('running', { progress })], { poll: poll() });
const failed = reply([look('failed', { error: { code: 'provider_timeout' } })], { poll: poll() });
const done = reply([look('done', { videoUrl: CLIP })], { poll: poll() });
const balance = (amount: number) =>
  reply([], {
    reading: {
      jobs: [],
      balances: [{ wallet: 'create', amount, unit: 'credits' }],
      jobList: false,
      unrecognised: { objects: 0, strings: 0, truncated: false },
    },
  });

/** Submitted, at 40 % after 40 s. */
function started(): Course {
  const course = new Course().at(0, tab('visible')).at(1, submitted(look('waiting')));
  for (let n = 1; n <= 4; n += 1) course.at(n * 10, running(n / 10));
  return course;
}

/** Failed at 50 s, and then seen at this progress every 10 s from second 60 on. */
function triedAgain(...progress: number[]): Course {
  const course = started().at(50, failed);
  for (const [n, share] of progress.entries()) course.at(60 + n * 10, running(share));
  return course;
}

describe('a job that goes on after its end', () => {
  it('is open again once it goes beyond what was known before the end', () => {
    const course = started().at(50, done).at(54, view('finished')).at(60, running(0.5));
    expect(course.verdict('job:a')).toBe('finished');
    expect(course.at(70, running(0.6)).verdict('job:a')).toBe('on-track');
    expect(course.at(80, done).to(84).verdict('job:a')).toBe('finished-unseen');
  });

  it('is open again once it has moved on from a lower figure for a minute', () => {
    const shares = [0.02, 0.07, 0.12, 0.17, 0.22, 0.27];
    expect(triedAgain(...shares).verdict('job:a')).toBe('failed-platform');
    expect(triedAgain(...shares, 0.32).verdict('job:a')).toBe('on-track');
  });

  it('stays over for late replies, one look, a look told twice, and a list that stands still', () => {
    expect(started().at(50, done).at(51, running(0.6)).at(57, running(0.7)).to(70).verdict('job:a')).toMatch(
      /^finished/,
    );
    expect(triedAgain(0.6).to(200).verdict('job:a')).toBe('failed-platform');
    expect(triedAgain(0.6).at(60.5, running(0.61)).verdict('job:a')).toBe('failed-platform');
    expect(triedAgain(...new Array<number>(30).fill(0.6)).verdict('job:a')).toBe('failed-platform');
  });

  it('stays over where the end is told in between: an older copy of the list lags behind', () => {
    const course = started().at(50, failed);
    for (let n = 0; n < 12; n += 1) course.at(60 + n * 10, running(0.2 + n / 100)).at(65 + n * 10, failed);
    expect(course.verdict('job:a')).toBe('failed-platform');
    expect(course.alerts()).toEqual(['job-failed']);
  });

  it('is asked about again, and a second failure is told again', () => {
    const course = triedAgain(0.3, 0.4, 0.5);
    expect(course.verdict('job:a')).toBe('on-track');
    course.to(200);
    expect(course.asked('poll-in-page').length).toBeGreaterThan(0);
    expect(course.at(210, failed).alerts()).toEqual(['job-failed', 'job-failed']);
  });

  it('takes back the notification that no longer holds', () => {
    const course = triedAgain(0.3, 0.4, 0.5);
    expect(course.effects.flatMap((effect) => (effect.do === 'withdraw' ? [effect.notification] : []))).toEqual([
      'unstuck:job-failed:job:a',
    ]);
  });

  it('was history, and is news', () => {
    const course = new Course().at(0, tab('visible')).at(1, failed).at(20, running(0.1)).at(30, running(0.2));
    expect(course.verdict('job:a')).toBe('on-track');
    expect(course.at(40, failed).alerts()).toEqual(['job-failed']);
  });

  it('has cost nothing in vain yet', () => {
    const course = new Course()
      .at(0, tab('visible'), balance(100))
      .at(1, submitted(look('waiting')))
      .at(5, balance(88));
    for (let n = 1; n <= 4; n += 1) course.at(n * 10, running(n / 10));
    course.at(50, failed);
    for (let n = 0; n < 80; n += 1) course.at(60 + n * 10, running(0.3 + n / 200), balance(88));
    expect(course.verdict('wallet:create')).not.toBe('charged-without-video');
  });

  it('teaches the wait that it had, not the one to an end that was none', () => {
    const course = started().at(50, done).at(60, running(0.5)).at(70, running(0.6));
    expect(course.state.waits.seen).toEqual([]);
    expect(course.at(101, done).state.waits.seen.map((wait) => wait.waitSeconds)).toEqual([100]);
    const anew = triedAgain(0.1, 0.2, 0.3, 0.4, 0.5).at(160, done);
    expect(anew.state.waits.seen.map((wait) => [wait.outcome, wait.waitSeconds])).toEqual([
      ['failed', 49],
      ['finished', 100],
    ]);
  });

  it('changes its word three times at most', () => {
    const course = started();
    for (let n = 0; n < 5; n += 1) {
      const from = 50 + n * 60;
      course
        .at(from, failed)
        .at(from + 20, running(0.5 + n / 20))
        .at(from + 30, running(0.52 + n / 20));
    }
    expect(course.alerts().filter((alert) => alert === 'job-failed')).toHaveLength(4);
    expect(course.verdict('job:a')).toBe('failed-platform');
  });
});
