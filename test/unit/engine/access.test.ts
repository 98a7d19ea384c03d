import { describe, expect, it } from 'vitest';
import { ACCESS_NOTICE } from '../../../lib/engine/alerts/access';
import { badgeOf, snapshotOf } from '../../../lib/engine/snapshot';
import { CLIP, Course, look, reply, submitted, tab } from './course';

const notices = (course: Course) => course.effects.flatMap((effect) => (effect.do === 'notice' ? [effect.id] : []));
const withdrawn = (course: Course) =>
  course.effects.flatMap((effect) => (effect.do === 'withdraw' ? [effect.notification] : []));
const badge = (course: Course) => badgeOf(course.state, course.state.lastMs).text;
const started = () => new Course().at(0, tab('visible')).at(1, submitted(look('waiting')));

describe('the right to read Pika’s pages', () => {
  it('that is taken away while a video is under way is told once, and shown on the badge', () => {
    const course = started().at(10, { kind: 'access', pages: false });
    expect([notices(course), badge(course)]).toEqual([[ACCESS_NOTICE], '!']);
    expect(notices(course.at(60, { kind: 'access', pages: false }).to(200))).toEqual([ACCESS_NOTICE]);
  });

  it('that returns takes its word back, and may be told again', () => {
    const course = started().at(10, { kind: 'access', pages: false }).at(20, { kind: 'access', pages: true });
    expect(withdrawn(course)).toEqual([ACCESS_NOTICE]);
    expect(badge(course)).toBe('1');
    expect(notices(course.at(30, { kind: 'access', pages: false }))).toHaveLength(2);
  });

  it('is not missed by somebody who has no video under way; one that begins later is told of', () => {
    const course = new Course().at(0, tab('visible')).at(5, { kind: 'access', pages: false }).to(100);
    expect([notices(course), badge(course)]).toEqual([[], '']);
    expect(notices(course.at(110, submitted(look('waiting'))))).toEqual([ACCESS_NOTICE]);
  });
});

describe('a tab in which nobody of ours is', () => {
  it('counts as not seen: no claim that the page does not show it', () => {
    const course = started()
      .at(10, { kind: 'tab', tab: 1, state: 'unheard' })
      .at(20, { ...reply([look('done', { videoUrl: CLIP })]), via: 'repeat-in-background', tab: undefined })
      .to(60);
    const verdict = course.state.verdicts['job:a'];
    expect(verdict?.verdict).toBe('finished-unseen');
    const reasons = verdict?.because.map(({ id }) => id);
    expect(reasons).toContain('tab-unheard');
    expect(reasons).not.toContain('page-silent');
    expect(course.advice('job:a')).toContain('refresh-page');
    expect(snapshotOf(course.state, course.state.lastMs).tabs).toEqual([]);
  });

  it('is one of ours again as soon as it speaks', () => {
    const course = started()
      .at(10, { kind: 'tab', tab: 1, state: 'unheard' })
      .at(20, tab('visible'))
      .at(21, reply([look('running', { progress: 10 })]));
    expect(snapshotOf(course.state, course.state.lastMs).tabs).toMatchObject([{ tab: 1, visible: true }]);
  });

  it('that nobody knew is nothing', () => {
    expect(new Course().at(0, { kind: 'tab', tab: 9, state: 'unheard' }).state.tabs).toEqual({});
  });
});
