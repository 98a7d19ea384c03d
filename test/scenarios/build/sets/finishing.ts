import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, earlier, every } from '../scenario';
import { calm, serveClip, serveNothing, servePage } from '../serve';

const a = old.oldJob('a fox in the rain');
const s = old.subject(a);

/** A job sent at 4, at work on the page from 5 and polled every 10 s until 90. */
function upTo90(job = a): Event[] {
  return [
    old.visit(0),
    old.submit(4, job),
    old.shows(5, [[job, 'Generating']]),
    ...every(10, 90, 10, (at) => old.pollOne(at, job, old.pending(at))),
  ];
}
const done = (at: number, job = a, clip?: string | null) => old.pollOne(at, job, old.finished(job, clip));

export const finishing: Drafts = {
  'finished-shown-after-two-seconds': {
    title:
      'Finished: the reply says so at 100 and the page shows the clip two seconds later, inside the three seconds that it has. Nothing unseen, and in a tab in front of the user no alert',
    history: earlier(12, 105),
    events: [...upTo90(), serveClip(0, a.clip), done(100), old.shows(102, [[a, 'clip']]), done(110)],
    until: 240,
    expect: [
      e.first(s, 'finished', 100, 112),
      e.never(s, ['finished-unseen', 'finished-no-link', 'finished-unplayable', 'stuck', ...e.FAILED]),
      e.alerts('job-finished', 0),
      e.at(230, s, 'finished'),
    ],
  },
  'finished-shown-after-twelve-seconds': {
    title:
      'Finished unseen, then seen: the page takes twelve seconds to show the clip. Three seconds are its grace, within ten the user is told, once; from the picture on it is simply finished',
    history: earlier(12, 105),
    events: [...upTo90(), serveClip(0, a.clip), done(100), done(110), old.shows(112, [[a, 'clip']]), done(120)],
    until: 240,
    expect: [
      e.first(s, 'finished-unseen', 103, 110),
      e.at(130, s, 'finished'),
      e.alerts('job-finished', 1, s),
      e.never(s, ['finished-unseen'], 125),
    ],
  },
  'finished-in-a-hidden-tab-that-shows-it': {
    title:
      'Finished while its tab is not in front: the page shows the clip at once, but the tab is hidden. The user is told that it is finished, once, and nothing is unseen',
    history: earlier(12, 105),
    events: [
      ...upTo90(),
      serveClip(0, a.clip),
      { at: 95, do: 'hide', tab: 1 },
      old.shows(100, [[a, 'clip']]),
      done(100),
      done(110),
      { at: 140, do: 'show', tab: 1 },
    ],
    until: 240,
    expect: [
      e.at(120, s, 'finished'),
      e.alerts('job-finished', 1, s),
      e.never(s, ['finished-unseen']),
      e.at(230, s, 'finished'),
    ],
  },
  'finished-in-a-hidden-tab-that-does-not-show-it': {
    title:
      'Nobody sees a hidden tab: it has its three seconds like any page, then the end is unseen. It still shows the card at work when the user comes back a minute later. Told once in all',
    history: earlier(12, 105),
    events: [
      ...upTo90(),
      { at: 95, do: 'hide', tab: 1 },
      done(100),
      done(110),
      { at: 160, do: 'show', tab: 1 },
      done(170),
      done(180),
    ],
    until: 240,
    expect: [
      e.first(s, 'finished-unseen', 100, 110),
      e.alerts('job-finished', 1, s),
      e.never(s, ['stuck', ...e.FAILED]),
    ],
  },
  'grace-counts-from-the-reply-when-the-worker-is-back': {
    title:
      'The grace of three seconds counts on from the reply: the worker dies a second after the reply that says finished, and comes back eight seconds after it. By then the grace is over',
    history: earlier(12, 105),
    events: [...upTo90(), done(100), { at: 101, do: 'kill' }, done(108)],
    until: 240,
    expect: [e.first(s, 'finished-unseen', 103, 110), e.alerts('job-finished', 1, s)],
  },
  'worker-dies-before-the-finish-is-saved': {
    title:
      'Nothing is lost: the worker dies with the finish in its hands, before it is saved. The page tells it again when the worker is back; one alert',
    history: earlier(12, 105),
    events: [...upTo90(), { at: 99, do: 'kill', when: 'before-save' }, done(100), done(105), done(115)],
    until: 240,
    expect: [e.first(s, 'finished-unseen', 103, 111), e.alerts('job-finished', 1, s)],
  },
  'worker-dies-after-the-finish-is-saved': {
    title:
      'Nobody is told twice: the worker dies between saving the finish and acting on it, and again between the alert and its being marked done',
    history: earlier(12, 105),
    events: [
      ...upTo90(),
      { at: 99, do: 'kill', when: 'after-save' },
      done(100),
      { at: 102, do: 'kill', when: 'after-save' },
      done(106),
      done(116),
      { at: 117, do: 'kill' },
      done(126),
    ],
    until: 240,
    expect: [e.first(s, 'finished-unseen', 103, 111), e.alerts('job-finished', 1, s)],
  },
  'history-is-no-news': {
    title:
      'A job first seen in an end state is history: the library lists a finished, a failed and a cancelled one. They have their verdicts, but no alert, and no file is fetched',
    events: [
      old.visit(0),
      old.poll(3, [
        [a, old.finished(a)],
        [old.oldJob('an old failure'), old.failedWith('moderation_blocked')],
        [old.oldJob('given up'), { status: 'cancelled' }],
      ]),
      old.poll(13, [
        [a, old.finished(a)],
        [old.oldJob('an old failure'), old.failedWith('moderation_blocked')],
        [old.oldJob('given up'), { status: 'cancelled' }],
      ]),
    ],
    until: 300,
    expect: [
      e.at(200, s, ['finished', 'finished-unseen']),
      e.at(200, old.subject(old.oldJob('an old failure')), 'failed-policy'),
      e.at(200, old.subject(old.oldJob('given up')), 'cancelled'),
      e.alerts('job-finished', 0),
      e.alerts('job-failed', 0),
      e.alerts('clip-unplayable', 0),
      e.fetches('https://cdn.pika.art/', 0),
    ],
  },
  'history-with-a-dead-file': {
    title:
      'History is not examined: a finished job first seen as finished has a file that answers 404. No check, no alert, never unplayable',
    events: [
      ...calm(),
      servePage(0, a.clip, 'gone', 404),
      old.visit(0),
      done(3),
      old.shows(4, [[a, 'clip']]),
      done(13),
    ],
    until: 600,
    expect: [e.never(s, ['finished-unplayable']), e.alerts('clip-unplayable', 0), e.fetches(a.clip, 0)],
  },
  'link-within-the-minute': {
    title:
      'A short gap between finished and the address is usual (completed can briefly lack the URL): here 45 seconds. On track till then, and never without a link',
    history: earlier(12, 105),
    events: [
      ...upTo90(),
      serveClip(0, a.clip),
      ...every(100, 140, 10, (at) => done(at, a, null)),
      done(145),
      old.shows(145, [[a, 'clip']]),
      done(155),
    ],
    until: 300,
    expect: [
      e.at(130, s, 'on-track'),
      e.never(s, ['finished-no-link', 'stuck', 'finished-unplayable']),
      e.at(200, s, 'finished'),
    ],
  },
  'no-link-after-the-minute': {
    title:
      'Finished without a link: one minute after the reply that says finished there is still no address. Not before, and on track till then; no alert names this verdict',
    history: earlier(12, 105),
    events: [...upTo90(), ...every(100, 300, 10, (at) => done(at, a, null))],
    until: 300,
    expect: [
      e.at(150, s, 'on-track'),
      e.first(s, 'finished-no-link', 160, 175),
      e.alerts('job-stuck', 0),
      e.alerts('job-failed', 0),
      e.never(s, ['stuck', 'finished-unplayable', ...e.FAILED]),
    ],
  },
  'unplayable-a-web-page-in-place-of-the-video': {
    title:
      'Unplayable: the file’s own host answers 200 with a web page in place of a video, while all others answer as they should',
    history: earlier(12, 105),
    events: [
      ...calm(),
      servePage(0, a.clip, '<!doctype html><title>Just a moment</title><p>Please wait</p>'),
      ...upTo90(),
      done(100),
      old.shows(101, [[a, 'clip']]),
      ...every(110, 400, 30, (at) => done(at)),
    ],
    until: 500,
    expect: [
      e.first(s, 'finished-unplayable', 100, 400),
      e.alerts('clip-unplayable', 1, s),
      e.never(s, ['finished-no-link', 'stuck', ...e.FAILED]),
      e.never('network', ['offline', 'blocked']),
    ],
  },
  'unplayable-an-empty-file': {
    title:
      'Unplayable: the file is there but has no byte in it (generated videos saved to the library with no playable content)',
    history: earlier(12, 105),
    events: [
      ...calm(),
      { at: 0, do: 'serve', url: a.clip, status: 200, headers: { 'content-type': 'video/mp4' }, body: '' },
      ...upTo90(),
      done(100),
      old.shows(101, [[a, 'clip']]),
      ...every(110, 400, 30, (at) => done(at)),
    ],
    until: 500,
    expect: [e.first(s, 'finished-unplayable', 100, 400), e.alerts('clip-unplayable', 1, s)],
  },
  'unplayable-a-truncated-file': {
    title:
      'Unplayable: the file breaks off in the middle; its boxes say that more should come, and no film can start from it',
    history: earlier(12, 105),
    events: [
      ...calm(),
      {
        at: 0,
        do: 'serve',
        url: a.clip,
        status: 200,
        headers: { 'content-type': 'video/mp4' },
        body: { file: 'bodies/cut.mp4' },
      },
      ...upTo90(),
      done(100),
      old.shows(101, [[a, 'clip']]),
      ...every(110, 400, 30, (at) => done(at)),
    ],
    until: 500,
    expect: [e.first(s, 'finished-unplayable', 100, 400), e.alerts('clip-unplayable', 1, s)],
  },
  'a-failed-connection-never-makes-unplayable': {
    title:
      'The file’s host cannot be reached at all, again and again. A failed connection never suffices: the job is finished, and nothing is said of its file',
    history: earlier(12, 105),
    events: [
      ...calm(),
      serveNothing(0, a.clip),
      ...upTo90(),
      done(100),
      old.shows(101, [[a, 'clip']]),
      ...every(110, 700, 30, (at) => done(at)),
    ],
    until: 900,
    expect: [e.never(s, ['finished-unplayable']), e.alerts('clip-unplayable', 0), e.at(880, s, 'finished')],
  },
  'the-network-is-ruled-out-before-the-file': {
    title:
      'The network first: a captive portal answers every address, the file’s too, with its own page and 200. That is no verdict on the file',
    history: earlier(12, 105),
    events: [
      ...calm(),
      ...upTo90(),
      ...[
        'https://prismix.dev/*',
        'https://apistatuscheck.com/*',
        'https://pika.art/*',
        'https://cdn.pika.art/*',
        'https://status.fal.ai/*',
        'https://discordstatus.com/*',
        'https://status.runwayml.com/*',
        'https://status.lumalabs.ai/*',
        a.clip,
        'https://pika.art/',
        'https://prismix.dev/api/v1/statuses',
        'https://apistatuscheck.com/api/status',
        'https://apistatuscheck.com/api/status?api=pika',
      ].map((url) =>
        servePage(95, url, '<html><title>Hotel WiFi</title><form action="/login">Room number</form></html>'),
      ),
      done(100),
      old.shows(101, [[a, 'clip']]),
      done(110),
    ],
    until: 900,
    expect: [
      e.never(s, ['finished-unplayable']),
      e.alerts('clip-unplayable', 0),
      e.never('service:pika', ['outage', 'partial-outage']),
    ],
  },
  'a-clip-on-a-random-subdomain': {
    title:
      'Clips of 2.5 lie on random-looking hosts of pika.art: such a one is checked like any other, and answers 404',
    history: earlier(12, 105),
    events: [
      ...calm(),
      servePage(0, 'https://tre9zd4etmxyc.pika.art/*', '<Error><Code>NoSuchKey</Code></Error>', 404),
      ...upTo90(),
      ...every(100, 400, 30, (at) =>
        done(at, a, 'https://tre9zd4etmxyc.pika.art/results/pika2p5_final/0123456789abcdef0123456789abcdef.mp4'),
      ),
      {
        at: 101,
        do: 'dom',
        tab: 1,
        html: `<main><article><a href="/library?v=${a.id}"><video src="https://tre9zd4etmxyc.pika.art/results/pika2p5_final/0123456789abcdef0123456789abcdef.mp4"></video></a></article></main>`,
      },
    ],
    until: 500,
    expect: [e.first(s, 'finished-unplayable', 100, 400), e.alerts('clip-unplayable', 1, s)],
  },
  'a-clip-on-a-foreign-host-is-not-fetched': {
    title:
      'Result files are fetched only from https hosts that belong to the provider: an address on a stranger’s host, and one without https, are never asked, and nothing is said of such a file',
    history: earlier(12, 105),
    events: [
      ...calm(),
      servePage(0, 'https://cdn.pika.art.evil.example/*', 'no', 404),
      servePage(0, 'http://cdn.pika.art/*', 'no', 404),
      ...upTo90(),
      done(100, a, 'https://cdn.pika.art.evil.example/v1/x.mp4'),
      done(110, a, 'http://cdn.pika.art/v1/x.mp4'),
      done(120, a, 'https://cdn.pika.art.evil.example/v1/x.mp4'),
    ],
    until: 600,
    expect: [
      e.fetches('https://cdn.pika.art.evil.example', 0),
      e.fetches('http://', 0),
      e.never(s, ['finished-unplayable', 'stuck', ...e.FAILED]),
      e.alerts('clip-unplayable', 0),
    ],
  },
  'a-stale-reply-does-not-undo-the-end': {
    title:
      'Disorder and duplicates: after the reply that says finished an older one arrives that still says 90 percent, and the first again. The end stands, told once',
    history: earlier(12, 105),
    events: [
      ...upTo90(),
      serveClip(0, a.clip),
      done(100),
      old.pollOne(100, a, old.pending(90)),
      done(100),
      old.pollOne(101, a, old.pending(90)),
      done(102),
      ...every(110, 150, 10, (at) => done(at)),
    ],
    until: 240,
    expect: [e.first(s, 'finished-unseen', 103, 112), e.alerts('job-finished', 1, s), e.at(230, s, 'finished-unseen')],
  },
  'the-tab-is-closed-and-the-video-comes': {
    title:
      'No page is open: the tab is closed at 60, and the background repeats the last poll that it saw. When that says finished the user is told, once, within one poll',
    history: earlier(12, 105),
    events: [
      ...calm(),
      old.visit(0),
      old.submit(4, a),
      old.shows(5, [[a, 'Generating']]),
      ...every(10, 50, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.servePoll(0, [[a, old.pending(70)]]),
      serveClip(0, a.clip),
      { at: 60, do: 'leave', tab: 1 },
      old.servePoll(150, [[a, old.finished(a)]]),
    ],
    until: 900,
    expect: [
      e.first(s, 'finished-unseen', 150, 230),
      e.alerts('job-finished', 1, s),
      e.fetches(old.LIBRARY, 0, 0, 75),
      e.fetches(old.LIBRARY, 0, 240),
      e.never(s, ['stuck', ...e.FAILED]),
    ],
  },
};
