/** Sets the page's theme; `auto` follows the system. */
export function applyTheme(root: HTMLElement, theme: 'auto' | 'light' | 'dark'): void {
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
