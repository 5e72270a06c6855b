import { confirmDialog } from "./dialog.ts";

/** What every page of the admin does: the menu of narrow screens, and questions before sharp buttons. */
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

  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const question = form.dataset.confirm;
    if (!question) return;
    event.preventDefault();
    void confirmDialog({
      title: "Are you sure?",
      text: question,
      confirm: event.submitter?.textContent ?? "Yes",
      cancel: "Cancel",
      critical: true,
    }).then((sure) => sure && form.submit());
  });
}
