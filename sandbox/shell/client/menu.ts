/** Opens or closes the side bar on narrow screens, where it is a menu. */
export function setMenu(open: boolean): void {
  document.body.classList.toggle("menu-open", open);
  document.getElementById("menu-toggle")?.setAttribute("aria-expanded", String(open));
}

export const isMenuOpen = () => document.body.classList.contains("menu-open");
