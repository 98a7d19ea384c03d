/** The mark: a play sign that leaves its ring. The same drawing as the toolbar icon. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg className="logo" viewBox="3 4 26 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path className="logo-ring" d="M18.6 6.9A9.6 9.6 0 1 0 23.3 20.6" />
      <path
        className="logo-play"
        d="M15 10.3v11.4c0 1 1.1 1.6 2 1.1l9.8-5.7c.9-.5.9-1.7 0-2.2L17 9.2c-.9-.5-2 .1-2 1.1z"
      />
    </svg>
  );
}
