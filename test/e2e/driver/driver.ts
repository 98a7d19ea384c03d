import type { BrowserAddressing } from '../../world/addressing';

/** One page or tab, in the few words that both browsers understand. Selectors see into open shadow roots. */
export interface Page {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a self-contained function in the page's own world. */
  evaluate<Result, Args extends readonly unknown[]>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** Runs a self-contained function in each document that is opened from now on, before the page's own scripts. */
  early(run: () => void): Promise<void>;
  /** Waits until the function gives something truthy, and gives that. Waits on a state, never on a time. */
  until<Result, Args extends readonly unknown[]>(
    what: string,
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<NonNullable<Result>>;
  /** Waits for the element and clicks it as a mouse does. */
  click(selector: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  press(key: 'Enter' | 'Escape' | 'Tab' | 'Space' | 'ArrowDown' | 'ArrowUp'): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  screenshot(file: string): Promise<void>;
  bringToFront(): Promise<void>;
  /** Hides the page as another tab in front of it does. */
  hide(): Promise<void>;
  /** Errors that nobody caught, and those on the console, since the page was opened. */
  faults(): readonly string[];
  close(): Promise<void>;
}

/** A running browser with the extension in it. */
export interface Driver {
  browser: 'chromium' | 'firefox';
  /** The address of the extension's pages, without a slash at the end. */
  origin: string;
  newPage(url?: string): Promise<Page>;
  /** A page of the extension such as `popup.html`, in a tab. */
  extensionPage(path: string): Promise<Page>;
  /** A page of the extension on which nothing runs, to ask the browser's API from. One for the whole run. */
  probe(): Promise<Page>;
  /** Ends the background worker, as the browser does with an idle one; resolves when it is gone. */
  killWorker(): Promise<void>;
  /** Reloads the extension as an update does: pages that are open keep an orphaned content script. */
  reloadExtension(): Promise<void>;
  /** Folders of the profile in which the browser keeps what the extension stores. */
  ownFolders(): Promise<string[]>;
  /** Takes the right to read these sites away as the user can in the browser's own settings, or gives it back. */
  setSiteAccess(origins: readonly string[], allowed: boolean): Promise<void>;
  /** Resolves when the browser is gone, also when a person closed it. */
  closed: Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** The unpacked extension's folder; `null` for the browser alone. */
  extension: string | null;
  /** How the browser finds the pretend world. Absent: the real internet. */
  world?: BrowserAddressing;
  /** Shows a window where there is a display. */
  headed?: boolean;
}

/** A page of the extension that runs no code of its own. */
export const quietPage = 'icon-128.png';
