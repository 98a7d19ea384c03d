import { useState } from 'react';
import type { Delivery } from '../../lib/model/delivery';
import { hookId, type Webhook } from '../../lib/model/settings';
import { useLive } from '../kit/Live';
import { SelectField } from '../kit/SelectField';
import { deliveryWords } from './deliveryWords';
import { Group, Problem } from './Field';
import type { SettingsForm } from './form';

const kinds: readonly { id: Webhook['kind']; name: string }[] = [
  { id: 'slack', name: 'Slack' },
  { id: 'discord', name: 'Discord' },
  { id: 'json', name: 'Any address (JSON)' },
];

/** Where alerts are sent besides the desktop. */
export function WebhooksGroup({
  settings,
  commit,
  allow,
  deliveries,
}: SettingsForm & { deliveries: Readonly<Record<string, Delivery>> }) {
  const [kind, setKind] = useState<Webhook['kind']>('slack');
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = async () => {
    const origin = URL.parse(url.trim())?.origin;
    if (origin === undefined || !origin.startsWith('https://'))
      return setProblem('Webhook: give an address that begins with https://');
    if (!(await allow([`${origin}/*`])))
      return setProblem('Webhook: without the right to reach that site nothing can be sent');
    const webhook: Webhook = secret === '' ? { kind, url: url.trim() } : { kind, url: url.trim(), secret };
    const wrong = commit({ webhooks: [...settings.webhooks, webhook] });
    setProblem(wrong);
    if (wrong !== undefined) return;
    setUrl('');
    setSecret('');
  };
  return (
    <Group
      title="Send alerts elsewhere"
      hint="The text of each alert goes straight from this browser to the address that you give, and nowhere else. The address is kept like a key: for this session, unless keys are to be remembered."
    >
      <ul className="webhooks">
        {settings.webhooks.map((webhook) => (
          <li key={webhook.id ?? webhook.url}>
            <span>{`${kinds.find(({ id }) => id === webhook.kind)?.name ?? webhook.kind} at ${URL.parse(webhook.url)?.host ?? 'an unreadable address'}${webhook.secret === undefined && webhook.signed !== true ? '' : ', signed'}${webhook.lost === true ? '. Its address went with the session: remove it and add it again' : ''}`}</span>
            <LastPost delivery={deliveryOf(deliveries, webhook)} />
            <button
              type="button"
              className="button button-small"
              onClick={() => commit({ webhooks: settings.webhooks.filter((one) => one !== webhook) })}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <SelectField
        label="To"
        value={kind}
        options={kinds}
        onChange={(id) => setKind(kinds.find((one) => one.id === id)?.id ?? 'json')}
      />
      <Line label="Address" value={url} onChange={setUrl} placeholder="https://" />
      {kind === 'json' && <Line label="Secret for the signature, if any" value={secret} onChange={setSecret} secret />}
      <Problem text={problem} />
      <div className="buttons">
        <button type="button" className="button" disabled={url.trim() === ''} onClick={() => void add()}>
          Add
        </button>
      </div>
    </Group>
  );
}

function deliveryOf(deliveries: Readonly<Record<string, Delivery>>, webhook: Webhook): Delivery | undefined {
  const id = webhook.id ?? hookId(webhook);
  return Object.hasOwn(deliveries, id) ? deliveries[id] : undefined;
}

function LastPost({ delivery }: { delivery: Delivery | undefined }) {
  const words = useLive((nowMs) => (delivery === undefined ? '' : deliveryWords(delivery, nowMs)));
  return words === '' ? null : (
    <span className="webhook-last" data-outcome={delivery?.outcome}>
      {words}
    </span>
  );
}

function Line({
  label,
  value,
  onChange,
  placeholder,
  secret,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  secret?: boolean;
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type={secret ? 'password' : 'text'}
        inputMode={secret ? 'text' : 'url'}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
