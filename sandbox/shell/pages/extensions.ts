import { foundExtensions } from "../../extensions/find.ts";
import type { UiExtension } from "../../extensions/folder.ts";
import { extensionsOf } from "../../extensions/of-world.ts";
import { isShown } from "../../extensions/shown.ts";
import type { Markup } from "../html.ts";
import { html } from "../html.ts";
import { backLink, badge, card, heading } from "../layout.ts";
import { table } from "../table.ts";
import type { Visit } from "./visit.ts";

/** Every extension of the app: where it is shown, how large Shopify finds it, and what is wrong with it. */
export async function extensionsPage(visit: Visit): Promise<string> {
  const { world, base } = visit;
  const extensions = extensionsOf(world);
  const { extensions: drawn, problems } = extensions.list();
  const rows = await Promise.all(
    drawn.map(async (one) => rowOf(one, await extensions.bundle(one))),
  );
  const others =
    problems.length > 0
      ? []
      : foundExtensions(world.extensionsDir).filter(({ type }) => type !== "ui_extension");
  return visit.show({
    title: "Extensions",
    section: "sandbox",
    body: html`${backLink(`${base}/sandbox`, "Controls")} ${heading("Extensions")}
      ${problems.map((problem) => card("Cannot be read", html`<p role="alert">${problem}</p>`))}
      ${table(
        [{ label: "Extension" }, { label: "Targets", wrap: true }, { label: "Compressed" }],
        [...rows, ...others.map(({ handle, type }) => [handle, html`<code>${type}</code>`, "–"])],
        "The app has no extensions.",
      )}
      <p class="note">
        Shopify takes scripts of less than 64 KB, compressed; full pages of customer accounts, 128
        KB.
      </p>`,
  });
}

type Built = Awaited<ReturnType<ReturnType<typeof extensionsOf>["bundle"]>>;

function rowOf(extension: UiExtension, { compressed, problem }: Built): (Markup | string)[] {
  const targets = extension.targets.map(
    ({ target }) =>
      html`<div>
        <code>${target}</code> ${!isShown(target) && badge("no place in the sandbox", "warn")}
      </div>`,
  );
  const size = `${(compressed / 1024).toFixed(1)} KB`;
  return [extension.handle, html`${targets}`, problem === null ? size : badge(problem, "warn")];
}
