import type { Finding } from '../../lib/advice/apiDoctor';
import { Mark } from '../kit/Mark';
import type { MarkShape, Tone } from '../words/verdictWords';

const looks: Readonly<Record<Finding['severity'], { mark: MarkShape; tone: Tone; word: string }>> = {
  error: { mark: 'cross', tone: 'bad', word: 'Wrong' },
  warning: { mark: 'triangle', tone: 'warn', word: 'Doubtful' },
  info: { mark: 'question', tone: 'quiet', word: 'To know' },
  ok: { mark: 'check', tone: 'good', word: 'Fine' },
};

/** What the doctor found, with the next step for each. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="findings">
      {findings.map((finding) => {
        const look = looks[finding.severity];
        return (
          <li key={finding.id} data-finding={finding.id} data-tone={look.tone}>
            <Mark shape={look.mark} />
            <div>
              <p className="finding-title">
                <span className="visually-hidden">{`${look.word}: `}</span>
                {finding.title}
              </p>
              <p>{finding.text}</p>
              <p className="finding-step">{finding.nextStep}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
