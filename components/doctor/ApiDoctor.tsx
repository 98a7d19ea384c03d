import { useId, useState } from 'react';
import { type Diagnosis, diagnoseApi } from '../../lib/advice/apiDoctor';
import { type ApiId, providerFacts } from '../../lib/knowledge/providers';
import { shownNow } from '../kit/pageClock';
import { SelectField } from '../kit/SelectField';
import { apis } from '../words/apis';
import { Findings } from './Findings';

interface Props {
  /** Sends one harmless question with the key that is held for this API, or with the one that was pasted alone. */
  onProbe: (provider: ApiId, pasted: string) => Promise<Diagnosis>;
}

/** Paste a key, a request or an error; get told what is wrong with it and what to do. Nothing that is pasted is kept or sent. */
export function ApiDoctor({ onProbe }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [assumed, setAssumed] = useState<ApiId>();
  const [diagnosis, setDiagnosis] = useState<Diagnosis>();
  const [asking, setAsking] = useState(false);
  const provider = diagnosis?.provider;
  const probe = async (of: ApiId) => {
    setAsking(true);
    setDiagnosis(await onProbe(of, text.trim()));
    setAsking(false);
  };
  return (
    <div className="doctor">
      <label htmlFor={id}>
        A key, a request or an error
        <span className="field-hint">
          A curl command or code is fine. It stays in this box: nothing is kept, and nothing is sent unless you ask for
          it.
        </span>
      </label>
      <textarea
        id={id}
        rows={5}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <SelectField
        label="API"
        value={assumed ?? ''}
        options={[{ id: '', name: 'As the text says' }, ...apis]}
        onChange={(chosen) => setAssumed(apis.find((api) => api.id === chosen)?.id)}
      />
      <div className="buttons">
        <button
          type="button"
          className="button button-strong"
          disabled={text.trim() === ''}
          onClick={() => setDiagnosis(diagnoseApi(text, shownNow(), assumed))}
        >
          Examine
        </button>
        {provider !== undefined && diagnosis?.probe !== undefined && (
          <button type="button" className="button" disabled={asking} onClick={() => void probe(provider)}>
            {`Ask ${providerFacts[provider].name} one harmless question`}
          </button>
        )}
      </div>
      <div role="status">{diagnosis !== undefined && <Findings findings={diagnosis.findings} />}</div>
    </div>
  );
}
