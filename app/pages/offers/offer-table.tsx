import { BlockStack, IndexTable, Link, Text } from "@shopify/polaris";
import { Empty } from "../../components/empty.tsx";
import { NumberCell, OwnName, StandingBadge } from "../../components/form-table.tsx";
import { formatDay, formatMoney, formatNumber } from "../../figures/format.ts";
import { offerPhases } from "../offer-words.ts";
import { OutcomeCell } from "./outcome-cell.tsx";
import type { ListedOffer } from "./read.server.ts";
import { offerTable } from "./words.ts";

export function OfferTable({ offers, currency }: { offers: ListedOffer[]; currency: string }) {
  return (
    <IndexTable
      resourceName={{ singular: "offer", plural: "offers" }}
      itemCount={offers.length}
      selectable={false}
      emptyState={<Empty title={offerTable.noOffersHere}>{offerTable.anotherTabMay}</Empty>}
      headings={[
        { title: offerTable.offer },
        { title: offerTable.state },
        { title: offerTable.outcome },
        { title: offerTable.withACode, alignment: "end" },
        { title: offerTable.heldOut, alignment: "end" },
        { title: offerTable.redeemed, alignment: "end" },
        { title: offerTable.revenueWithACode, alignment: "end" },
        { title: offerTable.ends },
      ]}
    >
      {offers.map((offer, position) => (
        <IndexTable.Row id={offer.offerId} key={offer.offerId} position={position}>
          <IndexTable.Cell>
            <BlockStack>
              <Link url={`/app/offers/${offer.offerId}`} dataPrimaryLink monochrome removeUnderline>
                <OwnName>{offer.title}</OwnName>
              </Link>
              <Text as="span" variant="bodySm" tone="subdued">
                <span className="own-name">
                  {offerTable.discountFor(offer.words, offer.segment)}
                </span>
              </Text>
            </BlockStack>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <StandingBadge standing={offerPhases[offer.phase]} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <OutcomeCell outcome={offer.outcome} />
          </IndexTable.Cell>
          <NumberCell>{formatNumber(offer.treated)}</NumberCell>
          <NumberCell>{formatNumber(offer.heldOut)}</NumberCell>
          <NumberCell>{formatNumber(offer.redemptions)}</NumberCell>
          <NumberCell>{formatMoney(offer.revenueMinor, currency)}</NumberCell>
          <IndexTable.Cell>
            {offer.endDay ? formatDay(offer.endDay) : offerTable.noEnd}
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
