import { Icon } from '../../components/kit/Icon';
import { Logo } from '../../components/kit/Logo';
import { Mark } from '../../components/kit/Mark';
import type { Access } from './access';

interface Props {
  access: Access;
  onGrant: () => void;
  onOpenPika: () => void;
  onSettings: () => void;
}

const sees = [
  'Pika\u2019s own replies on pika.art and its subdomains, as they reach your browser: which videos are under way, how far they are, what they cost, what went wrong.',
  'What the page shows of these videos, to notice when it has missed one.',
  'Public status pages of Pika and the services that you could switch to.',
];

const never = [
  'It never submits, cancels, buys or clicks for you.',
  'Cookies and passwords are never read, and what signs you in never leaves Pika\u2019s page.',
  'It tells nobody else about you: no account, no server of ours, no statistics.',
  'It does not look at any other site that you visit.',
];

/** The first page: what the extension sees, what it never does, what it asks for, and how to begin. */
export function Welcome({ access, onGrant, onOpenPika, onSettings }: Props) {
  return (
    <main className="welcome">
      <header>
        <Logo size={56} />
        <h1>Know how your Pika video is doing</h1>
        <p className="lead">
          Slow, stuck, failed, or finished without the page noticing: you hear it within seconds, with the reason and
          the next step.
        </p>
      </header>

      <section className="section access" aria-labelledby="access">
        <h2 id="access">Permission to look</h2>
        <div role="status">
          {access === 'granted' && (
            <p className="access-state" data-tone="good">
              <Mark shape="check" />
              Granted. Pika and the status pages can be read.
            </p>
          )}
          {access === 'refused' && (
            <p className="access-state" data-tone="warn">
              <Mark shape="triangle" />
              Not granted, so nothing can be watched. You can allow it here at any time.
            </p>
          )}
          {access === 'missing' && (
            <p className="access-state" data-tone="warn">
              <Mark shape="triangle" />
              Your browser wants you to allow it first.
            </p>
          )}
        </div>
        {access !== 'granted' && access !== 'unknown' && (
          <button type="button" className="button button-strong" onClick={onGrant}>
            Allow
          </button>
        )}
        <dl className="permissions">
          <div>
            <dt>pika.art, pika.me</dt>
            <dd>
              to read Pika’s replies, and to ask again about your running video when the page has stopped or is closed
            </dd>
          </div>
          <div>
            <dt>prismix.dev, apistatuscheck.com, status pages of fal, Runway, Luma and Discord</dt>
            <dd>to tell whether it is Pika or you, and what is up instead</dd>
          </div>
          <div>
            <dt>Notifications, storage, alarms</dt>
            <dd>to tell you, to remember on this computer, and to look again in time</dd>
          </div>
          <div>
            <dt>Request rules</dt>
            <dd>to take one header off our own repeated question to Pika; no request of yours is touched</dd>
          </div>
          <div>
            <dt>Other sites</dt>
            <dd>only when you add an API key, a webhook or another status page, and only that one site</dd>
          </div>
        </dl>
      </section>

      <div className="columns">
        <section className="section" aria-labelledby="sees">
          <h2 id="sees">What it sees</h2>
          <ul className="list" data-tone="busy">
            {sees.map((text) => (
              <li key={text}>
                <Mark shape="eye" />
                {text}
              </li>
            ))}
          </ul>
        </section>
        <section className="section" aria-labelledby="never">
          <h2 id="never">What it never does</h2>
          <ul className="list" data-tone="quiet">
            {never.map((text) => (
              <li key={text}>
                <Mark shape="cross" />
                {text}
              </li>
            ))}
          </ul>
        </section>
      </div>

      <section className="section" aria-labelledby="begin">
        <h2 id="begin">First steps</h2>
        <ol className="steps" data-tone="busy">
          <li>
            <p>Open Pika, or reload it if it is open already.</p>
            <button type="button" className="button button-small button-strong" onClick={onOpenPika}>
              Open Pika
              <Icon name="arrow" />
            </button>
          </li>
          <li>
            <p>Start a video as always. The sign in the toolbar counts it; a click on it tells the rest.</p>
          </li>
          <li>
            <p>Tell us your plan, quiet hours or API keys, if you like.</p>
            <button type="button" className="button button-small" onClick={onSettings}>
              Settings
            </button>
          </li>
        </ol>
      </section>
    </main>
  );
}
