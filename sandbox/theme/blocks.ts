import { html, Markup } from "../shell/html.ts";
import type { ThemeBlockRecord } from "../store/theme-blocks.ts";
import { numberOfApp } from "../install/app-number.ts";
import { conditionOf, mayStandOn } from "./block-schema.ts";
import { defaultOf, isInput, type SettingValues } from "./block-settings.ts";
import type { ThemeBlock, ThemeExtension } from "./extension.ts";
import { liquidOf } from "./liquid.ts";
import { appObject, pageObjects, settingObject } from "./objects.ts";
import type { Reader } from "./metafields.ts";
import type { PageView } from "./view.ts";

/** A block with where it stands and how it was set. */
export interface PlacedBlock {
  record: ThemeBlockRecord;
  extension: ThemeExtension;
  block: ThemeBlock;
}

/** Whether a block shows on this page: its template, and its condition in a metafield of the app. */
export function isShown({ record, block }: PlacedBlock, view: PageView): boolean {
  if (!record.enabled || !mayStandOn(block.schema, view.template)) return false;
  return record.template === null || record.template === view.template
    ? isAvailable(block, view)
    : false;
}

/** The condition of `available_if`: a boolean the app keeps with its installation; not there is no. */
export function isAvailable(
  { schema }: ThemeBlock,
  view: Pick<PageView, "world" | "domain">,
): boolean {
  const condition = conditionOf(schema);
  if (!condition) return true;
  const owner = `gid://shopify/AppInstallation/${numberOfApp(view.world.apiKey)}`;
  const { namespace, key } = condition;
  const found = view.world.shop(view.domain).metafield(owner, namespace, key);
  return found?.type === "boolean" && found.value === "true";
}

/** A block's markup. What goes wrong in it is shown where it would stand. */
export function drawBlock(placed: PlacedBlock, view: PageView): Markup {
  const { record, extension, block } = placed;
  const reader: Reader = { kind: "app", number: numberOfApp(view.world.apiKey) };
  const name = `${extension.handle}/blocks/${block.handle}.liquid`;
  try {
    const objects = {
      ...pageObjects(view, reader),
      app: appObject(view, reader),
      section: { id: record.section ?? "embeds" },
      block: {
        id: String(record.id),
        type: `shopify://apps/${extension.handle}/blocks/${block.handle}/${record.id}`,
        settings: settingsOf(placed, view, reader),
        // the theme editor's mark, empty outside of it
        shopify_attributes: "",
      },
    };
    const drawn = liquidOf(view, extension, objects).parseAndRenderSync(block.source) as string;
    return wrapped(placed, drawn);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return html`<p class="note" role="alert" data-liquid-error="${name}">
      ${name} failed: ${message}
    </p>`;
  }
}

function wrapped({ record, block }: PlacedBlock, drawn: string): Markup {
  if (block.schema.target === "head" || block.schema.target === "compliance_head") {
    return new Markup(drawn);
  }
  const tag = /^[a-z][a-z0-9-]*$/.exec(block.schema.tag ?? "div")?.[0] ?? "div";
  const classes = ["shopify-block", "shopify-app-block", block.schema.class].filter(Boolean);
  const open = html`id="shopify-block-${record.id}" class="${classes.join(" ")}"`.text;
  return new Markup(`<${tag} ${open}>${drawn}</${tag}>`);
}

function settingsOf(
  { record, block }: PlacedBlock,
  view: PageView,
  reader: Reader,
): Record<string, unknown> {
  const given: SettingValues = record.settings;
  return Object.fromEntries(
    block.schema.settings.filter(isInput).map((setting) => {
      const value = given[setting.id] ?? defaultOf(setting);
      const isThing = setting.type === "product" || setting.type === "collection";
      return [
        setting.id,
        isThing && typeof value === "string"
          ? () => settingObject(view, reader, setting.type, value)
          : value,
      ];
    }),
  );
}
