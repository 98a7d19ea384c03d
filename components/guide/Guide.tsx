import { useState } from 'react';
import { type Symptom, symptoms } from '../../lib/knowledge/symptoms';
import type { Snapshot } from '../../lib/model/snapshot';
import type { Actions } from '../actions';
import { Diagnosis } from '../diagnosis/Diagnosis';
import { shownNow } from '../kit/pageClock';
import { type Concern, concernsOf } from '../overview/concerns';

interface Props {
  snapshot: Snapshot | undefined;
  actions: Pick<Actions, 'open' | 'keep' | 'dismiss'>;
}

/** Question and answer for trouble of any kind. What is known already comes first, and saves the question. */
export function Guide({ snapshot, actions }: Props) {
  const concerns = snapshot === undefined ? [] : concernsOf(snapshot, shownNow());
  const known = (symptom: Symptom) => concerns.find(({ verdict, job }) => symptom.shows(verdict, job?.provider));
  const [asked, setAsked] = useState<string | undefined>(() => firstOf(concerns));
  const ordered = [...symptoms].sort((a, b) => Number(known(b) !== undefined) - Number(known(a) !== undefined));
  return (
    <div className="guide">
      <p className="group-hint">What is the trouble?</p>
      <ul className="symptoms">
        {ordered.map((symptom) => (
          <li key={symptom.id}>
            <button
              type="button"
              className="symptom"
              aria-expanded={symptom.id === asked}
              onClick={() => setAsked(symptom.id === asked ? undefined : symptom.id)}
            >
              {symptom.title}
              {known(symptom) !== undefined && <span className="symptom-known">seen now</span>}
            </button>
            {symptom.id === asked && (
              <Asking symptom={symptom} concern={known(symptom)} atMs={snapshot?.atMs ?? 0} actions={actions} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The symptom of the heaviest trouble that has one. */
function firstOf(concerns: readonly Concern[]): string | undefined {
  for (const { verdict, job } of concerns) {
    const symptom = symptoms.find((one) => one.shows(verdict, job?.provider));
    if (symptom !== undefined) return symptom.id;
  }
  return undefined;
}

function Asking({
  symptom,
  concern,
  atMs,
  actions,
}: {
  symptom: Symptom;
  concern: Concern | undefined;
  atMs: number;
  actions: Props['actions'];
}) {
  const [answer, setAnswer] = useState<string>();
  const chosen = symptom.answers.find(({ id }) => id === answer);
  return (
    <div className="asking">
      {concern !== undefined && (
        <div className="asking-known">
          <p className="group-hint">What the extension sees already</p>
          <Diagnosis concern={concern} atMs={atMs} actions={actions} />
        </div>
      )}
      <fieldset>
        <legend>{concern === undefined ? symptom.question : `Not what you mean? ${symptom.question}`}</legend>
        {symptom.answers.map(({ id, seen }) => (
          <label key={id} className="answer">
            <input type="radio" name={symptom.id} value={id} checked={id === answer} onChange={() => setAnswer(id)} />
            {seen}
          </label>
        ))}
      </fieldset>
      <div role="status">
        {chosen !== undefined && (
          <ol className="steps">
            {chosen.steps.map((step) => (
              <li key={step}>
                <p>{step}</p>
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}
