import { useState } from 'react';
import { entryOf } from '../../lib/engine/entryOf';
import type { Snapshot } from '../../lib/model/snapshot';
import { Choice } from '../kit/Choice';
import { ConfirmButton } from '../kit/ConfirmButton';
import { History } from './History';
import type { StatusHistory } from './history';

/** What can be done with the kept past. */
export interface PastActions {
  exportPast(kind: 'csv' | 'json'): void;
  wipePast(): void;
}

interface Props {
  snapshot: Snapshot;
  /** By service id; absent until it was read, `lost` when it cannot be. */
  history?: Readonly<Record<string, StatusHistory>> | 'lost' | undefined;
  locale?: string | undefined;
  actions: PastActions;
}

/** The past of every watched service, one at a time. */
export function StatusPanel({ snapshot, history, locale, actions }: Props) {
  const [asked, setAsked] = useState('pika');
  const options = snapshot.services.map(({ service, name }) => ({ id: service, label: name }));
  const card = snapshot.services.find(({ service }) => service === asked) ?? snapshot.services[0];
  if (card === undefined) return null;
  return (
    <>
      <Choice name="Which service" options={options} chosen={card.service} onChoose={setAsked} />
      <History
        name={card.name}
        subject={`service:${card.service}`}
        history={history === 'lost' ? history : entryOf(history ?? {}, card.service)}
        locale={locale}
      />
      <div className="buttons">
        <button type="button" className="button button-small" onClick={() => actions.exportPast('csv')}>
          Export as CSV
        </button>
        <button type="button" className="button button-small" onClick={() => actions.exportPast('json')}>
          Export as JSON
        </button>
        <ConfirmButton
          label="Delete the past"
          question="The past of all services is deleted and cannot be brought back."
          confirm="Delete"
          small
          onConfirm={actions.wipePast}
        />
      </div>
    </>
  );
}
