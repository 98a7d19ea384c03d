import { describe, expect, it } from 'vitest';
import { bannersOn } from '../../../lib/engine/banners';
import type { EvidenceOf } from '../../../lib/model/evidence';
import { Course, look, PAGE, reply, tab } from './course';

/** Eight replies in 80 seconds, in which nothing is recognised. */
function use(course: Course, of: EvidenceOf<'reply'>): Course {
  for (let at = 10; at <= 80; at += 10) course.at(at, of);
  return course.to(120);
}

describe('a page on which nothing is recognised', () => {
  it('is blind after a minute and five replies with data', () => {
    const course = use(new Course().at(0, tab('visible')), reply([]));
    expect(course.verdict('page')).toBe('blind');
    expect(course.state.verdicts.page?.advice.at(-1)?.text).toBe('Open the Unstuck popup and copy the report for us.');
  });

  it.each([
    ['failures of the server', reply([], { status: 503 }, { kind: 'server-error' })],
    ['pages that are not there', reply([], { status: 404 })],
    ['word that nobody is signed in', reply([], {}, { kind: 'signed-out' })],
  ])('is not blind for %s', (_, answer) => {
    expect(use(new Course().at(0, tab('visible')), answer).verdict('page')).toBeUndefined();
  });

  it('is not called blind while another window in view is read', () => {
    for (const [read, other] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const course = new Course().at(0, tab('visible', PAGE, read), tab('visible', PAGE, other));
      course.at(5, { ...reply([look('running')]), tab: read });
      expect(use(course, { ...reply([]), tab: other }).verdict('page')).toBe('reading');
      course.at(130, tab('hidden', PAGE, read));
      expect(course.to(200).verdict('page')).toBe('blind');
    }
  });

  it('stays blind while its app changes the address by itself and another tab is in front', () => {
    const course = use(new Course().at(0, tab('visible', `${PAGE}/create`)), reply([]));
    course.at(121, tab('hidden', `${PAGE}/gallery`)).at(122, tab('visible', `${PAGE}/gallery`));
    expect(course.verdict('page')).toBe('blind');
    expect(bannersOn(course.state, 1, course.state.lastMs).map(({ subject }) => subject)).toContain('page');
  });

  it('is blind whichever of two windows is the one with replies', () => {
    for (const busy of [1, 2]) {
      const course = new Course().at(0, tab('visible', PAGE, 1), tab('visible', PAGE, 2));
      expect(use(course, { ...reply([]), tab: busy }).verdict('page')).toBe('blind');
    }
  });
});
