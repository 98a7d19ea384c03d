export { refreshServices, serviceQuestions } from './ask';
export { serviceCards } from './cards';
export { networkHint } from './hint';
export { judgeServices, type ServiceVerdict } from './judge';
export { noteFeed, noteProbe } from './note';
export { noOwnEvidence, type OwnEvidence } from './own';
export { countAsked, idleRoomMs } from './room';
export { noServices, type ServicesState, servicesStateSchema } from './state';
