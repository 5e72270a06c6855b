import { numberIn, numberOf, objectOf, objectsOf, textOf, textOrNull, type Seed } from "./read.ts";

export const seedSegment: Seed = (id, seen, { tenant, now }) => {
  tenant.store.putSegment({
    id,
    name: textOf(seen, "name", `Segment ${id}`),
    query: textOf(seen, "query", "number_of_orders > 0"),
    createdAt: textOf(seen, "creationDate", now),
    updatedAt: textOf(seen, "lastEditDate", now),
  });
};

export const seedDefinition: Seed = (id, seen, { tenant }) => {
  const pinned = numberOf(seen, "pinnedPosition", 0);
  const constraints = objectOf(seen, "constraints") ?? {};
  const key = textOf(constraints, "key", "");
  const values = objectsOf(constraints, "values").map((one) => textOf(one, "value", ""));
  const template = numberIn(objectOf(seen, "standardTemplate")?.["id"]);
  tenant.definitions.put({
    id,
    ownerType: textOf(seen, "ownerType", "PRODUCT"),
    namespace: textOf(seen, "namespace", "custom"),
    key: textOf(seen, "key", `key_${id}`),
    name: textOf(seen, "name", `Definition ${id}`),
    description: textOrNull(seen, "description"),
    type: textOf(objectOf(seen, "type") ?? {}, "name", "single_line_text_field"),
    access: {},
    validations: objectsOf(seen, "validations").map((one) => ({
      name: textOf(one, "name", ""),
      value: textOf(one, "value", ""),
    })),
    ...(pinned > 0 ? { pinnedPosition: pinned } : {}),
    ...(key === "" ? {} : { constraints: { key, values } }),
    ...(template === null ? {} : { standardTemplateId: template }),
  });
};
