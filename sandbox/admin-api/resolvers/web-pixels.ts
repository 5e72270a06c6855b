import { GraphQLError } from "graphql";
import { pixelExtension } from "../../pixels/extension.ts";
import { settingMistakes, settingsFrom } from "../../pixels/settings.ts";
import type { WebPixelRecord } from "../../store/web-pixels.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { adminSchema } from "../schema.ts";

/** Beside the scope the schema's table has, these mutations ask for a second one. */
function needsCustomerEvents(mutation: string, call: Call): void {
  if (call.scopes.has("read_customer_events")) return;
  const required = adminSchema().access("Mutation", mutation)!.required;
  throw new GraphQLError(`Access denied for ${mutation} field. Required access: ${required}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess: required,
    },
  });
}

const refusal = (code: string, field: string[] | null, message: string): UserError => ({
  code,
  field,
  message,
});

/** The settings as they are kept, or what is wrong with them. */
function readSettings(args: Args, call: Call): Record<string, unknown> | UserError[] {
  const field = ["webPixel", "settings"];
  const extension = pixelExtension(call.platform.extensionsDir);
  if (!extension) return [refusal("NO_EXTENSION", null, "No extension found.")];
  const given = (args["webPixel"] as Args)["settings"];
  const settings = settingsFrom(given);
  if (!settings) {
    return [refusal("INVALID_CONFIGURATION_JSON", field, "Settings must be a JSON object")];
  }
  const mistakes = settingMistakes(settings, extension.fields);
  return mistakes.length > 0
    ? mistakes.map((message) => refusal("INVALID_SETTINGS", field, message))
    : settings;
}

function writePixel(id: number | null, args: Args, call: Call) {
  const settings = readSettings(args, call);
  if (Array.isArray(settings)) return { webPixel: null, userErrors: settings };
  const webPixel: WebPixelRecord = { id: id ?? call.store.nextId("webPixel"), settings };
  call.store.webPixel.write(webPixel);
  return { webPixel, userErrors: [] };
}

function createPixel(args: Args, call: Call) {
  needsCustomerEvents("webPixelCreate", call);
  return call.store.webPixel.get()
    ? { webPixel: null, userErrors: [refusal("TAKEN", null, "Web pixel has already been taken")] }
    : writePixel(null, args, call);
}

function updatePixel(args: Args, call: Call) {
  needsCustomerEvents("webPixelUpdate", call);
  const pixel = call.store.webPixel.get();
  const id = idOf(args["id"] as string);
  return pixel?.id === id ? writePixel(id, args, call) : { webPixel: null, userErrors: [notFound] };
}

function deletePixel(args: Args, call: Call) {
  const id = idOf(args["id"] as string);
  if (call.store.webPixel.get()?.id !== id) {
    return { deletedWebPixelId: null, userErrors: [notFound] };
  }
  call.store.webPixel.clear();
  return { deletedWebPixelId: gid("WebPixel", id), userErrors: [] };
}

const notFound = refusal("NOT_FOUND", ["id"], "Web pixel does not exist");

export const webPixels: Domain = {
  types: {
    QueryRoot: {
      webPixel: (_source: unknown, args, call) => {
        const pixel = call.store.webPixel.get();
        const id = args["id"] as string | null | undefined;
        if (pixel && (id == null || idOf(id) === pixel.id)) return pixel;
        throw new GraphQLError("No web pixel was found for this app.", {
          extensions: { code: "NOT_FOUND" },
        });
      },
    } satisfies Fields<unknown>,
    Mutation: {
      webPixelCreate: (_source: unknown, args, call) => createPixel(args, call),
      webPixelUpdate: (_source: unknown, args, call) => updatePixel(args, call),
      webPixelDelete: (_source: unknown, args, call) => deletePixel(args, call),
    } satisfies Fields<unknown>,
    WebPixel: {
      id: (pixel) => gid("WebPixel", pixel.id),
      settings: (pixel) => pixel.settings,
    } satisfies Fields<WebPixelRecord>,
  },
  plain: {
    WebPixelCreatePayload: "webPixel userErrors",
    WebPixelUpdatePayload: "webPixel userErrors",
    WebPixelDeletePayload: "deletedWebPixelId userErrors",
    ErrorsWebPixelUserError: "code field message",
  },
};
