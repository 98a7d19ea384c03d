import { describe, expect, it } from 'vitest';
import type { JobSighting } from '../../../lib/model/job';
import { Course, look, poll, reply, submitted, tab } from './course';

const balance = (amount: number) => {
  const { reading, ...rest } = reply([]);
  return {
    ...rest,
    reading: { ...reading, balances: [{ wallet: 'create' as const, amount, unit: 'credits' as const }] },
  };
};

/** A job for 12 is submitted and paid; later a list comes, and after it the balance has fallen by 12 once more. */
const fallAgain = (list: JobSighting[]) =>
  new Course()
    .at(0, tab('visible'), balance(300))
    .at(5, submitted(look('waiting')))
    .at(7, balance(288))
    .at(60, reply(list, { poll: poll() }))
    .at(62, balance(276))
    .at(70, balance(276));

function secondFall(list: JobSighting[]): string | undefined {
  const course = fallAgain(list);
  return course.at(80, reply(list, { poll: poll() })).verdict('wallet:create');
}

const ours = look('running', { progress: 0.3 });

describe('a job that nobody submitted in sight', () => {
  it('is the reason of a fall where it runs, wherever it is listed', () => {
    expect(secondFall([ours])).toBe('charged-twice');
    expect(secondFall([ours, { id: 'b', state: 'running' }])).toBe('ok');
  });

  it('may still come to be seen in the minute after the fall', () => {
    const younger = [{ id: 'b', state: 'running' as const }, ours];
    expect(fallAgain([ours]).verdict('wallet:create')).toBe('ok');
    expect(
      fallAgain([ours])
        .at(90, reply(younger, { poll: poll() }))
        .to(900)
        .verdict('wallet:create'),
    ).toBe('ok');
    expect(fallAgain([ours]).to(123).verdict('wallet:create')).toBe('charged-twice');
  });

  it('is the reason too where it is over and listed ahead of a job submitted here: it is younger', () => {
    expect(secondFall([{ id: 'b', state: 'done' }, ours])).toBe('ok');
  });

  it('is no reason where it is over and listed after it: that is history', () => {
    expect(secondFall([ours, { id: 'b', state: 'done' }])).toBe('charged-twice');
  });
});

describe('a job that two answers left out and that is back', () => {
  const gone = (back: boolean) => {
    const course = new Course().at(0, tab('visible'), balance(300));
    course.at(5, submitted(look('waiting'))).at(7, balance(288));
    for (const at of [10, 15]) course.at(at, { ...reply([], { poll: poll() }), reading: emptyList });
    if (back) course.at(20, reply([ours], { poll: poll() }));
    return course.at(700, balance(288)).verdict('wallet:create');
  };
  const emptyList = { ...reply([]).reading, jobList: true };

  it('is not lost: its charge has no end any more', () => {
    expect(gone(false)).toBe('charged-without-video');
    expect(gone(true)).toBe('ok');
  });
});
