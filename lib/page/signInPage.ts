const READ_CHARS = 60_000;
const words =
  'log[ -]?in|sign[ -]?in|log[ -]?on|anmelden|einloggen|connexion|se connecter|iniciar sesi[oó]n|entrar|accedi|войти|登录|ログイン|로그인';
/** The marks of a login page: its title, where its form goes, or a field for a password. */
const marks = [
  new RegExp(String.raw`<(?:title|h1|h2)\b[^>]{0,200}>[^<]{0,80}(?:${words})`, 'i'),
  /<form\b[^>]{0,400}\baction=["']?[^"'> ]{0,200}\/(?:log-?in|sign-?in|auth)/i,
  /<input\b[^>]{0,300}\btype=["']?password/i,
  /http-equiv=["']?refresh["']?[^>]{0,200}\/(?:log-?in|sign-?in|auth)/i,
];

/**
 * Whether a page that came in the place of data is a login page. Middleware sends questions there when the session is lost
 * (303), and `fetch` follows without a word (auth0/nextjs-auth0 PR #2700; 2026-11, medium confidence).
 */
export function isSignInPage(body: string): boolean {
  const start = body.slice(0, READ_CHARS);
  return marks.some((mark) => mark.test(start));
}
