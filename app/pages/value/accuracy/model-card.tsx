import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ModelChoice } from "../../../clv/fit/choose-model.ts";
import type { CountFit } from "../../../clv/fit/count-fit.ts";
import type { SpendFit } from "../../../clv/fit/spend-fit.ts";
import { parameterNames, type CountModel } from "../../../clv/models/count-model.ts";
import { parameterIntervals } from "../../../clv/fit/parameter-intervals.ts";
import { DataTable } from "../../../components/charts/twin-table.tsx";
import { Disclosure } from "../../../components/disclosure.tsx";
import { formatNumber } from "../../../figures/format.ts";
import { modelCard } from "./words.ts";

const modelNames: Record<CountModel, string> = {
  pnbd: modelCard.paretoNbdSchmittleinMorrison,
  bgnbd: modelCard.bgNbdFaderHardie,
  mbgnbd: modelCard.mbgNbdBatislamDenizel,
  "mbgcnbd-2": modelCard.mbgCnbd2Platzer,
  "mbgcnbd-3": modelCard.mbgCnbd3Platzer,
  "mbgcnbd-4": modelCard.mbgCnbd4Platzer,
};

const remarks: Record<CountFit["flags"][number] | SpendFit["flags"][number], string> = {
  "not-converged": modelCard.theSearchStoppedBefore,
  "dropout-not-identified": modelCard.theOrdersDoNot,
  "weakly-identified": modelCard.someCombinationOfParameters,
  "too-little-history": modelCard.below200Customers50,
  "spend-depends-on-frequency": modelCard.spendDepends,
  "spend-follows-pace": modelCard.spendFollowsPace,
  "spend-level-moves": modelCard.spendLevelMoves,
  "spend-moves-with-orders": modelCard.spendMovesWithOrders,
  "heavy-tail": modelCard.aFewCustomersCarry,
  "observed-mean": modelCard.tooFewRepeatBuyers,
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
          {modelCard.theModel}
        </Text>
        <Text as="p">{modelCard.orders(modelNames[counts.model], asOf)}</Text>
        <Disclosure label={modelCard.parametersAndDiagnostics}>
          <BlockStack gap="300">
            <DataTable
              caption={modelCard.parametersOfThePurchase}
              columns={[modelCard.parameter, modelCard.value, modelCard.n95Interval]}
              rows={parameterNames(counts.model).map((name, index) => [
                name,
                digits(counts.parameters[index]!),
                intervals
                  ? modelCard.interval(
                      digits(intervals[index]!.low),
                      digits(intervals[index]!.high),
                    )
                  : "–",
              ])}
            />
            <DataTable
              caption={modelCard.spendAndDiagnostics}
              columns={[modelCard.quantity, modelCard.value]}
              rows={[
                [
                  modelCard.estimate,
                  counts.method === "map" ? modelCard.mapWeakLogNormal : modelCard.mle,
                ],
                [modelCard.logLikelihood, digits(counts.logLikelihood)],
                [modelCard.largestGradientEntry, digits(counts.diagnostics.gradientNorm)],
                [
                  modelCard.smallestEigenvalue,
                  digits(counts.diagnostics.hessianEigenvalues[0] ?? null),
                ],
                [modelCard.gainOverNoDropout, digits(counts.diagnostics.dropoutEvidence)],
                [modelCard.gammaGammaP, digits(spend.parameters?.p ?? null)],
                [modelCard.gammaGammaQ, digits(spend.parameters?.q ?? null)],
                [modelCard.gammaGammaMinorUnits, digits(spend.parameters?.gamma ?? null)],
                [modelCard.correlationOfSpend, digits(spend.correlation)],
                [modelCard.customersRepeatBuyers, customersOf(counts)],
              ]}
            />
            {choice && choice.compared.length > 0 ? (
              <DataTable
                caption={modelCard.modelsComparedOnHeld}
                columns={[
                  modelCard.model,
                  modelCard.meanLogDensity,
                  modelCard.leadOnParetoNbd,
                  modelCard.standardError,
                ]}
                rows={choice.compared.map((one) => [
                  one.model === choice.model ? modelCard.chosen(one.model) : one.model,
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
