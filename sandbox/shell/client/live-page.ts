/** What every page of the admin does: the menu of narrow screens, local times, questions before sharp buttons. */
export function livePage(): void {
  const toggle = document.getElementById("menu-toggle");
  const setMenu = (open: boolean) => {
    document.body.classList.toggle("menu-open", open);
    toggle?.setAttribute("aria-expanded", String(open));
  };
  toggle?.addEventListener("click", () => setMenu(!document.body.classList.contains("menu-open")));
  document.getElementById("menu-scrim")?.addEventListener("click", () => setMenu(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.body.classList.contains("menu-open")) return;
    setMenu(false);
    toggle?.focus();
  });
}
