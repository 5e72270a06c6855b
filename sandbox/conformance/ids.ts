const globalId = /gid:\/\/shopify\/\w+\/[\w-]+(?:\?[\w=&-]+)?/g;
/** a level, or one of its quantities: the number of a location's stock, with an item behind it */
const ofLevel = /^(gid:\/\/shopify\/Inventory\w+\/)(\d+)(\?inventory_item_id=)(\d+)/;
const whole = /^gid:\/\/shopify\/(\w+)\/[\w-]+(\?.*)?$/;

/** Recorded ids and those of the sandbox that stand for them. */
export interface Ids {
  knows(recorded: string): boolean;
  /** the same text, recorded ids and cursors replaced by the sandbox's */
  translate(text: string): string;
  /** notes which ids of the sandbox's answer stand at the places of recorded ones */
  learn(recorded: unknown, ours: unknown): void;
}

export function createIds(): Ids {
  const ours = new Map<string, string>();
  const numbers = new Map<string, string>();
  const cursors = new Map<string, string>();
  const learn = (recorded: unknown, answer: unknown): void => {
    if (typeof recorded === "string" && typeof answer === "string") {
      const kind = whole.exec(recorded)?.[1];
      if (kind !== undefined && whole.exec(answer)?.[1] === kind && !ours.has(recorded)) {
        ours.set(recorded, answer);
        numbers.set(numberOf(recorded), numberOf(answer));
      }
    } else if (Array.isArray(recorded) && Array.isArray(answer)) {
      recorded.forEach((item, index) => learn(item, answer[index]));
    } else if (isRecord(recorded) && isRecord(answer)) {
      for (const [key, value] of Object.entries(recorded)) {
        const here = answer[key];
        if (isCursor(key) && typeof value === "string" && typeof here === "string") {
          cursors.set(value, here);
        } else learn(value, here);
      }
    }
  };
  const level = (id: string): string =>
    id.replace(
      ofLevel,
      (_all, kind: string, stock: string, between: string, item: string) =>
        `${kind}${numbers.get(stock) ?? stock}${between}${numbers.get(item) ?? item}`,
    );
  return {
    knows: (recorded) => ours.has(recorded),
    translate: (text) =>
      text
        .replace(globalId, (id) => ours.get(id) ?? level(id))
        // of a search: "id:8072963391794"
        .replace(/\bid:(\d+)/g, (all, number: string) => `id:${numbers.get(number) ?? number}`)
        .replace(/"([^"\\]+)"/g, (all, value: string) =>
          cursors.has(value) ? `"${cursors.get(value)}"` : all,
        ),
    learn,
  };
}

/** "123" of "gid://shopify/InventoryLevel/123?inventory_item_id=9" */
const numberOf = (gid: string): string => /\/([\w-]+)(\?.*)?$/.exec(gid)![1]!;

const isCursor = (key: string): boolean => /^(cursor|startCursor|endCursor)$/.test(key);

/** Every global id written in the text. */
export const idsIn = (text: string): string[] => [...new Set(text.match(globalId))];

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
