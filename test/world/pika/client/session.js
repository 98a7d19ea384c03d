/** The session in the Supabase cookie, which may come in chunks; null when signed out. */
export function session() {
  const parts = document.cookie
    .split('; ')
    .map((pair) => /^sb-login-auth-token(?:\.(\d+))?=(.*)$/.exec(pair))
    .filter(Boolean)
    .sort((a, b) => Number(a[1] ?? 0) - Number(b[1] ?? 0));
  if (parts.length === 0) return null;
  const value = decodeURIComponent(parts.map((part) => part[2]).join('')).replace(/^base64-/, '');
  const bytes = Uint8Array.from(atob(value.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}
