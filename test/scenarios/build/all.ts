import type { Drafts } from './scenario';
import { around } from './sets/around';
import { asking } from './sets/asking';
import { bars } from './sets/bars';
import { dying } from './sets/dying';
import { ends } from './sets/ends';
import { evidence } from './sets/evidence';
import { failing } from './sets/failing';
import { feeds } from './sets/feeds';
import { finishing } from './sets/finishing';
import { forms } from './sets/forms';
import { hostile } from './sets/hostile';
import { incidents } from './sets/incidents';
import { jumping } from './sets/jumping';
import { keyed } from './sets/keyed';
import { makers } from './sets/makers';
import { models } from './sets/models';
import { nameless } from './sets/nameless';
import { notices } from './sets/notices';
import { origins } from './sets/origins';
import { purses } from './sets/purses';
import { repeating } from './sets/repeating';
import { seeing } from './sets/seeing';
import { services } from './sets/services';
import { sockets } from './sets/sockets';
import { survival } from './sets/survival';
import { waiting } from './sets/waiting';
import { wallets } from './sets/wallets';
import { windows } from './sets/windows';
import { wishes } from './sets/wishes';

/** All scenarios of the project, by subject. */
export const sets: readonly Drafts[] = [
  finishing,
  failing,
  seeing,
  waiting,
  asking,
  repeating,
  around,
  services,
  feeds,
  wallets,
  wishes,
  keyed,
  forms,
  hostile,
  windows,
  ends,
  incidents,
  purses,
  dying,
  jumping,
  sockets,
  notices,
  models,
  evidence,
  nameless,
  origins,
  bars,
  survival,
  makers,
];
