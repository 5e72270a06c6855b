import type { Requests, ScopesDetail } from "../../app-bridge/protocol.ts";
import { confirmDialog } from "./dialog.ts";
import { element } from "./dom.ts";
import type { AppPage } from "./page.ts";
import { askServer } from "./server.ts";

type Answers<Name extends keyof Requests> = (
  params: Requests[Name]["params"],
) => Promise<Requests[Name]["result"]>;

/** `shopify.scopes`: what the app may read and write, and the question whether it may have more. */
export function scopesDialog(page: AppPage): {
  scopesQuery: Answers<"scopesQuery">;
  scopesRequest: Answers<"scopesRequest">;
  scopesRevoke: Answers<"scopesRevoke">;
} {
  const query = () => askServer<ScopesDetail>(`/shell/scopes?shop=${page.domain}`);
  const change = (kind: "grant" | "revoke", scopes: string[]) =>
    askServer<ScopesDetail>(`/shell/scopes/${kind}`, { shop: page.domain, scopes });

  return {
    scopesQuery: query,
    scopesRequest: async ({ scopes }) => {
      const before = await query();
      const missing = scopes.filter((scope) => !before.granted.includes(scope));
      const unknown = missing.filter((scope) => !before.optional.includes(scope));
      if (unknown.length > 0) {
        throw new Error(
          `scopes.request: ${unknown.join(", ")} must be declared in optional_scopes of shopify.app.toml.`,
        );
      }
      if (missing.length === 0) return { result: "granted-all", detail: before };
      const granted = await confirmDialog({
        title: `${page.appName} asks for more access`,
        text: element(
          "div",
          {},
          element("p", {}, "If you allow it, the app may also:"),
          element("ul", {}, ...missing.map((scope) => element("li", {}, scope))),
        ),
        confirm: "Allow",
        cancel: "Don't allow",
      });
      return granted
        ? { result: "granted-all", detail: await change("grant", missing) }
        : { result: "declined-all", detail: before };
    },
    scopesRevoke: async ({ scopes }) => ({ detail: await change("revoke", scopes) }),
  };
}
