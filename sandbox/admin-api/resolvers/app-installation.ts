import type { AppSubscription } from "../../billing/billing.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";
import { appNumber, metafieldFields } from "./metafield-fields.ts";

const handles = (list: string[]) => list.map((handle) => ({ handle, description: handle }));
const appGid = (call: Call): string => gid("App", appNumber(call));

interface Installation {
  call: Call;
}
const AppInstallation: Fields<Installation> = {
  id: (_source, _args, call) => gid("AppInstallation", appNumber(call)),
  accessScopes: (_source, _args, call) => handles(call.tenant.grantedScopes()),
  activeSubscriptions: (_source, _args, call) =>
    call.tenant.billing.list().filter((one) => one.status === "ACTIVE"),
  allSubscriptions: (_source, args, call) =>
    new Items<AppSubscription>(() => call.tenant.billing.list(), args["reverse"] === true),
  oneTimePurchases: () => new Items<never>(() => []),
  launchUrl: (_source, _args, call) => `${call.platform.url}/`,
  uninstallUrl: () => null,
  app: (source) => source,
  ...metafieldFields<Installation>((_source, call) => gid("AppInstallation", appNumber(call))),
};

const App: Fields<Installation> = {
  id: (_source, _args, call) => appGid(call),
  apiKey: (_source, _args, call) => call.platform.apiKey,
  title: (_source, _args, call) => call.platform.app.name,
  handle: (_source, _args, call) => call.platform.app.handle,
  embedded: () => true,
  installation: (source) => source,
  requestedAccessScopes: (_source, _args, call) => handles(call.platform.app.scopes),
  optionalAccessScopes: (_source, _args, call) => handles(call.platform.app.optionalScopes),
  webhookApiVersion: (_source, _args, call) => call.platform.app.webhookApiVersion,
};

export const appInstallation: Domain = {
  types: {
    QueryRoot: {
      currentAppInstallation: (_source: unknown, _args, call) => ({ call }),
      appInstallation: (_source: unknown, _args, call) => ({ call }),
      app: (_source: unknown, _args, call) => ({ call }),
    } satisfies Fields<unknown>,
    AppInstallation,
    App,
  },
  plain: { AccessScope: "handle description" },
};
