/** The mark: a play sign that leaves its ring. The same drawing as the toolbar icon. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg className="logo" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <path className="logo-ring" d="M21.9 6.1A11.5 11.5 0 1 0 27.3 17.8" />
      <path
        className="logo-play"
        d="M13 9.6v12.8c0 .9 1 1.5 1.8 1L26.2 17c.8-.4.8-1.6 0-2L14.8 8.6c-.8-.5-1.8.1-1.8 1z"
      />
    </svg>
  );
}
