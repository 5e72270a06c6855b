import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ModelChoice } from "../../clv/fit/choose-model.ts";
import type { CountFit } from "../../clv/fit/fit-counts.ts";
import type { SpendFit } from "../../clv/fit/fit-spend.ts";
import { parameterNames, type CountModel } from "../../clv/models/count-model.ts";
import { parameterIntervals } from "../../clv/fit/parameter-intervals.ts";
import { DataTable } from "../../components/charts/chart-frame.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { formatNumber } from "../../figures/format.ts";

const modelNames: Record<CountModel, string> = {
  pnbd: "Pareto/NBD (Schmittlein, Morrison & Colombo 1987)",
  bgnbd: "BG/NBD (Fader, Hardie & Lee 2005)",
  mbgnbd: "MBG/NBD (Batislam, Denizel & Filiztekin 2007)",
  "mbgcnbd-2": "MBG/CNBD-2 (Platzer & Reutterer 2016)",
  "mbgcnbd-3": "MBG/CNBD-3 (Platzer & Reutterer 2016)",
  "mbgcnbd-4": "MBG/CNBD-4 (Platzer & Reutterer 2016)",
};

const remarks: Record<CountFit["flags"][number] | SpendFit["flags"][number], string> = {
  "not-converged": "The search stopped before the gradient vanished.",
  "dropout-not-identified":
    "The orders do not tell leaving from pausing: chances of still being a customer are not shown.",
  "weakly-identified": "Some combination of parameters is hardly told apart by the data.",
  "too-little-history": "Below 200 customers, 50 repeat buyers or 180 days.",
  "spend-depends-on-frequency":
    "Spend depends on how often customers order: order values are taken by number of orders.",
  "heavy-tail": "A few customers carry the mean: the observed mean stands in for the model's.",
  "observed-mean": "Too few repeat buyers for a model of spend: the observed mean is used.",
};

const digits = (value: number | null) =>
  value === null || !Number.isFinite(value) ? "–" : String(Number(value.toPrecision(5)));

interface ModelCardProps {
  model: { counts: CountFit; spend: SpendFit; choice: ModelChoice | null };
  asOf: string;
}

/** For those who want to check: model, parameters with intervals, diagnostics. */
export function ModelCard({ model: { counts, spend, choice }, asOf }: ModelCardProps) {
  const intervals = parameterIntervals(counts);
  const flags = [...new Set([...counts.flags, ...spend.flags])];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          The model
        </Text>
        <Text as="p">
          Orders: {modelNames[counts.model]}. Spend: Gamma-Gamma (Fader, Hardie & Lee 2005). Learned
          anew each night, last on {asOf}.
        </Text>
        <Disclosure label="Parameters and diagnostics">
          <BlockStack gap="300">
            <DataTable
              caption="Parameters of the purchase model, times in days"
              columns={["Parameter", "Value", "95% interval"]}
              rows={parameterNames(counts.model).map((name, index) => [
                name,
                digits(counts.parameters[index]!),
                intervals
                  ? `${digits(intervals[index]!.low)} to ${digits(intervals[index]!.high)}`
                  : "–",
              ])}
            />
            <DataTable
              caption="Spend and diagnostics"
              columns={["Quantity", "Value"]}
              rows={[
                ["Estimate", counts.method === "map" ? "MAP, weak log-normal prior" : "MLE"],
                ["Log-likelihood", digits(counts.logLikelihood)],
                ["Largest gradient entry", digits(counts.diagnostics.gradientNorm)],
                [
                  "Smallest eigenvalue of the Hessian",
                  digits(counts.diagnostics.hessianEigenvalues[0] ?? null),
                ],
                ["Gain over no dropout (ln)", digits(counts.diagnostics.dropoutEvidence)],
                ["Gamma-Gamma p", digits(spend.parameters?.p ?? null)],
                ["Gamma-Gamma q", digits(spend.parameters?.q ?? null)],
                ["Gamma-Gamma γ, minor units", digits(spend.parameters?.gamma ?? null)],
                ["Correlation of spend and orders", digits(spend.correlation)],
                ["Customers, repeat buyers", customersOf(counts)],
              ]}
            />
            {choice && choice.compared.length > 0 ? (
              <DataTable
                caption="Models compared on held-out orders"
                columns={["Model", "Mean log density", "Lead on Pareto/NBD", "± (1 s.e.)"]}
                rows={choice.compared.map((one) => [
                  one.model === choice.model ? `${one.model} (chosen)` : one.model,
                  digits(one.meanLogDensity),
                  digits(one.lead),
                  digits(one.leadError),
                ])}
              />
            ) : null}
            {flags.length > 0 ? (
              <ul className="sentences">
                {flags.map((flag) => (
                  <li key={flag}>{remarks[flag]}</li>
                ))}
              </ul>
            ) : null}
          </BlockStack>
        </Disclosure>
      </BlockStack>
    </Card>
  );
}

function customersOf({ customers, repeaters }: CountFit): string {
  return `${formatNumber(customers)}, ${formatNumber(repeaters)}`;
}
