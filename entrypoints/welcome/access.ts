/** Whether the extension may read Pika's pages: not asked yet, allowed, never asked of the user, turned down just now. */
export type Access = 'unknown' | 'granted' | 'missing' | 'refused';
