/** Signs that code runs in a browser, where whoever opens the page can read it. */
export const browserCode =
  /\b(?:document|window|localStorage|sessionStorage)\.|\baddEventListener\s*\(|['"]use client['"]|\buse(?:State|Effect|Callback)\s*\(|\bonClick\b|<script\b|\.innerHTML\b|\bimport\.meta\.env\b|\bdangerouslyAllowBrowser\b/;
/** Names of variables that a bundler writes into the page. */
export const publicVariable =
  /\b(?:NEXT_PUBLIC|VITE|REACT_APP|PUBLIC|EXPO_PUBLIC|NUXT_PUBLIC)_\w*(?:KEY|TOKEN|SECRET|CREDENTIALS)\w*/;
/** JavaScript that sends a request; it runs in a browser as well as elsewhere. */
export const script = /\bfetch\s*\(|\baxios\b|\bfal\.config\s*\(|\bXMLHttpRequest\b/;
export const literalCredentials =
  /\bcredentials\s*:\s*["'`](?!\s*(?:include|omit|same-origin)\b)([^"'`$<>{}\s]{12,200})["'`]/;
/** JavaScript that a browser cannot run. */
export const serverCode = /\brequire\s*\(|\bprocess\.env\b|\bexpress\b|['"]node:|\bDeno\.|\bBun\./;
