'use client';

import { useState } from 'react';
import { items, later, leave, longTexts, nothing, signIn, throws } from './actions';

const calls = { items, later, leave, longTexts, nothing, signIn, throws };

export function Panel() {
  const [text, setText] = useState('');
  return (
    <section>
      {Object.entries(calls).map(([name, call]) => (
        <button key={name} type="button" onClick={async () => setText(JSON.stringify(await call({ ids: [] })))}>
          {name}
        </button>
      ))}
      <pre>{text}</pre>
    </section>
  );
}
