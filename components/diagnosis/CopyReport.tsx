import { useState } from 'react';
import { foreignText } from '../../lib/model/foreignText';
import type { Verdict } from '../../lib/model/verdict';
import { Icon } from '../kit/Icon';

/** What a report of an unreadable page holds: counts and times, no prompt, no id, no address. */
export function reportOf(verdict: Verdict, atMs: number, browserName: string): string {
  const reasons = verdict.because.map(
    ({ id, text, age }) => `- ${id}: ${withoutSecrets(text)} (${Math.round(age)} s ago)`,
  );
  return [
    'Unstuck for Pika: a page that could not be read',
    `when: ${new Date(atMs).toISOString()}`,
    `browser: ${browserName}`,
    `verdict: ${verdict.verdict} (p ${verdict.p})`,
    ...reasons,
  ].join('\n');
}

/** Addresses, quotations and long words could tell of somebody. */
function withoutSecrets(text: string): string {
  return foreignText(text, 500)
    .replace(/\bhttps?:\/\/\S+/g, '[address]')
    .replace(/[\u201c"][^\u201c\u201d"]*[\u201d"]/g, '[words]')
    .replace(/\S{24,}/g, '[id]');
}

/** Shows the report whole, as it was when it was opened, and copies just that: nothing goes out unseen. */
export function CopyReport({ verdict, atMs }: { verdict: Verdict; atMs: number }) {
  const [said, setSaid] = useState('');
  const [text, setText] = useState('');
  const open = () => {
    setText(reportOf(verdict, atMs, navigator.userAgent));
    setSaid('');
  };
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied.'),
      () => setSaid('The browser did not allow it: select the text and copy it.'),
    );
  };
  return (
    <details className="report" onToggle={({ currentTarget }) => currentTarget.open && open()}>
      <summary>Report for the makers of this extension</summary>
      <pre>{text}</pre>
      <button type="button" className="button button-small" onClick={copy}>
        <Icon name="copy" />
        Copy
      </button>
      <span role="status">{` ${said}`}</span>
    </details>
  );
}
