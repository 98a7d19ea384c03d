import { describe, expect, it } from 'vitest';
import { CLIP, Course, look, poll, reply, tab } from './course';

const generation = (more: object = {}) =>
  reply([look('waiting', { id: 'gen-0001', prompt: 'a mill', videoIds: ['vid-0001'], ...more })]);
const video = (state: 'running' | 'done', more: object = {}) =>
  reply([look(state, { id: 'vid-0001', ...more })], {
    poll: { ...poll(['vid-0001']), url: 'https://api.pika.art/videos/vid-0001', method: 'GET', body: '' },
  });
const start = (more: object = {}) => new Course().at(0, tab('visible')).at(1, generation(more));

describe('a video that is asked for by its own id', () => {
  it('is its generation', () => {
    const course = start()
      .at(10, video('running', { progress: 0.2 }))
      .at(20, video('running', { progress: 0.4 }));
    expect(Object.keys(course.state.jobs)).toEqual(['gen-0001']);
    expect(course.state.jobs['gen-0001']).toMatchObject({ progress: 0.4, videoIds: ['vid-0001'] });
    course.at(30, video('done', { videoUrl: CLIP })).to(40);
    expect(course.verdict('job:gen-0001')).toBe('finished-unseen');
    expect(course.alerts()).toEqual(['job-finished']);
  });
  it('is asked for again when the page stops', () => {
    const course = start()
      .at(10, video('running', { progress: 0.2 }))
      .at(20, video('running', { progress: 0.4 }))
      .at(30, video('running', { progress: 0.6 }));
    expect(course.to(120).asked('poll-in-page').length).toBeGreaterThan(0);
  });
  it('is told once where the reply names both', () => {
    const both = reply([look('waiting', { id: 'gen-0001', videoIds: ['vid-0001'] }), look('done', { id: 'vid-0001' })]);
    const course = new Course().at(0, tab('visible')).at(1, both);
    expect(Object.keys(course.state.jobs)).toEqual(['gen-0001']);
    expect(course.state.jobs['gen-0001']?.state).toBe('waiting');
  });
  it('is a job of its own where the prompts differ, where there are several, and under a mere number', () => {
    const own = (course: Course) => Object.keys(course.state.jobs).length;
    expect(own(start().at(10, video('running', { prompt: 'a fox' })))).toBe(2);
    expect(own(start({ videoIds: ['vid-0001', 'vid-0002'] }).at(10, video('running')))).toBe(2);
    expect(own(start({ videoIds: ['1234567'] }).at(10, reply([look('running', { id: '1234567' })])))).toBe(2);
  });
});
