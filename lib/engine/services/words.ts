import type { PikaPart, ServiceVerdictId } from '../../model/service';
import type { Advice } from '../../model/verdict';
import { advise } from '../words/advice';

const leaveOne = 'Leave the job that runs alone: it may still finish.';
const leaveAll = 'Leave the jobs that run alone: they may still finish.';

const adviceForFiles: Advice[] = [
  advise(
    'wait',
    'The videos are made; it is the store of the files that has trouble. That is usually over within the hour.',
  ),
  advise(
    'open-library',
    'Try the videos again from your library then. Do not make them anew: that would be charged again.',
  ),
];
const adviceForLogin: Advice[] = [
  advise('wait', 'Signing in fails on Pika’s side. Wait a little, and stay signed in where you are.'),
  advise('switch-service', 'If it is urgent, use another service meanwhile.'),
];

/** What to do about a verdict on Pika, best first. `openJobs` speaks of jobs that still run. */
export function adviceForPika(
  verdict: ServiceVerdictId,
  parts: readonly PikaPart[],
  openJobs: number,
  unreachable: boolean,
): Advice[] {
  const leave = openJobs > 0 ? ` ${openJobs === 1 ? leaveOne : leaveAll}` : '';
  switch (verdict) {
    case 'outage':
    case 'partial-outage':
      return [
        advise('switch-service', `Use another service until Pika is back.${leave}`),
        advise('keep-for-later', 'Keep your prompts and images, so that you can go on here later.'),
        advise('wait', 'Or wait: half of such incidents are over within about half an hour to an hour.'),
      ];
    case 'degraded':
      if (parts.length === 1 && parts[0] === 'export') return adviceForFiles;
      if (parts.length === 1 && parts[0] === 'login') return adviceForLogin;
      return [
        advise('wait', `Expect longer waits and single failures.${leave}`),
        advise('switch-service', 'If it is urgent, use another service meanwhile.'),
      ];
    case 'busy':
      return [advise('wait', 'Pika works, but slowly. Wait, or come back at a quieter hour.')];
    case 'maintenance':
      return [
        advise('wait', 'Wait until the announced work is over.'),
        advise('keep-for-later', 'Keep your prompts for later.'),
      ];
    case 'unknown':
      return unreachable ? [advise('check-network', 'No source could be reached. Check your own connection.')] : [];
    case 'ok':
      return [];
  }
}

/** What to do about a verdict on a service that the user could switch to. */
export function adviceForOther(verdict: ServiceVerdictId): Advice[] {
  switch (verdict) {
    case 'outage':
    case 'partial-outage':
      return [advise('switch-service', 'Choose another service for now.'), advise('wait', 'Or wait until it is back.')];
    case 'degraded':
    case 'maintenance':
      return [advise('wait', 'Expect delays there for now.')];
    default:
      return [];
  }
}
