/** What a person can ask for from a page of the extension. Components know nothing of how it is carried out. */
export interface Actions {
  /** Open an address of Pika's in a tab, reusing an open one; `subject` is what it is about. */
  open(url: string, subject?: string): void;
  /** Put a row and its banner away, until the verdict changes. */
  dismiss(subject: string): void;
  /** Keep the prompt of a job for later, or those of all jobs that a service in trouble holds up. */
  keep(subject: string): void;
  /** Forget a kept prompt. */
  dropKept(subject: string): void;
  /** Ask the sources now instead of when they are next due. */
  refreshStatus(): void;
  /** Open the full page at one of its parts. */
  dashboard(part?: string): void;
}
