import { element } from './element';

/** Styles a shadow root, also where the page's CSP forbids style elements, which Firefox applies to ours too. */
export function dress(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // An older browser does not let an extension do that.
    root.append(element(root.ownerDocument, 'style', {}, css));
  }
}
