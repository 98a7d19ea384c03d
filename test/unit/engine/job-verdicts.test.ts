import { describe, expect, it } from 'vitest';
import { CLIP, Course, clip, look, poll, reply, submitted, tab, view } from './course';

const done = look('done', { videoUrl: CLIP });
const running = (progress: number) => reply([look('running', { progress })], { poll: poll() });

function started(): Course {
  return new Course()
    .at(0, tab('visible'))
    .at(1, submitted(look('waiting')))
    .at(11, running(0.1))
    .at(21, running(0.3));
}

describe('a job that is under way', () => {
  it('is on track while it moves', () => {
    expect(started().verdict('job:a')).toBe('on-track');
  });

  it('is unknown after five minutes without news, not a second before', () => {
    const course = started();
    expect(course.to(320.9).verdict('job:a')).toBe('on-track');
    expect(course.to(321.1).verdict('job:a')).toBe('unknown');
    expect(course.advice('job:a')).toContain('open-pika');
  });

  it('stays in sight for five of its usual looks where that is longer', () => {
    const course = new Course().at(0, tab('visible')).at(1, submitted(look('waiting')));
    for (let n = 1; n <= 4; n += 1) course.at(1 + n * 120, running(n / 10));
    expect(course.to(481 + 590).verdict('job:a')).not.toBe('unknown');
    expect(course.to(481 + 610).verdict('job:a')).toBe('unknown');
  });

  it('needs a second look after a gap before its pace is judged', () => {
    const course = started().at(700, running(0.3));
    expect(course.verdict('job:a')).toBe('unknown');
    expect(course.at(710, running(0.4)).verdict('job:a')).toBe('on-track');
  });

  it('is decided by the first look after a gap when that tells an end', () => {
    const course = started().at(700, reply([look('cancelled')]));
    expect(course.verdict('job:a')).toBe('cancelled');
  });

  it('is unknown when its status word is unknown, even with progress', () => {
    const course = started().at(31, reply([look('unknown', { statusWord: 'marinating', progress: 0.5 })]));
    expect(course.verdict('job:a')).toBe('unknown');
  });

  it('is never called stuck from silence', () => {
    const course = started();
    for (let at = 30; at < 7200; at += 30) expect(course.to(at).verdict('job:a')).not.toBe('stuck');
  });

  it('is called stuck when looks show no movement, twenty minutes at the latest, and told once', () => {
    const course = started();
    let stuckAt = 0;
    for (let at = 31; at < 1400; at += 10) {
      course.at(at, running(0.3));
      if (stuckAt === 0 && course.verdict('job:a') === 'stuck') stuckAt = at;
    }
    expect(stuckAt).toBeGreaterThan(60);
    expect(stuckAt).toBeLessThanOrEqual(1231);
    expect(course.advice('job:a')[0]).toBe('cancel-first');
    expect(course.alerts().filter((id) => id === 'job-stuck')).toHaveLength(1);
  });
});

describe('a question that was refused', () => {
  it('leaves the job unknown and advises to sign in', () => {
    const course = started().at(31, reply([], { status: 401, poll: poll() }, { kind: 'signed-out' }));
    expect(course.verdict('job:a')).toBe('unknown');
    expect(course.advice('job:a')).toEqual(['sign-in']);
    expect(course.alerts()).toEqual([]);
  });

  it('is a gap: the first look after it decides only an end', () => {
    const course = started().at(31, reply([], { status: 401, poll: poll() }, { kind: 'signed-out' }));
    expect(course.at(41, running(0.4)).verdict('job:a')).toBe('unknown');
    expect(course.at(51, running(0.5)).verdict('job:a')).toBe('on-track');
    course.at(61, reply([], { status: 401, poll: poll() }, { kind: 'signed-out' }));
    expect(course.at(71, reply([done]), view('finished')).verdict('job:a')).toBe('finished');
  });

  it('says nothing of the job where it was not the question about it', () => {
    const course = started().at(31, reply([], { host: 'api.pika.art', status: 401 }, { kind: 'signed-out' }));
    expect(course.verdict('job:a')).toBe('on-track');
  });
});

describe('a job that an answer leaves out', () => {
  const without = (body: string) => {
    const course = started();
    const answer = reply([look('running', { id: 'other' })], { via: 'repeat-in-page', poll: { ...poll(), body } });
    for (let at = 40; at <= 80; at += 20) course.at(at, answer);
    return course.verdict('job:a');
  };

  it('may be gone where the question named it', () => {
    expect(without('[{"ids":["other","a"]}]')).toBe('unknown');
  });

  it('is not gone where a list was asked for, though the list told of it before', () => {
    expect(without('[{"after":"","perPage":12}]')).toBe('on-track');
  });
});

describe('a submit that was turned down', () => {
  it('gets an id of ours, counting from 1', () => {
    const submit = { kind: {}, costCredits: 12 };
    const course = new Course()
      .at(0, tab('visible'))
      .at(1, reply([], { status: 401, submit }, { kind: 'signed-out', error: { message: 'Unauthorized' } }))
      .at(9, reply([], { status: 502, submit }, { kind: 'server-error' }));
    expect(course.verdict('job:submit-1')).toBe('failed-session');
    expect(course.verdict('job:submit-2')).toBe('failed-platform');
    expect(course.alerts()).toEqual(['job-failed', 'job-failed']);
  });

  it('is not made of a connection that failed', () => {
    const course = new Course().at(0, tab('visible')).at(1, reply([], { status: 0, submit: { kind: {} } }));
    expect(course.verdict('job:submit-1')).toBeUndefined();
  });
});

describe('an end', () => {
  it('is finished when the page shows it within its three seconds', () => {
    const course = started().at(100, reply([done]));
    expect(course.to(102.9).verdict('job:a')).toBe('on-track');
    expect(course.at(102.95, view('finished')).to(120).verdict('job:a')).toBe('finished');
    expect(course.alerts()).toEqual([]);
  });

  it('is finished-unseen when it does not, and finished when it shows it later', () => {
    const course = started().at(100, reply([done]), view('in-progress'));
    expect(course.to(103.1).verdict('job:a')).toBe('finished-unseen');
    expect(course.alerts()).toEqual(['job-finished']);
    expect(course.at(110, view('finished')).verdict('job:a')).toBe('finished');
    expect(course.alerts()).toEqual(['job-finished']);
  });

  it('is finished-unseen at once when no page is open', () => {
    const course = started()
      .at(50, tab('closed'))
      .at(100, reply([done], { via: 'repeat-in-background' }));
    expect(course.verdict('job:a')).toBe('finished-unseen');
  });

  it('is told when the page that shows it is not in front', () => {
    const course = started()
      .at(60, tab('hidden'))
      .at(100, reply([done]), view('finished'))
      .to(110);
    expect(course.verdict('job:a')).toBe('finished');
    expect(course.alerts()).toEqual(['job-finished']);
  });

  it('without an address is on track for a minute, then finished-no-link', () => {
    const course = started().at(100, reply([look('done')]));
    expect(course.to(159).verdict('job:a')).toBe('on-track');
    expect(course.to(161).verdict('job:a')).toBe('finished-no-link');
  });

  it('that is first seen as an end is history: a verdict, no alert, no look at its file', () => {
    const course = new Course()
      .at(0, tab('visible'))
      .at(1, reply([done, look('failed', { id: 'b', error: { message: 'moderation_blocked' } })]))
      .to(300);
    expect(course.verdict('job:a')).toBe('finished');
    expect(course.verdict('job:b')).toBe('failed-policy');
    expect(course.alerts()).toEqual([]);
    expect(course.asked('clip')).toEqual([]);
  });

  it('is not undone by a late look from before it', () => {
    const course = started()
      .at(100, reply([done]), view('finished'))
      .at(101, running(0.9))
      .to(110);
    expect(course.verdict('job:a')).toBe('finished');
  });
});

describe('a file that does not play', () => {
  const finished = () => started().at(100, reply([done]), view('finished'));

  it('is claimed after its own host said so twice', () => {
    const course = finished().at(101, clip('refused', 404));
    expect(course.to(129).verdict('job:a')).toBe('finished');
    expect(course.at(132, clip('refused', 404)).verdict('job:a')).toBe('finished-unplayable');
    expect(course.alerts()).toEqual(['clip-unplayable']);
  });

  it('is never claimed from failed connections', () => {
    const course = finished();
    for (const at of [101, 140, 210, 340, 950, 2800]) course.at(at, clip('unreachable', 0));
    expect(course.verdict('job:a')).toBe('finished');
  });

  it('is not claimed while the browser is off line', () => {
    const course = finished()
      .at(101, clip('not-video', 200), { kind: 'network', online: false })
      .at(132, clip('not-video', 200));
    expect(course.verdict('job:a')).toBe('finished');
  });

  it('is taken back when the file plays after all', () => {
    const course = finished()
      .at(101, clip('refused', 404))
      .at(132, clip('refused', 404))
      .at(200, clip('playable', 206));
    expect(course.verdict('job:a')).toBe('finished');
  });
});

describe('the same submit twice', () => {
  it('advises to cancel one while the first is not over', () => {
    const course = started().at(30, submitted(look('waiting', { id: 'b' })));
    expect(course.advice('job:b')).toContain('cancel-first');
    expect(course.advice('job:a')).toContain('cancel-first');
  });

  it('is no matter once the first is over', () => {
    const course = started()
      .at(30, reply([done]), view('finished'))
      .at(60, submitted(look('waiting', { id: 'b' })));
    expect(course.advice('job:b')).not.toContain('cancel-first');
  });
});
