import { describe, expect, it } from 'vitest';
import { madeBy } from '../../../lib/engine/notes/made';
import type { JobSighting } from '../../../lib/model/job';
import { Course, look, reply, START, submitted, tab } from './course';

const job = (id: string, state: JobSighting['state'], prompt?: string) =>
  look(state, { id, ...(prompt !== undefined && { prompt }) });
const submit = { kind: {}, prompt: 'a mill on the moon' };

/** Ids of the jobs that the submit made, where these were known from a list at second 0. */
function made(jobs: JobSighting[], known: JobSighting[] = [], seconds = 120): string[] {
  const course = new Course().at(0, tab('visible'), reply(known));
  return madeBy(course.state, submit, jobs, START + seconds * 1000).map(({ id }) => id);
}

describe('the job that a submit made, among those in its answer', () => {
  it('is the new one with its prompt, wherever it stands', () => {
    const others = [job('b', 'done', 'a fox'), job('c', 'failed', 'a mill on the moon'), job('d', 'running', 'a fox')];
    expect(made([...others, job('a', 'waiting', 'A mill  on the moon')])).toEqual(['a']);
  });
  it('are all open ones with its prompt: several takes', () => {
    expect(made([job('a', 'waiting', submit.prompt), job('b', 'waiting', submit.prompt)])).toEqual(['a', 'b']);
  });
  it('is the open one where the prompt was rewritten or is not told', () => {
    expect(made([job('b', 'done', 'a fox'), job('a', 'waiting', 'a lunar mill')])).toEqual(['a']);
    expect(made([job('a', 'waiting')])).toEqual(['a']);
    expect(made([job('d', 'running', 'a fox'), job('a', 'waiting'), job('b', 'waiting')])).toEqual(['a', 'b']);
  });
  it('is over at once where nothing else can be it', () => {
    expect(made([job('a', 'failed')])).toEqual(['a']);
    expect(made([job('b', 'done', 'a fox'), job('a', 'failed', submit.prompt)])).toEqual(['a']);
  });
  it('is none that was known for long, and none of the old films', () => {
    expect(made([job('b', 'running', submit.prompt)], [job('b', 'running')])).toEqual([]);
    expect(made([job('b', 'done', 'a fox'), job('c', 'failed', 'a cat')])).toEqual([]);
    expect(made([job('b', 'done', submit.prompt)], [job('b', 'done')], 1)).toEqual([]);
  });
  it('may be known from a question that was quicker than the answer', () => {
    expect(made([job('a', 'waiting', submit.prompt)], [job('a', 'waiting')], 2)).toEqual(['a']);
  });

  it('alone is charged and told of', () => {
    const answer = submitted(look('waiting'));
    const old = look('done', { id: 'old', prompt: 'a fox', videoUrl: 'https://cdn.pika.art/v1/b/film.mp4' });
    const reading = { ...answer.reading, jobs: [old, look('waiting')] };
    const course = new Course()
      .at(0, tab('visible'))
      .at(1, { ...answer, reading })
      .to(60);
    expect(course.alerts()).toEqual([]);
    expect(course.asked('clip')).toEqual([]);
    expect(course.state.wallets.create?.charges.map((charge) => charge.job)).toEqual(['a']);
  });
});
