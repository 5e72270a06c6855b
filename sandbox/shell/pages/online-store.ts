import { isAvailable } from "../../theme/blocks.ts";
import { mayStandOn } from "../../theme/block-schema.ts";
import { themeExtensions, type ThemeBlock, type ThemeExtension } from "../../theme/extension.ts";
import { embedOf, sections, templates } from "../../theme/placing.ts";
import { consentMode, consentModes } from "../../pixels/privacy.ts";
import type { ThemeBlockRecord } from "../../store/theme-blocks.ts";
import type { Markup } from "../html.ts";
import { html } from "../html.ts";
import { badge, card, emptyState, heading } from "../layout.ts";
import { settingFields } from "./theme-settings.ts";
import type { Visit } from "./visit.ts";

/** The theme's one page in the admin: which blocks of the app stand where, which embeds are on, who is asked. */
export function onlineStorePage(visit: Visit): string {
  const { base, domain, query } = visit;
  const problem = typeof query["problem"] === "string" ? query["problem"] : null;
  return visit.show({
    title: "Online store",
    section: "store",
    body: html`${heading(
      "Online store",
      html`<a class="button" href="/storefront/${domain}">View store</a>`,
    )}
    ${problem && html`<p class="note" role="alert">${problem}</p>`} ${extensionCards(visit)}
    ${pixelCard(visit)} ${consentCard(visit, base)}`,
  });
}

function extensionCards(visit: Visit): Markup | Markup[] {
  let extensions: ThemeExtension[];
  try {
    extensions = themeExtensions(visit.world.extensionsDir);
  } catch (error) {
    return card("Theme", html`<p role="alert">${(error as Error).message}</p>`);
  }
  if (extensions.length === 0) {
    return card("Theme", emptyState("The app brings no blocks for the theme."));
  }
  return extensions.map((extension) =>
    card(
      extension.name,
      html`${extension.blocks.map((block) =>
        block.schema.target === "section"
          ? sectionBlock(visit, extension, block)
          : embed(visit, extension, block),
      )}`,
    ),
  );
}

function title({ translations }: ThemeExtension, block: ThemeBlock, visit: Visit): Markup {
  const state = isAvailable(block, visit)
    ? block.schema.available_if && badge("available", "good")
    : badge("hidden by the app just now", "quiet");
  return html`<h3 id="${block.handle}">
    ${translations.merchant(block.schema.name)} ${badge(block.schema.target)} ${state}
  </h3>`;
}

const hidden = (extension: ThemeExtension, block: ThemeBlock) =>
  html`<input type="hidden" name="extension" value="${extension.handle}" />
    <input type="hidden" name="block" value="${block.handle}" />`;

/** What a deep link of the app asks for: `addAppBlockId` or `activateAppId`, as Shopify writes them. */
function isAskedFor({ world, query }: Visit, block: ThemeBlock): boolean {
  const asked = query["addAppBlockId"] ?? query["activateAppId"];
  return asked === `${world.apiKey}/${block.handle}`;
}

function sectionBlock(visit: Visit, extension: ThemeExtension, block: ThemeBlock): Markup {
  const { base, store, query } = visit;
  const records = store.themeBlocks
    .all()
    .filter((one) => one.extension === extension.handle && one.block === block.handle);
  const allowed = templates.filter((one) => mayStandOn(block.schema, one));
  const isAsked = isAskedFor(visit, block);
  const wanted = isAsked ? String(query["template"] ?? "") : "";
  const section = isAsked && query["target"] !== "mainSection" ? "apps" : "main";
  return html`${title(extension, block, visit)}
    ${records.map((record) => placedBlock(visit, extension, block, record))}
    <form class="buttons" method="post" action="${base}/themes/blocks">
      ${hidden(extension, block)}
      <label class="field"
        >Pages
        <select name="template" ${isAsked && "autofocus"}>
          ${allowed.map((one) => html`<option ${one === wanted && "selected"}>${one}</option>`)}
        </select></label
      >
      <label class="field"
        >Section
        <select name="section">
          ${sections.map((one) => html`<option ${one === section && "selected"}>${one}</option>`)}
        </select></label
      >
      <button class="button ${isAsked && "primary"}" type="submit">Add block</button>
    </form>`;
}

function placedBlock(
  { base }: Visit,
  extension: ThemeExtension,
  block: ThemeBlock,
  record: ThemeBlockRecord,
): Markup {
  const name = `${record.template} · ${record.section}`;
  return html`<details>
    <summary>On ${name}</summary>
    <form method="post" action="${base}/themes/blocks/${record.id}">
      ${settingFields(block.schema.settings, record.settings, extension.translations)}
      <div class="buttons">
        <button class="button" name="do" value="set">Save</button>
        <button class="button" name="do" value="up">Move up</button>
        <button class="button" name="do" value="down">Move down</button>
        <button class="button" name="do" value="remove">Remove</button>
      </div>
    </form>
  </details>`;
}

function embed(visit: Visit, extension: ThemeExtension, block: ThemeBlock): Markup {
  const { base, store } = visit;
  const named = { extension: extension.handle, block: block.handle };
  const record = embedOf(store.themeBlocks.all(), named);
  const isOn = record?.enabled === true || isAskedFor(visit, block);
  return html`${title(extension, block, visit)}
    <form method="post" action="${base}/themes/embeds">
      ${hidden(extension, block)}
      <p>
        <label><input type="checkbox" name="enabled" ${isOn && "checked"} /> On every page</label>
      </p>
      ${settingFields(block.schema.settings, record?.settings ?? {}, extension.translations)}
      <button class="button" type="submit">Save</button>
    </form>`;
}

function pixelCard({ store }: Visit): Markup {
  const pixel = store.webPixel.get();
  return card(
    "Customer events",
    pixel
      ? html`<p>${badge("connected", "good")} The app’s pixel runs for visitors who allow it.</p>
          <pre>${JSON.stringify(pixel.settings, null, 2)}</pre>`
      : emptyState("The app has not connected its pixel."),
  );
}

function consentCard({ store }: Visit, base: string): Markup {
  const now = consentMode(store);
  return card(
    "Customer privacy",
    html`<form class="buttons" method="post" action="${base}/themes/consent">
        <label class="field"
          >Cookie banner
          <select name="mode">
            ${consentModes.map(
              (mode) => html`<option ${mode === now && "selected"}>${mode}</option>`,
            )}
          </select></label
        >
        <button class="button" type="submit">Set</button>
      </form>
      <p class="note">
        By country: in Europe and the United Kingdom visitors are asked before anything runs.
      </p>`,
  );
}
