/** The site's logo. `favicon.svg` contains the same drawing. */
export function Sign() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#ff7a59" />
      <path
        d="M6 10l4.5 13L16 12l5.5 11L26 10"
        fill="none"
        stroke="#06303a"
        stroke-width="3.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** The header of every page. A script adds the search and the theme switch. */
export function Header({ version, root }: { version: string; root: string }) {
  return (
    <header class="bar">
      <a class="brand" href={root}>
        <Sign />
        <span>
          WAPI <small>{version}</small>
        </span>
      </a>
      <a class="menu" href="#nav">
        Menu
      </a>
    </header>
  );
}
