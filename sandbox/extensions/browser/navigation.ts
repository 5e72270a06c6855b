import type { ExtensionRun, HostServices } from "./wire.ts";

type Listener = (event: { navigationType: string; from: Entry }) => void;
interface Entry {
  key: string;
  url: string | null;
  getState(): unknown;
}

/** The `navigation` global of customer accounts: a full page moves within itself, other addresses leave it. */
export function createNavigation({ api }: ExtensionRun, services: HostServices): void {
  const listeners = new Set<Listener>();
  let entry = entryAt(typeof api["pageUrl"] === "string" ? api["pageUrl"] : null, undefined);
  delete api["pageUrl"];

  const navigation = {
    get currentEntry() {
      return entry;
    },
    navigate(url: string, { state, history = "auto" }: { state?: unknown; history?: string } = {}) {
      // only what the extension's own page shows changes; the browser stays where it is
      if (!url.startsWith("extension:/")) return void services.navigate(url);
      const from = entry;
      entry = entryAt(url, state);
      const navigationType = history === "replace" ? "replace" : "push";
      for (const listener of listeners) listener({ navigationType, from });
    },
    updateCurrentEntry({ state }: { state: unknown }) {
      entry = { ...entry, getState: () => state };
    },
    addEventListener: (_: "currententrychange", listener: Listener) => void listeners.add(listener),
    removeEventListener: (_: "currententrychange", listener: Listener) =>
      void listeners.delete(listener),
  };
  Object.defineProperty(globalThis, "navigation", { value: navigation, configurable: true });
}

let entries = 0;
const entryAt = (url: string | null, state: unknown): Entry => ({
  key: String(++entries),
  url,
  getState: () => state,
});
