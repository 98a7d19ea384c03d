import { describe, expect, it } from 'vitest';
import { Play } from './helpers';

const minute = 60;

describe('a look at the balance long after the submits', () => {
  it('shows two jobs that were submitted forty minutes apart: nobody was charged twice', () => {
    const play = new Play().balance(0, 500).charge(8, 'a', 20);
    play.charge(40 * minute, 'b', 20).balance(41 * minute, 460);
    play.balance(45 * minute, 460);
    expect(play.changes()).toEqual([
      [-20, 'charge', 'a'],
      [-20, 'charge', 'b'],
    ]);
    expect(play.verdict(46 * minute)).toBe('ok');
  });

  it('still shows a second charge for one job', () => {
    const play = new Play()
      .balance(0, 500)
      .charge(8, 'a', 20)
      .balance(70 * minute, 460);
    play.balance(75 * minute, 460);
    expect(play.verdict(75 * minute)).toBe('charged-twice');
  });

  it('does not charge a job half an hour after a look that did not show it', () => {
    const play = new Play()
      .balance(0, 500)
      .charge(8, 'a', 20)
      .balance(35 * minute, 500);
    expect(play.balance(90 * minute, 480).changes()).toEqual([[-20, 'unexplained', undefined]]);
  });

  it('does not charge a job that failed before a look that did not show it', () => {
    const play = new Play()
      .balance(0, 500)
      .charge(8, 'a', 20)
      .end(30, 'a', 'failed')
      .balance(5 * minute, 500);
    play.balance(20 * minute, 480).balance(40 * minute, 480);
    expect(play.changes()).toEqual([[-20, 'unexplained', undefined]]);
    expect(play.verdict(40 * minute)).toBe('ok');
  });
});
