import { useState } from 'react';
import type { Snapshot } from '../../lib/model/snapshot';
import { Choice } from '../kit/Choice';
import { History } from './History';
import type { StatusHistory } from './history';

interface Props {
  snapshot: Snapshot;
  /** By service id; absent until something was collected. */
  history?: Readonly<Record<string, StatusHistory>> | undefined;
  locale?: string | undefined;
}

/** The past of every watched service, one at a time. */
export function StatusPanel({ snapshot, history, locale }: Props) {
  const [asked, setAsked] = useState('pika');
  const options = snapshot.services.map(({ service, name }) => ({ id: service, label: name }));
  const card = snapshot.services.find(({ service }) => service === asked) ?? snapshot.services[0];
  if (card === undefined) return null;
  return (
    <>
      <Choice name="Which service" options={options} chosen={card.service} onChoose={setAsked} />
      <History name={card.name} subject={`service:${card.service}`} history={history?.[card.service]} locale={locale} />
    </>
  );
}
