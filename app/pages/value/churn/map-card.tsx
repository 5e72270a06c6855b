import type { ChanceMap } from "../../../clv/pictures/chance-map.ts";
import { ChartCard } from "../../../components/chart-card.tsx";
import { NamedMap } from "../../../components/charts/named-map.tsx";
import { formatNumber } from "../../../figures/format.ts";
import type { Figure } from "../../../figures/figure.ts";
import { customersWith } from "../customers-with.ts";
import { chanceRange, fadingBest, spentRange } from "./map.ts";
import { mapCard, mapWords, placeNames } from "./map-words.ts";

interface MapCardProps {
  map: (ChanceMap & { figure: Figure }) | null;
  /** why there is none */
  why: string;
  currency: string;
}

/** How likely customers are to order again, against what they brought. */
export function MapCard({ map, why, currency }: MapCardProps) {
  if (!map) return <ChartCard title={mapCard.title} sentence={why} currency={currency} />;
  return (
    <ChartCard
      title={mapCard.title}
      sentence={mapWords(fadingBest(map), currency)}
      figure={map.figure}
      currency={currency}
    >
      <NamedMap
        label={mapCard.label}
        columns={[
          mapCard.chance,
          ...[0, 1, 2].map((column) => mapCard.spent(map.spentFrom, column, currency)),
        ]}
        // the most likely on top, so that what slips away lies at the bottom
        rows={[2, 1, 0].map((row) => ({
          name: mapCard.chances[row]!,
          places: map.places[row]!.map((place, column) => ({
            name: placeNames[row]![column]!,
            value: place.customers,
            more: [mapCard.brought(place, currency), mapCard.expected(place, currency)],
            href: customersWith({
              ...chanceRange(row),
              ...spentRange(map.spentFrom, column, currency),
              sort: "value desc",
            }),
          })),
        }))}
        format={formatNumber}
      />
    </ChartCard>
  );
}
