import { useId, useState } from 'react';
import { checkWebhookSignature, type Finding } from '../../lib/advice/apiDoctor';
import { shownNow } from '../kit/pageClock';
import { Findings } from './Findings';

/** Checks the signature of a webhook that was received. */
export function SignatureCheck() {
  const id = useId();
  const [secret, setSecret] = useState('');
  const [header, setHeader] = useState('');
  const [body, setBody] = useState('');
  const [finding, setFinding] = useState<Finding>();
  return (
    <details className="doctor-more">
      <summary>Check the signature of a webhook</summary>
      <div className="doctor">
        <label htmlFor={`${id}-secret`}>Secret of the webhook</label>
        <input
          id={`${id}-secret`}
          type="password"
          autoComplete="off"
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <label htmlFor={`${id}-header`}>
          Its headers
          <span className="field-hint">webhook-id, webhook-timestamp and webhook-signature, or X-Pika-Signature.</span>
        </label>
        <textarea
          id={`${id}-header`}
          rows={3}
          autoComplete="off"
          spellCheck={false}
          placeholder={'webhook-id: msg_...\nwebhook-timestamp: 1790000000\nwebhook-signature: v1,...'}
          value={header}
          onChange={(event) => setHeader(event.currentTarget.value)}
        />
        <label htmlFor={`${id}-body`}>Body, exactly as it came</label>
        <textarea
          id={`${id}-body`}
          rows={4}
          spellCheck={false}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <div className="buttons">
          <button
            type="button"
            className="button"
            onClick={() => void checkWebhookSignature({ secret, header, body, nowMs: shownNow() }).then(setFinding)}
          >
            Check
          </button>
        </div>
        <div role="status">{finding !== undefined && <Findings findings={[finding]} />}</div>
      </div>
    </details>
  );
}
