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

describe('a job made elsewhere', () => {
  const charged = () => new Play().balance(0, 500).charge(8, 'a', 20).balance(10, 480);

  it('that a list shows before the balance falls once more is the reason of the fall', () => {
    const play = charged().found(120, 'b').balance(122, 460).balance(300, 460);
    expect(play.changes()).toEqual([
      [-20, 'charge', 'a'],
      [-20, 'charge', 'b'],
    ]);
    expect(play.verdict(301)).toBe('ok');
  });

  it('that a list shows minutes after the fall withdraws the claim', () => {
    const play = charged().balance(100, 460).balance(200, 460);
    expect(play.verdict(200)).toBe('charged-twice');
    play.found(400, 'b');
    expect(play.verdict(401)).toBe('ok');
    expect(play.changes().at(-1)).toEqual([-20, 'charge', 'b']);
  });

  it('explains one fall: the next one is doubted again', () => {
    const play = charged().found(120, 'b').balance(122, 460).balance(240, 440).balance(300, 440);
    expect(play.verdict(301)).toBe('charged-twice');
  });

  it('that a look at the balance came after is paid for: a later fall is not its', () => {
    const play = charged().found(100, 'b').balance(200, 480).balance(300, 460).balance(400, 460);
    expect(play.verdict(401)).toBe('charged-twice');
  });

  it('is never charged twice itself: nobody knows when it was charged', () => {
    const play = new Play().balance(0, 500).found(5, 'b', 20).balance(10, 480).balance(60, 460).balance(200, 460);
    expect(play.verdict(201)).toBe('ok');
  });
});

describe('an old balance out of a cache', () => {
  const finished = () => new Play().balance(0, 500).charge(8, 'a', 20).balance(10, 480).end(70, 'a', 'finished');

  it('gives way to the true one, also after the end: nothing was given or taken', () => {
    const play = finished().balance(80, 500).balance(85, 480).balance(300, 480);
    expect(play.verdict(301)).toBe('ok');
    expect(play.changes()).toEqual([[-20, 'charge', 'a']]);
    expect(play.wallets.create?.rises).toEqual([]);
  });

  it('may give way to a true one that shows the next job too', () => {
    const play = finished().balance(80, 500).charge(83, 'b', 20).balance(85, 460).balance(300, 460);
    expect(play.verdict(301)).toBe('ok');
    expect(play.changes().slice(1)).toEqual([[-20, 'charge', 'b']]);
  });

  it('that hides a second charge for a moment does not hide it for good', () => {
    const play = finished().balance(80, 460).balance(100, 460);
    expect(play.verdict(101)).toBe('charged-twice');
    play.balance(105, 480).balance(110, 460).balance(200, 460);
    expect(play.verdict(201)).toBe('charged-twice');
  });

  it('is not the refund of a lost job: that was given, and the fall after it is nobody’s', () => {
    const play = new Play().balance(0, 500).charge(8, 'a', 20).balance(10, 480).end(70, 'a', 'failed');
    play.balance(80, 500).balance(85, 480).balance(900, 480);
    expect(play.changes().slice(1)).toEqual([
      [20, 'refund', 'a'],
      [-20, 'unexplained', undefined],
    ]);
    expect(play.verdict(901)).toBe('ok');
  });
});

describe('a refund and a charge of the same amount', () => {
  const retried = () =>
    new Play().balance(0, 500).charge(8, 'a', 20).balance(10, 480).end(30, 'a', 'failed').charge(60, 'b', 20);

  it('in one look change nothing: the job that failed was refunded', () => {
    const play = retried().balance(65, 480).balance(300, 480).balance(900, 480);
    expect(play.verdict(901)).toBe('ok');
    expect(play.changes().slice(1)).toEqual([
      [-20, 'charge', 'b'],
      [20, 'refund', 'a'],
    ]);
  });

  it('are told apart where the charge comes a moment late', () => {
    const play = retried().balance(62, 480).balance(70, 460).balance(700, 460);
    expect(play.verdict(701)).toBe('charged-without-video');
  });

  it('are no second charge where the charge comes much later than thought', () => {
    const play = retried().balance(200, 480).balance(260, 460).balance(400, 460);
    expect(play.verdict(401)).toBe('ok');
  });
});

describe('a refund that nobody could see', () => {
  const lost = () => new Play().balance(0, 500).charge(8, 'a', 20).balance(10, 480).end(70, 'a', 'failed');

  it('may stand in the charge of a job of unknown cost', () => {
    const play = lost().found(100, 'b').balance(130, 465).balance(900, 465);
    expect(play.verdict(901)).toBe('ok');
  });

  it('may stand in a look that shows nothing of a job of unknown cost', () => {
    const play = lost().found(100, 'b').balance(130, 480).balance(900, 480);
    expect(play.verdict(901)).toBe('ok');
  });

  it('may stand in a purchase, or in a look just before the failure was seen', () => {
    expect(lost().balance(200, 980).balance(900, 980).verdict(901)).toBe('ok');
    const late = new Play()
      .balance(0, 500)
      .charge(8, 'a', 20)
      .balance(10, 480)
      .balance(300, 465)
      .end(310, 'a', 'failed');
    expect(late.balance(1000, 465).verdict(1001)).toBe('ok');
  });

  it('does not stand in a fall by what jobs cost here, nor in what comes after the claim', () => {
    expect(lost().found(100, 'b').balance(130, 460).balance(900, 460).verdict(901)).toBe('charged-without-video');
    expect(lost().balance(900, 480).balance(1000, 980).verdict(1001)).toBe('charged-without-video');
  });
});
