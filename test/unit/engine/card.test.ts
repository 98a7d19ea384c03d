import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceOf } from '../../../lib/model/evidence';
import { CLIP, Course, look, reply, submitted, tab, view } from './course';

const shows = (figure: number): EvidenceOf<'view'> => ({
  kind: 'view',
  tab: 1,
  jobs: [{ id: 'a', shown: 'in-progress', figure }],
});
const clip = (result: EvidenceOf<'clip'>['result'], status = 200): Evidence => ({
  kind: 'clip',
  job: 'a',
  url: CLIP,
  result,
  status,
});

describe('the job\u2019s own card, where no reply tells otherwise', () => {
  it('moves by a changed figure and ends by its film', () => {
    const course = new Course().at(0, tab('visible')).at(5, submitted(look('waiting')));
    course.at(40, shows(0.12)).at(200, shows(0.5)).at(400, shows(0.8)).to(600);
    expect(['on-track', 'slow']).toContain(course.verdict('job:a'));
    expect(course.state.jobs.a?.progress).toBe(0.8);
    course.at(610, { kind: 'view', tab: 1, jobs: [{ id: 'a', shown: 'finished', film: CLIP }] });
    expect(course.verdict('job:a')).toBe('finished');
    expect(course.state.jobs.a?.videoUrl).toBe(CLIP);
  });

  it('says nothing by a figure that rests: then nobody sees the job', () => {
    const course = new Course().at(0, tab('visible')).at(5, submitted(look('waiting')));
    course.at(40, shows(0.4)).at(200, shows(0.4)).at(339, shows(0.4)).to(345);
    expect(course.verdict('job:a')).toBe('unknown');
  });

  it('says nothing beside replies', () => {
    const course = new Course().at(0, tab('visible')).at(5, submitted(look('waiting')));
    course.at(30, reply([look('running', { progress: 0.3 })])).at(35, shows(0.9), view('finished'));
    expect(course.state.jobs.a).toMatchObject({ state: 'running', progress: 0.3 });
  });
});

describe('the page\u2019s own player', () => {
  const erred: Evidence = { kind: 'view', tab: 1, jobs: [{ id: 'a', shown: 'finished', broken: true }] };
  const done = () =>
    new Course()
      .at(0, tab('visible'))
      .at(5, submitted(look('waiting')))
      .at(100, reply([look('done', { videoUrl: CLIP })]));

  it('that errs on the film is evidence beside one look at the file', () => {
    const course = done().at(101, clip('empty'), erred);
    expect(course.verdict('job:a')).toBe('finished-unplayable');
  });

  it('is none by itself, nor where our look reached nothing', () => {
    expect(done().at(101, erred, clip('unreachable', 0)).to(150).verdict('job:a')).toBe('finished');
    expect(done().at(101, erred, clip('playable')).to(150).verdict('job:a')).toBe('finished');
  });

  it('is not needed: an empty file is told within 90 s where no feed answers', () => {
    const course = done().at(101, clip('empty')).at(131, clip('empty'));
    expect(course.verdict('job:a')).toBe('finished-unplayable');
  });
});
