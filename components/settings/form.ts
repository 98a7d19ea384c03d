import type { Settings } from '../../lib/model/settings';
import type { Catalog } from './catalog';

/** What every group of settings works with. */
export interface SettingsForm {
  settings: Settings;
  catalog: Catalog;
  /** Saves a change when all is well; returns what is wrong, naming the field, when not. */
  commit(patch: Partial<Settings>): string | undefined;
  /** Asks for the right to read these sites, straight from a click; false when the user said no. */
  allow(origins: readonly string[]): Promise<boolean>;
}

/** A list with one entry in or out. */
export function withEntry<T>(list: readonly T[], entry: T, present: boolean): T[] {
  const others = list.filter((one) => one !== entry);
  return present ? [...others, entry] : others;
}
