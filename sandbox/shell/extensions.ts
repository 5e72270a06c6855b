import { actionButton, actionDialog } from "../extensions/action-markup.ts";
import type { UiExtension } from "../extensions/folder.ts";
import { extensionsOf } from "../extensions/of-world.ts";
import {
  placeConfig,
  placeMarkup,
  problemMarkup,
  shouldRenderTarget,
  type PlaceConfig,
} from "../extensions/place.ts";
import { html, type Markup } from "./html.ts";
import type { Visit } from "./pages/visit.ts";

/** The app's extensions that have this target; none while it is not installed. */
function extensionsWith({ world, domain }: Visit, target: string): UiExtension[] {
  if (!world.isInstalled(domain)) return [];
  return extensionsOf(world)
    .list()
    .extensions.filter((one) => one.targets.some((each) => each.target === target));
}

/** An admin extension on this page, told which records it is about. */
function configFor(
  { world, domain, base }: Visit,
  extension: UiExtension,
  target: string,
  ids: readonly string[],
): PlaceConfig {
  return placeConfig({
    extension,
    target,
    shop: domain,
    buyerLocale: "en",
    country: null,
    api: { data: { selected: ids.map((id) => ({ id })) } },
    storageScope: domain,
    tokens: { url: "/shell/session-token", body: { shop: domain } },
    links: { handle: extension.handle, admin: base, app: `${base}/apps/${world.apiKey}` },
    appUrl: world.edgeUrl,
  });
}

function actionsAt(
  visit: Visit,
  target: string,
  ids: readonly string[],
  kind: "one" | "selection",
): { buttons: Markup[]; dialogs: Markup[] } {
  const shown = extensionsWith(visit, target).map((extension) => {
    const id = `action-${extension.handle}-${kind}`;
    const action = configFor(visit, extension, target, ids);
    const asks = extension.targets.find((one) => one.target === target)?.shouldRender ?? null;
    const condition = asks === null ? null : conditionFor(visit, extension, target, ids);
    return { button: actionButton(id, action, condition), dialog: actionDialog(id, action, kind) };
  });
  return {
    buttons: shown.map(({ button }) => button),
    dialogs: shown.map(({ dialog }) => dialog),
  };
}

function conditionFor(
  visit: Visit,
  extension: UiExtension,
  target: string,
  ids: readonly string[],
) {
  const config = configFor(visit, extension, shouldRenderTarget(target), ids);
  return { ...config, scriptUrl: `/extensions/${extension.handle}-conditions.js` };
}

/** The page's host, and what is wrong with folders that cannot be read. */
function host({ world, domain }: Visit): Markup | null {
  const { extensions, problems } = extensionsOf(world).list();
  const isAdmin = ({ targets }: UiExtension) =>
    targets.some(({ target }) => target.startsWith("admin."));
  if (!world.isInstalled(domain) || (!extensions.some(isAdmin) && problems.length === 0))
    return null;
  return html`${problems.map(problemMarkup)}
    <script type="module" src="/extension-host/host.js"></script>`;
}

/** A record's page: "customer-details", "order-details", "product-details" … */
export function recordActions(visit: Visit, page: string, id: string): Markup | null {
  const { buttons, dialogs } = actionsAt(visit, `admin.${page}.action.render`, [id], "one");
  if (buttons.length === 0) return null;
  return html`<div class="buttons" role="group" aria-label="More actions">${buttons}</div>
    ${dialogs}`;
}

export function recordBlocks(visit: Visit, page: string, id: string): Markup {
  const target = `admin.${page}.block.render`;
  const places = extensionsWith(visit, target).map((extension) =>
    placeMarkup(configFor(visit, extension, target, [id])),
  );
  return html`${places} ${host(visit)}`;
}

export interface ListActions {
  /** For the whole list, and for the rows that are ticked. */
  bar: Markup | null;
  /** The box that ticks a row; null when nothing can be done with ticked rows. */
  tick: ((id: string, label: string) => Markup) | null;
}

/** A list's page: "customer-index", "order-index" … */
export function listActions(visit: Visit, page: string): ListActions {
  const whole = actionsAt(visit, `admin.${page}.action.render`, [], "one");
  const selection = actionsAt(visit, `admin.${page}.selection-action.render`, [], "selection");
  const isTicked = selection.buttons.length > 0;
  if (whole.buttons.length + selection.buttons.length === 0) return { bar: null, tick: null };
  const bar = html`<div class="buttons" role="group" aria-label="More actions">
      ${whole.buttons}
      ${
        isTicked &&
        html`<span class="buttons" data-extension-selection-bar hidden>${selection.buttons}</span>`
      }
    </div>
    ${whole.dialogs} ${selection.dialogs} ${host(visit)}`;
  return { bar, tick: isTicked ? tickBox : null };
}

const tickBox = (id: string, label: string): Markup =>
  html`<input type="checkbox" data-extension-select value="${id}" aria-label="Select ${label}" />`;

const templates = "admin.customers.segmentation-templates.data";

/** Where the segment editor would offer the templates of apps. */
export function segmentTemplates(visit: Visit): Markup | null {
  const places = extensionsWith(visit, templates).map(
    (extension) =>
      html`<div
        class="card"
        data-extension-templates
        data-shop="${visit.domain}"
        data-check="/shell/segment-query"
      >
        <h2>Templates of ${extension.nameFor("en")}</h2>
        ${placeMarkup(configFor(visit, extension, templates, []), true)}
      </div>`,
  );
  return places.length > 0 ? html`${places} ${host(visit)}` : null;
}
