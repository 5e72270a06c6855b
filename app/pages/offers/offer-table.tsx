import { BlockStack, IndexTable, Link, Text } from "@shopify/polaris";
import { Empty } from "../../components/empty.tsx";
import { NumberCell, StandingBadge } from "../../components/form-table.tsx";
import { formatDay, formatMoney, formatNumber } from "../../figures/format.ts";
import { offerPhases } from "../offer-words.ts";
import type { ListedOffer } from "./read.server.ts";

export function OfferTable({ offers, currency }: { offers: ListedOffer[]; currency: string }) {
  return (
    <IndexTable
      resourceName={{ singular: "offer", plural: "offers" }}
      itemCount={offers.length}
      selectable={false}
      emptyState={<Empty title="No offers here">Another tab may have them.</Empty>}
      headings={[
        { title: "Offer" },
        { title: "State" },
        { title: "Segment" },
        { title: "With a code", alignment: "end" },
        { title: "Held out", alignment: "end" },
        { title: "Redeemed", alignment: "end" },
        { title: "Revenue with a code", alignment: "end" },
        { title: "Ends" },
      ]}
    >
      {offers.map((offer, position) => (
        <IndexTable.Row id={offer.offerId} key={offer.offerId} position={position}>
          <IndexTable.Cell>
            <BlockStack>
              <Link url={`/app/offers/${offer.offerId}`} dataPrimaryLink monochrome removeUnderline>
                <Text as="span" fontWeight="semibold">
                  {offer.title}
                </Text>
              </Link>
              <Text as="span" variant="bodySm" tone="subdued">
                {offer.words}
              </Text>
            </BlockStack>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <StandingBadge standing={offerPhases[offer.phase]} />
          </IndexTable.Cell>
          <IndexTable.Cell>{offer.segment}</IndexTable.Cell>
          <NumberCell>{formatNumber(offer.treated)}</NumberCell>
          <NumberCell>{formatNumber(offer.heldOut)}</NumberCell>
          <NumberCell>{formatNumber(offer.redemptions)}</NumberCell>
          <NumberCell>{formatMoney(offer.revenueMinor, currency)}</NumberCell>
          <IndexTable.Cell>{offer.endDay ? formatDay(offer.endDay) : "No end"}</IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
