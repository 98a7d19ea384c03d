import { useState } from 'react';
import type { KeptPrompt } from '../../lib/model/kept';
import type { Actions } from '../actions';
import { Icon } from '../kit/Icon';
import { Ago } from '../kit/Live';
import { Section } from '../kit/Section';

interface Props {
  kept: readonly KeptPrompt[];
  actions: Pick<Actions, 'dropKept'>;
  locale?: string | undefined;
}

/** Prompts that the user kept for later, newest first; nothing where none is kept. */
export function KeptPrompts({ kept, actions, locale }: Props) {
  const [said, setSaid] = useState('');
  if (kept.length === 0) return null;
  const copy = (prompt: string) => {
    navigator.clipboard.writeText(prompt).then(
      () => setSaid('Copied.'),
      () => setSaid('The browser did not allow it: select the text and copy it.'),
    );
  };
  return (
    <Section name="kept" title="Kept for later">
      <ul className="kept">
        {kept.map(({ id, prompt, atMs }) => (
          <li key={id} data-subject={`job:${id}`}>
            <p dir="auto">{prompt}</p>
            <div className="buttons">
              <Ago atMs={atMs} locale={locale} />
              <button type="button" className="button button-small" onClick={() => copy(prompt)}>
                <Icon name="copy" />
                Copy
              </button>
              <button type="button" className="button button-small" onClick={() => actions.dropKept(`job:${id}`)}>
                Remove
              </button>
            </div>
          </li>
        ))}
      </ul>
      <p className="group-hint" role="status">
        {said}
      </p>
    </Section>
  );
}
