import { byId } from "./dom.ts";
import { openFrame } from "./frame.ts";
import type { AppPage } from "./page.ts";
import { pickRows } from "./picker.ts";
import { pickResources } from "./resource-picker.ts";
import { reviewPrompt } from "./review.ts";
import { saveBarView } from "./save-bar.ts";
import { scopesDialog } from "./scopes.ts";
import { askServer } from "./server.ts";
import { showRecord } from "./record-dialog.ts";
import { appNavView } from "./side-bar.ts";
import { titleBarView } from "./title-bar.ts";
import { toastView } from "./toasts.ts";

/** Joins the app's frame and the shell around it. */
export function openAppPage(): void {
  const page = JSON.parse(byId("app-page").textContent ?? "") as AppPage;
  const iframe = byId<HTMLIFrameElement>("app-frame");

  let unreported: string | null = null;
  const moveTo = (path: string) => history.replaceState(history.state, "", page.base + path);
  const saveBar = saveBarView(
    () => frame,
    () => {
      // where the app went in the meantime
      if (unreported !== null) moveTo(unreported);
      unreported = null;
    },
  );
  const go = (act: () => void) => saveBar.guard(act);
  const toasts = toastView(() => frame);
  const nav = appNavView(page, () => frame, go);

  const frame = openFrame(
    iframe,
    page.edgeOrigin,
    {
      hello: () => {
        // a new document: what the last one showed is gone with it
        saveBar.show(null);
        titleBar.show(null);
        setLoading(false);
        setBehindModal(false);
      },
      location: ({ path }) => {
        nav.at(path);
        // Shopify's admin does not follow the app either while something is unsaved
        if (saveBar.dirty) {
          unreported = path;
          saveBar.guard(() => undefined);
        } else moveTo(path);
      },
      documentTitle: ({ title }) => titleBar.documentTitle(title),
      navMenu: ({ links, home }) => nav.show(links, home),
      titleBar: ({ bar }) => titleBar.show(bar),
      saveBar: ({ bar }) => saveBar.show(bar),
      modal: ({ open }) => setBehindModal(open),
      toast: ({ toast }) => toasts.show(toast),
      toastHide: ({ id }) => toasts.hide(id),
      loading: ({ on }) => setLoading(on),
      adminNavigate: ({ path, target }) => openAdmin(page.storeBase + path, target),
      appNavigate: ({ path }) => go(() => location.assign(page.base + path)),
      topNavigate: ({ url }) => go(() => location.assign(url)),
      vitals: ({ values }) => (document.documentElement.dataset.appVitals = JSON.stringify(values)),
    },
    {
      idToken: async () =>
        (await askServer<{ token: string }>("/shell/session-token", { shop: page.domain })).token,
      user: () => askServer(`/shell/user?shop=${page.domain}`),
      resourcePicker: (request) => pickResources(page.domain, request),
      picker: pickRows,
      ...scopesDialog(page),
      reviewRequest: () => reviewPrompt(page.appName),
      intent: (request) => showRecord(page.storeBase, request),
      extensions: () => askServer(`/shell/extensions?shop=${page.domain}`),
      leaveConfirmation: () =>
        saveBar.guard(() => undefined) ? null : new Promise<null>(() => undefined),
    },
  );
  const titleBar = titleBarView(page.appName, go)(frame);

  const openAdmin = (url: string, target: string) => {
    if (target === "_blank") window.open(url);
    else go(() => location.assign(url));
  };
  const setBehindModal = (behind: boolean) => {
    document.body.classList.toggle("app-modal-open", behind);
    for (const part of document.querySelectorAll<HTMLElement>("[data-chrome]")) part.inert = behind;
  };
  const setLoading = (on: boolean) => {
    byId("loading-bar").hidden = !on;
  };

  // every way out of the page that belongs to the shell asks the save bar first
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    if (!saveBar.guard(() => undefined)) event.preventDefault();
  });

  // opened only now, so that no word of the app is missed
  iframe.src = iframe.dataset.src ?? "";
}
