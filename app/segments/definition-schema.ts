import { z } from "zod";
import { FORMAT, type Definition } from "./definition.ts";

/** The shape of a definition alone; what its conditions ask for is read by the catalogue. */
export const definitionSchema: z.ZodType<Definition> = z.strictObject({
  format: z.literal(FORMAT),
  groups: z.array(
    z.array(
      z.strictObject({
        fact: z.string(),
        params: z.record(z.string(), z.string()),
        not: z.boolean(),
      }),
    ),
  ),
});
