import { unreadable } from '../../knowledge/services/unreadable';

/** Network Authentication Required (RFC 6585, section 6): said by a network, never by the server that was asked. */
const NETWORK_LOGIN = 511;

/** An answer as the login page of a network gives it: a web page where data was asked for. */
export function isPortalPage(status: number, reason: string | null): boolean {
  return status === NETWORK_LOGIN || reason === unreadable.webPage || reason === unreadable.elsewhere;
}
