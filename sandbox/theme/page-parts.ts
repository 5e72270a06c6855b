import { html, type Markup } from "../shell/html.ts";
import { openShopOf } from "../shell/platform.ts";
import type { World } from "../platform/world.ts";
import { drawBlock, isShown, type PlacedBlock } from "./blocks.ts";
import { themeExtensions } from "./extension.ts";
import { assetUrl } from "./filters.ts";
import type { PageView } from "./view.ts";

/** What apps add to a page: to its head, into its sections, at the end of its body. */
export interface AppParts {
  head: Markup[];
  main: Markup[];
  apps: Markup[];
  body: Markup[];
}

export const noParts: AppParts = { head: [], main: [], apps: [], body: [] };

/** The blocks a merchant placed, of extensions that are still there. */
export function placedBlocks(world: World, domain: string): PlacedBlock[] {
  const records = openShopOf(world.shop(domain)).themeBlocks.all();
  if (records.length === 0 || !world.isInstalled(domain)) return [];
  const extensions = themeExtensions(world.extensionsDir);
  return records.flatMap((record) => {
    const extension = extensions.find(({ handle }) => handle === record.extension);
    const block = extension?.blocks.find(({ handle }) => handle === record.block);
    return extension && block ? [{ record, extension, block }] : [];
  });
}

export function appParts(view: PageView): AppParts {
  const shown = placedBlocks(view.world, view.domain).filter((one) => isShown(one, view));
  const of = (test: (one: PlacedBlock) => boolean) =>
    shown.filter(test).map((one) => drawBlock(one, view));
  const target = ({ block }: PlacedBlock) => block.schema.target;
  return {
    head: [
      ...assetTags(shown),
      ...of((one) => target(one) === "compliance_head"),
      ...of((one) => target(one) === "head"),
    ],
    main: of(({ record }) => record.section === "main"),
    apps: of(({ record }) => record.section === "apps"),
    body: of((one) => target(one) === "body"),
  };
}

/** Files named in the schemas, each once however many blocks name it. */
function assetTags(shown: PlacedBlock[]): Markup[] {
  const named = (pick: (one: PlacedBlock) => string | undefined) => [
    ...new Set(
      shown.flatMap((one) => {
        const file = pick(one);
        return file === undefined ? [] : [assetUrl(one.extension, file)];
      }),
    ),
  ];
  return [
    ...named(({ block }) => block.schema.stylesheet).map(
      (url) => html`<link href="${url}" rel="stylesheet" type="text/css" media="all" />`,
    ),
    ...named(({ block }) => block.schema.javascript).map(
      (url) => html`<script src="${url}" type="text/javascript" defer="defer"></script>`,
    ),
  ];
}
