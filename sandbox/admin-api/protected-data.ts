import {
  type FieldNode,
  getNamedType,
  GraphQLError,
  type GraphQLNamedType,
  isObjectType,
} from "graphql";

/**
 * How far Shopify has approved the app: nothing, customers' orders, or also names and addresses. Whether the country of
 * an address is part of level 1 nobody has tried: the sandbox plays both.
 */
export const approvals = ["none", "1", "1 and countries", "2"] as const;
export type Approval = (typeof approvals)[number];

const OBJECTS = new Set(["Order", "Customer"]);
/** Fields that name a person, by the object they are on. */
const FIELDS: Record<string, readonly string[]> = {
  Customer: [
    ...["displayName", "firstName", "lastName", "email", "phone"],
    ...["defaultEmailAddress", "defaultPhoneNumber"],
  ],
  Order: ["email", "phone"],
  FulfillmentOrderDestination: [
    ...["firstName", "lastName", "email", "phone", "company"],
    ...["address1", "address2", "city", "province", "zip"],
  ],
};
/** Of an address, what says no more than the country. */
const COUNTRY = new Set(["id", "country", "countryCode", "countryCodeV2"]);

/** What Shopify says of a field the app is not approved for; null when it may be read. */
export function notApproved(
  approval: Approval,
  parent: GraphQLNamedType,
  type: GraphQLNamedType,
  node: FieldNode,
): GraphQLError | null {
  if (approval === "2") return null;
  // node and nodes have no type of their own: what is asked of an object inside of them says which it is
  const object = objectOf(type) ?? (OBJECTS.has(parent.name) ? parent.name : null);
  if (approval === "none" && object !== null) return refusal(`access the ${object} object`, node);
  const name = node.name.value;
  const isRefused =
    (FIELDS[parent.name] ?? []).includes(name) ||
    (approval === "1 and countries"
      ? parent.name === "MailingAddress" && !COUNTRY.has(name)
      : /^MailingAddress(Connection)?$/.test(type.name));
  return isRefused ? refusal(`use the ${name} field`, node) : null;
}

/** The protected object a field is, or lists. */
function objectOf(type: GraphQLNamedType): string | null {
  if (OBJECTS.has(type.name)) return type.name;
  if (!isObjectType(type) || !type.name.endsWith("Connection")) return null;
  const nodes = type.getFields()["nodes"];
  const listed = nodes && getNamedType(nodes.type).name;
  return listed !== undefined && OBJECTS.has(listed) ? listed : null;
}

function refusal(what: string, node: FieldNode): GraphQLError {
  const documentation = "https://shopify.dev/docs/apps/launch/protected-customer-data";
  return new GraphQLError(
    `This app is not approved to ${what}. See ${documentation} for more details.`,
    { nodes: node, extensions: { code: "ACCESS_DENIED", documentation } },
  );
}
