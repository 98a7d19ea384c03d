import { describe, expect, it } from 'vitest';
import { Play } from './helpers';

describe('the first look at a purse', () => {
  it('is no change', () => {
    const play = new Play().balance(0, 300);
    expect(play.verdict(1)).toBe('ok');
    expect(play.changes()).toEqual([]);
  });

  it('leaves purses that nothing refers to without a verdict, and one that only a job refers to unknown', () => {
    expect(new Play().verdict(0)).toBeUndefined();
    expect(new Play().charge(0, 'a', 18).verdict(1)).toBe('unknown');
  });
});

describe('charges', () => {
  it('explains a fall by the cost of the job just submitted', () => {
    const play = new Play().balance(0, 80).charge(4, 'a', 12).balance(6, 68);
    expect(play.changes()).toEqual([[-12, 'charge', 'a']]);
    expect(play.verdict(100)).toBe('ok');
  });

  it('explains a fall that is seen before the submit', () => {
    const play = new Play().balance(0, 80).balance(4, 68).charge(5, 'a', 12).balance(200, 68);
    expect(play.changes()).toEqual([[-12, 'charge', 'a']]);
    expect(play.verdict(201)).toBe('ok');
  });

  it('explains one fall by several jobs, whichever of them it shows', () => {
    const play = new Play()
      .balance(0, 300)
      .charge(1, 'a', 18)
      .charge(2, 'b', 12)
      .balance(3, 270)
      .charge(9, 'c', 18)
      .balance(20, 252);
    expect(play.changes()).toEqual([
      [-18, 'charge', 'a'],
      [-12, 'charge', 'b'],
      [-18, 'charge', 'c'],
    ]);
    expect(play.verdict(2000)).toBe('ok');
  });

  it('explains a fall by as few jobs as will do', () => {
    const play = new Play().balance(0, 300).charge(1, 'a', 12).charge(2, 'b', 6).charge(3, 'c', 18).balance(4, 282);
    expect(play.changes()).toEqual([[-18, 'charge', 'c']]);
    expect(play.balance(8, 264).changes().slice(1)).toEqual([
      [-12, 'charge', 'a'],
      [-6, 'charge', 'b'],
    ]);
  });

  it('learns the cost of a job that nothing told', () => {
    const play = new Play().balance(0, 80).charge(1, 'a').balance(3, 68);
    expect(play.changes()).toEqual([[-12, 'charge', 'a']]);
  });

  it('calls a fall that no job explains unexplained, not charged twice', () => {
    const play = new Play().balance(0, 300).charge(1, 'a', 18).balance(3, 282).balance(5, 259).balance(500, 259);
    expect(play.changes()).toEqual([
      [-18, 'charge', 'a'],
      [-23, 'unexplained', undefined],
    ]);
    expect(play.verdict(501)).toBe('ok');
  });
});

describe('charged twice', () => {
  it('is claimed when the next look still shows twice the cost for one job', () => {
    const play = new Play().balance(2, 300).charge(4, 'a', 18).balance(6, 264);
    expect(play.verdict(7)).toBe('ok');
    play.end(112, 'a', 'finished').balance(200, 264);
    expect(play.verdict(200)).toBe('charged-twice');
    expect(play.full(3300)).toMatchObject({
      verdict: 'charged-twice',
      advice: [{ id: 'contact-support' }, { id: 'check-account' }],
    });
  });

  it('is not claimed from a look that comes at once: another job may be on its way', () => {
    const play = new Play().balance(2, 300).charge(4, 'a', 18).balance(6, 264).balance(7, 264);
    expect(play.verdict(8)).toBe('ok');
  });

  it('is claimed after a minute without another look', () => {
    const play = new Play().balance(2, 300).charge(4, 'a', 18).balance(6, 264);
    expect(play.verdict(65)).toBe('ok');
    expect(play.verdict(66)).toBe('charged-twice');
  });

  it('is claimed when the second fall comes in a look of its own, less surely', () => {
    const play = new Play().balance(0, 300).charge(1, 'a', 18).balance(3, 282).balance(40, 264).balance(60, 264);
    expect(play.full(61)).toMatchObject({ verdict: 'charged-twice', p: 0.7 });
  });

  it('is claimed among several jobs', () => {
    const play = new Play().balance(0, 300).charge(1, 'a', 18).charge(2, 'b', 12).balance(3, 252).balance(80, 252);
    expect(play.verdict(81)).toBe('charged-twice');
  });

  it('is not claimed when another job turns out to explain it, before or after it was confirmed', () => {
    const early = new Play().balance(0, 300).charge(4, 'a', 18).balance(6, 264).charge(7, 'b', 18).balance(200, 264);
    expect(early.verdict(201)).toBe('ok');
    const late = new Play().balance(0, 300).charge(4, 'a', 18).balance(6, 264).balance(20, 264);
    expect(late.verdict(21)).toBe('charged-twice');
    expect(late.charge(22, 'b', 18).verdict(23)).toBe('ok');
  });

  it('is over when the second charge is given back', () => {
    const play = new Play().balance(0, 300).charge(4, 'a', 18).balance(6, 264).balance(80, 264).balance(400, 282);
    expect(play.verdict(401)).toBe('ok');
    expect(play.changes().at(-1)).toEqual([18, 'refund', 'a']);
  });

  it('is not claimed where an old balance was shown once more in between', () => {
    const play = new Play()
      .balance(0, 300)
      .charge(1, 'a', 18)
      .balance(3, 282)
      .balance(5, 300)
      .balance(9, 282)
      .balance(90, 282);
    expect(play.verdict(91)).toBe('ok');
    expect(play.end(100, 'a', 'failed').balance(800, 282).verdict(801)).toBe('charged-without-video');
  });

  it('is never claimed of a job whose cost nothing told', () => {
    const play = new Play().balance(0, 300).charge(1, 'a').balance(3, 264).balance(300, 264);
    expect(play.verdict(301)).toBe('ok');
  });
});

describe('charged without a video', () => {
  const failed = () => new Play().balance(0, 80).charge(2, 'a', 12).balance(3, 68).end(60, 'a', 'failed');

  it('is claimed when a look ten minutes after the failure shows no refund', () => {
    const play = failed().balance(300, 68);
    expect(play.verdict(650)).toBe('ok');
    play.balance(700, 68);
    expect(play.full(700)).toMatchObject({ verdict: 'charged-without-video', advice: [{ id: 'contact-support' }, {}] });
  });

  it('is not claimed from an old look: a refund may have come unseen', () => {
    expect(failed().balance(300, 68).verdict(900)).toBe('ok');
  });

  it('is claimed of a job that vanished, not of a cancelled or finished one', () => {
    const of = (outcome: 'vanished' | 'cancelled' | 'finished') =>
      new Play().balance(0, 80).charge(2, 'a', 12).balance(3, 68).end(60, 'a', outcome).balance(700, 68).verdict(701);
    expect(of('vanished')).toBe('charged-without-video');
    expect(of('cancelled')).toBe('ok');
    expect(of('finished')).toBe('ok');
  });

  it('is not claimed when the refund comes, and is over when it comes late', () => {
    expect(failed().balance(200, 80).balance(700, 80).verdict(701)).toBe('ok');
    const late = failed().balance(700, 68);
    expect(late.verdict(701)).toBe('charged-without-video');
    expect(late.balance(2000, 80).verdict(2001)).toBe('ok');
    expect(late.changes().at(-1)).toEqual([12, 'refund', 'a']);
  });

  it('sees a refund that comes together with the next charge', () => {
    const play = failed().charge(100, 'b', 20).balance(102, 60).balance(900, 60);
    expect(play.changes().slice(1)).toEqual([
      [-20, 'charge', 'b'],
      [12, 'refund', 'a'],
    ]);
    expect(play.verdict(901)).toBe('ok');
  });

  it('is not claimed of a job for which the balance never fell', () => {
    const play = new Play().balance(0, 80).charge(2, 'a', 12).balance(3, 80).end(60, 'a', 'failed').balance(900, 80);
    expect(play.verdict(901)).toBe('ok');
  });

  it('is withdrawn when the video comes after all', () => {
    const play = failed().balance(700, 68);
    expect(play.verdict(701)).toBe('charged-without-video');
    expect(play.end(800, 'a', 'finished').verdict(801)).toBe('ok');
  });
});

describe('purses', () => {
  it('are never mixed: a fall of one does not pay for a job of another', () => {
    const play = new Play({}, 'api').charge(0, 'a', 0.2);
    const other = new Play();
    other.wallets = play.wallets;
    other.balance(1, 300).balance(2, 100);
    expect(other.changes()).toEqual([[-200, 'unexplained', undefined]]);
    expect(other.wallets.api?.amount).toBeNull();
  });
});
