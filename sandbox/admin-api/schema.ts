import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  buildClientSchema,
  isInterfaceType,
  type GraphQLSchema,
  type IntrospectionQuery,
  type IntrospectionTypeRef,
} from "graphql";
import { fetchSchema } from "../../scripts/fetch-schema.mjs";
import { teachScalars } from "./scalars.ts";

export const apiVersion = "2026-10";

export interface Access {
  /** any one of these is enough */
  scopes: string[];
  /** Shopify's own sentence, for the error */
  required: string;
}

export interface AdminSchema {
  schema: GraphQLSchema;
  /** every scope an offline token can have */
  scopes: string[];
  /** what a type, or one of its fields, asks of the token; null = nothing */
  access(type: string, field?: string): Access | null;
  /** kinds of gid an argument ("Order.metafield.key") or input field ("Input.field") takes; null = any */
  gidTypes(coordinate: string): Set<string> | null;
}

interface ScopeRow {
  type: "type" | "field";
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: string[];
}
interface Input {
  name: string;
  type: IntrospectionTypeRef;
  gidTypes?: string[] | null;
}
interface RawType {
  name: string;
  fields?: { name: string; args: Input[] }[] | null;
  inputFields?: Input[] | null;
}

let loaded: AdminSchema | null = null;

/** Shopify's published schema with its scope table and gid kinds; read once per process. */
export function adminSchema(): AdminSchema {
  loaded ??= load();
  return loaded;
}

function load(): AdminSchema {
  const raw = JSON.parse(gunzipSync(readFileSync(fetchSchema())).toString()) as {
    data: IntrospectionQuery;
    offline_scopes: { items: ScopeRow[] };
  };
  const schema = buildClientSchema(raw.data);
  teachScalars(schema);

  const access = new Map<string, Access>();
  for (const row of raw.offline_scopes.items) {
    if (row.offlineScopes.length === 0) continue;
    const coordinate = row.type === "field" ? `${row.typeName}.${row.fieldName}` : row.typeName;
    access.set(coordinate, { scopes: row.offlineScopes, required: row.requiredAccess });
  }

  const gids = new Map<string, Set<string>>();
  const note = (coordinate: string, input: Input): void => {
    if (!input.gidTypes) return;
    const kinds = input.gidTypes.flatMap((name) => {
      const type = schema.getType(name);
      return isInterfaceType(type) ? schema.getPossibleTypes(type).map((one) => one.name) : [name];
    });
    // a discount is found under the name of its kind too
    if (kinds.includes("DiscountNode")) kinds.push("DiscountCodeNode", "DiscountAutomaticNode");
    gids.set(coordinate, new Set(kinds));
  };
  for (const type of raw.data.__schema.types as unknown as RawType[]) {
    for (const field of type.fields ?? []) {
      for (const argument of field.args)
        note(`${type.name}.${field.name}.${argument.name}`, argument);
    }
    for (const field of type.inputFields ?? []) note(`${type.name}.${field.name}`, field);
  }
  return {
    schema,
    scopes: [...new Set([...access.values()].flatMap((one) => one.scopes))].sort(),
    access: (type, field) => access.get(field === undefined ? type : `${type}.${field}`) ?? null,
    gidTypes: (coordinate) => gids.get(coordinate) ?? null,
  };
}
