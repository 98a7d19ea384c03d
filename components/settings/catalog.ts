/** Something that can be chosen in the settings. */
export interface Named {
  id: string;
  name: string;
}

/** A service that can be watched, and the sites that tell of it. */
export interface WatchableService extends Named {
  /** Match patterns that must be allowed before its feeds can be read. */
  origins: readonly string[];
}

/** An API whose jobs can be followed with the user's own key. */
export interface KeyedApi extends Named {
  /** How its key looks, in words. */
  form: string;
  /** Why a text cannot be a key of this API; null when its form is right. */
  problem: (key: string) => string | null;
  confirmed: boolean;
  origins: readonly string[];
}

/** What there is to choose from, put together from what the extension knows. */
export interface Catalog {
  services: readonly WatchableService[];
  plans: readonly Named[];
  accounts: readonly Named[];
  apis: readonly KeyedApi[];
}
