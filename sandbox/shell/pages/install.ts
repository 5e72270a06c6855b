import type { World } from "../../platform/world.ts";
import { appListing } from "../app-listing.ts";
import { html } from "../html.ts";
import { handleOf } from "../launch.ts";
import { adminPage, card, heading } from "../layout.ts";
import { words } from "../format.ts";

/** "write_discounts" → "Edit discounts" */
export function scopeInWords(scope: string): string {
  const [verb = "", ...subject] = scope.split("_");
  return `${verb === "write" ? "View and edit" : "View"} ${words(subject.join(" ")).toLowerCase()}`;
}

/** What an app asks for before it may see anything. */
export function installPage(world: World, domain: string): string {
  const app = appListing(world);
  const body = html`${heading(`Install ${app.name}`)}
  ${card(
    "What the app may do",
    html`<ul class="plain-list">
        ${app.scopes.map((scope) => html`<li>${scopeInWords(scope)} <code>${scope}</code></li>`)}
      </ul>
      ${
        app.optionalScopes.length > 0 &&
        html`<p class="note">It may ask later for: ${app.optionalScopes.join(", ")}.</p>`
      }
      <form method="post" action="/store/${handleOf(domain)}/apps/${world.apiKey}/install">
        <button class="button primary" type="submit">Install app</button>
      </form>`,
  )}`;
  return adminPage(world, domain, { title: `Install ${app.name}`, section: "app", body });
}
