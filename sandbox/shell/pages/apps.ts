import { appListing } from "../app-listing.ts";
import { html } from "../html.ts";
import { badge, card, heading } from "../layout.ts";
import { scopesOf } from "../scopes.ts";
import { scopeInWords } from "./install.ts";
import type { Visit } from "./visit.ts";

export function appsPage(visit: Visit): string {
  const { world, domain, base } = visit;
  const app = appListing(world);
  const installed = world.isInstalled(domain);
  const { granted } = scopesOf(world, domain);
  const appBase = `${base}/apps/${world.apiKey}`;
  return visit.show({
    title: "Apps",
    section: "apps",
    body: html`${heading("Apps")}
    ${card(
      app.name,
      html`<p>${installed ? badge("Installed", "good") : badge("Not installed")}</p>
        ${
          installed &&
          html`<ul class="plain-list">
            ${granted.map((scope) => html`<li>${scopeInWords(scope)} <code>${scope}</code></li>`)}
          </ul>`
        }
        <div class="buttons">
          <a class="button primary" href="${appBase}">${installed ? "Open" : "Install"}</a>
          ${
            installed &&
            html`<form
              method="post"
              action="${appBase}/uninstall"
              data-confirm="Uninstall ${app.name}? Its access ends at once; Shopify asks it to forget the shop 48 hours later."
            >
              <button class="button critical" type="submit">Uninstall</button>
            </form>`
          }
        </div>`,
    )}`,
  });
}
