import { betaGeometricFormulas } from "./beta-geometric.ts";
import type { CountFormulas, CountModel } from "./count-model.ts";
import { paretoFormulas } from "./pareto.ts";

/** The closed forms of a model at the given parameters (α and β in the caller's unit of time). */
export function formulasFor(model: CountModel, parameters: ArrayLike<number>): CountFormulas {
  return model === "pnbd" ? paretoFormulas(parameters) : betaGeometricFormulas(model, parameters);
}
