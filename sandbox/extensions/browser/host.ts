// The page's side: finds the places of extensions, draws what each one's worker says, and serves its requests.
import { askBeforePaying } from "./buyer-journey.ts";
import { makeActions } from "./actions.ts";
import { configOf } from "./config-of.ts";
import { showProblem, startPlace, type Running } from "./place.ts";
import { stylePage } from "./page-style.ts";
import { pageServices } from "./page-services.ts";
import { showTemplates } from "./templates.ts";

declare global {
  /** For the page that stands for the checkout editor, and for tests. */
  var extensionHost:
    | {
        /** Sets a signal of every running extension, or of those at one target. */
        update(path: string, value: unknown, target?: string): Promise<void>;
      }
    | undefined;
}

const places = [...document.querySelectorAll<HTMLElement>("[data-extension-place=now]")];
const running = new Map<HTMLElement, Running>();

/** "error" when one failed, "ready" when one has drawn something, "empty" when none has anything to say. */
function reportState(): void {
  for (const place of places) {
    const root = place.querySelector(".extension-root");
    if (place.dataset.state === "error" || !root) continue;
    place.dataset.state = root.hasChildNodes() ? "ready" : "empty";
  }
  const states = places.map((place) => place.dataset.state);
  const broken = document.querySelector("[data-state=error]");
  document.body.dataset.extension = broken ? "error" : states.includes("ready") ? "ready" : "empty";
}

async function startNow(place: HTMLElement): Promise<void> {
  try {
    running.set(place, await startPlace(place, pageServices(place)));
  } catch {
    // shown in the place already; the others run on
  }
}

for (const place of document.querySelectorAll<HTMLElement>("[data-extension-problem]"))
  showProblem(place, "", place.dataset.extensionProblem ?? "");

globalThis.extensionHost = {
  async update(path, value, target) {
    for (const [place, one] of running)
      if (target === undefined || configOf(place).target === target) await one.update(path, value);
  },
};
stylePage();
makeActions();
askBeforePaying(running);
await Promise.all([...places.map(startNow), showTemplates()]);
reportState();
const watcher = new MutationObserver(reportState);
for (const place of places) watcher.observe(place, { childList: true, subtree: true });
