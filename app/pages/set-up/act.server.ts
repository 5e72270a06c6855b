import { pool, transaction } from "../../db.server.ts";
import type { SetUpPlan } from "../../shops/set-up.server.ts";
import type { SetUpChange } from "../../shops/set-up.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import type { Right } from "../../shops/team.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";
import { partsIn } from "./file.ts";
import { partsFor } from "./parts.server.ts";
import { card, problemInWords } from "./words.ts";

export interface SetUpSaid extends Said {
  /** the file was not taken: why, a sentence each */
  refused?: string[];
  changes?: SetUpChange[];
  /** parts of the file nobody here knows, or that are not theirs to change */
  leftOut?: string[];
  isApplied?: boolean;
}

/** Shows what a file would change, or changes it: all of it or nothing. */
export async function actOnSetUp(
  shop: ShopRow,
  rights: readonly Right[],
  form: FormData,
): Promise<SetUpSaid> {
  const intent = form.get("intent");
  if (intent !== "look" && intent !== "apply") return { problem: noSuchButton };
  const file = form.get("file");
  if (typeof file !== "string" || file === "") return { problem: card.noFile };
  const read = partsIn(file);
  if (!read.ok) return refused(read.problems.map(problemInWords));
  const known = partsFor(rights).filter(({ name }) => name in read.parts);
  const leftOut = Object.keys(read.parts).filter(
    (name) => !known.some((part) => part.name === name),
  );
  const plans = new Map<string, SetUpPlan>();
  for (const part of known)
    plans.set(part.name, await part.plan(pool, shop, read.parts[part.name]));
  const problems = [...plans].flatMap(([name, plan]) =>
    plan.ok
      ? []
      : plan.problems.map((one) =>
          problemInWords({ ...one, where: one.where === "" ? name : `${name}.${one.where}` }),
        ),
  );
  if (problems.length > 0) return refused(problems);
  const good = [...plans.values()].filter((plan) => plan.ok);
  if (intent === "apply")
    await transaction(async (db) => {
      for (const plan of good) await plan.apply(db);
    });
  return {
    problem: null,
    changes: good.flatMap(({ changes }) => changes),
    leftOut,
    isApplied: intent === "apply",
  };
}

const refused = (sentences: string[]): SetUpSaid => ({ problem: card.refused, refused: sentences });
