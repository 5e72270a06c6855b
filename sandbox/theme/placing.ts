import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { ThemeBlockRecord } from "../store/theme-blocks.ts";
import { mayStandOn } from "./block-schema.ts";
import { isInput, settingFrom, type SettingValues } from "./block-settings.ts";
import { themeExtensions, type ThemeBlock } from "./extension.ts";

/** What the theme's pages are called, and where on them blocks of an app may stand. */
export const templates = [
  "index",
  "product",
  "collection",
  "list-collections",
  "search",
  "cart",
  "page",
  "404",
] as const;
export const sections = ["main", "apps"] as const;
export type SectionName = (typeof sections)[number];

/** A merchant asks for what the theme editor would not do; the message is for them. */
export class PlacingError extends Error {
  override name = "PlacingError";
}

interface Named {
  extension: string;
  block: string;
}

function blockOf(world: World, { extension, block }: Named): ThemeBlock {
  const found = themeExtensions(world.extensionsDir)
    .find(({ handle }) => handle === extension)
    ?.blocks.find(({ handle }) => handle === block);
  if (!found) throw new PlacingError(`The app has no block ${extension}/${block}`);
  return found;
}

/** Settings as a form sends them, or a sentence about the first that is wrong. */
function settingsFrom({ schema }: ThemeBlock, form: Record<string, string>): SettingValues {
  const values: SettingValues = {};
  for (const setting of schema.settings.filter(isInput)) {
    const value = settingFrom(setting, form[`setting.${setting.id}`]);
    if (value === null) throw new PlacingError(`${setting.id} cannot be what was entered`);
    if (value !== undefined) values[setting.id] = value;
  }
  return values;
}

/** Adds a block to the end of a section. */
export function addBlock(
  world: World,
  domain: string,
  place: Named & { template: string; section: SectionName },
): void {
  const { schema } = blockOf(world, place);
  if (schema.target !== "section") {
    throw new PlacingError(`${schema.name} is an embed: it is switched on, not placed`);
  }
  if (!mayStandOn(schema, place.template)) {
    throw new PlacingError(`${schema.name} does not go on ${place.template} pages`);
  }
  const store = openShopOf(world.shop(domain));
  const id = store.nextId("themeBlock");
  store.themeBlocks.write({ ...place, id, position: id, enabled: true, settings: {} });
}

export function removeBlock(world: World, domain: string, id: number): void {
  openShopOf(world.shop(domain)).themeBlocks.remove(id);
}

/** Changes places with the block before or after it in its section. */
export function moveBlock(world: World, domain: string, id: number, by: -1 | 1): void {
  const { themeBlocks } = openShopOf(world.shop(domain));
  const moved = placed(themeBlocks.get(id));
  const row = themeBlocks
    .all()
    .filter(({ template, section }) => template === moved.template && section === moved.section);
  const other = row[row.findIndex((one) => one.id === id) + by];
  if (!other) return;
  themeBlocks.write({ ...moved, position: other.position });
  themeBlocks.write({ ...other, position: moved.position });
}

export function setBlock(
  world: World,
  domain: string,
  id: number,
  form: Record<string, string>,
): void {
  const { themeBlocks } = openShopOf(world.shop(domain));
  const record = placed(themeBlocks.get(id));
  themeBlocks.write({ ...record, settings: settingsFrom(blockOf(world, record), form) });
}

/** Switches an embed on or off, and sets it. */
export function setEmbed(
  world: World,
  domain: string,
  named: Named,
  form: Record<string, string>,
): void {
  const block = blockOf(world, named);
  if (block.schema.target === "section") {
    throw new PlacingError(`${block.schema.name} is placed in a section, not switched on`);
  }
  const store = openShopOf(world.shop(domain));
  const before = embedOf(store.themeBlocks.all(), named);
  const id = before?.id ?? store.nextId("themeBlock");
  store.themeBlocks.write({
    ...{ id, extension: named.extension, block: named.block, template: null, section: null },
    position: before?.position ?? id,
    enabled: form["enabled"] !== undefined,
    settings: settingsFrom(block, form),
  });
}

export function embedOf(
  records: ThemeBlockRecord[],
  { extension, block }: Named,
): ThemeBlockRecord | null {
  return (
    records.find(
      (one) => one.template === null && one.extension === extension && one.block === block,
    ) ?? null
  );
}

function placed(record: ThemeBlockRecord | null): ThemeBlockRecord {
  if (!record) throw new PlacingError("This block is no longer there");
  return record;
}
