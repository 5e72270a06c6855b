import { confirmDialog } from "./dialog.ts";
import { isMenuOpen, setMenu } from "./menu.ts";

/** What every page of the admin does: the menu of narrow screens, and questions before sharp buttons. */
export function livePage(): void {
  const toggle = document.getElementById("menu-toggle");
  toggle?.addEventListener("click", () => setMenu(!isMenuOpen()));
  document.getElementById("menu-scrim")?.addEventListener("click", () => setMenu(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isMenuOpen()) return;
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
