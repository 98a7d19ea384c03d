/** One thing that the doctor has to say. No text of it carries a secret. */
export interface Finding {
  /** Stable name of the kind of finding. */
  id: string;
  severity: 'error' | 'warning' | 'info' | 'ok';
  title: string;
  text: string;
  nextStep: string;
}

export function finding(
  id: string,
  severity: Finding['severity'],
  title: string,
  text: string,
  nextStep: string,
): Finding {
  return { id, severity, title, text, nextStep };
}
