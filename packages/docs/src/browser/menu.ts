/**
 * Opens and closes the navigation on small screens without changing the address, because a new address would affect the
 * Back button and the scroll position. Without this script, the "Menu" link opens the navigation through the address's
 * fragment.
 */
export function addMenu(): void {
  const root = document.documentElement;
  const link = document.querySelector<HTMLAnchorElement>('.menu');
  const drawer = document.querySelector<HTMLElement>('#nav');
  if (!link || !drawer) return;
  const isOpen = () => root.classList.contains('menu-open');
  const setOpen = (open: boolean) => {
    root.classList.toggle('menu-open', open);
    link.setAttribute('aria-expanded', String(open));
    if (open) drawer.focus();
    else link.focus({ preventScroll: true });
  };
  link.setAttribute('role', 'button');
  link.setAttribute('aria-expanded', 'false');
  link.setAttribute('aria-controls', 'nav');
  link.addEventListener('click', (event) => {
    event.preventDefault();
    setOpen(!isOpen());
  });
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    setOpen(!isOpen());
  });
  drawer.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('a') : null;
    if (!target || !isOpen()) return;
    if (target.classList.contains('close')) event.preventDefault();
    setOpen(false);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && isOpen()) setOpen(false);
  });
  // A click outside the drawer closes it.
  document.addEventListener('click', ({ target }) => {
    if (isOpen() && target instanceof Node && !drawer.contains(target) && !link.contains(target)) setOpen(false);
  });
}
