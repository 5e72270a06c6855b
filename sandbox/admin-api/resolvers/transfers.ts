import { arrivedOf, quantitiesOf, totalOf } from "../../transfers/quantities.ts";
import type { PlaceRecord, TransferLine, TransferRecord } from "../../store/transfers.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { shipmentRows, transferRows } from "../transfer-search.ts";
import { metafieldFields } from "./metafield-fields.ts";

/** A line with the transfer it belongs to. */
interface Line {
  transfer: TransferRecord;
  line: TransferLine;
}

export const readableTransfer = (id: number, call: Call): TransferRecord | null =>
  call.store.transfers.get(id);

export function transferLineNode(id: number, call: Call): Line | null {
  const transfer = call.store.transfers.withLine(id);
  const line = transfer?.lines.find((one) => one.id === id);
  return transfer && line ? { transfer, line } : null;
}

const InventoryTransfer: Fields<TransferRecord> = {
  id: ({ id }) => gid("InventoryTransfer", id),
  name: ({ name }) => name,
  status: ({ status }) => status,
  dateCreated: ({ createdAt }) => createdAt,
  origin: ({ origin }) => origin,
  destination: ({ destination }) => destination,
  note: ({ note }) => note,
  referenceName: ({ referenceName }) => referenceName,
  tags: ({ tags }) => tags,
  hasTimelineComment: () => false,
  totalQuantity: totalOf,
  receivedQuantity: ({ id }, _args, call) =>
    call.store.transfers
      .shipmentsOf(id)
      .map(arrivedOf)
      .reduce((sum, { accepted, rejected }) => sum + accepted + rejected, 0),
  lineItems: (transfer, args) =>
    new Items<Line>(
      () => transfer.lines.map((line) => ({ transfer, line })),
      args["reverse"] === true,
    ),
  lineItemsCount: ({ lines }) => ({ count: lines.length, precision: "EXACT" }),
  shipments: ({ id }, args, call) => shipmentRows(args, call, id),
  ...metafieldFields<TransferRecord>(({ id }) => gid("InventoryTransfer", id)),
};

const quantities = ({ transfer, line }: Line, call: Call) =>
  quantitiesOf(transfer, call.store.transfers.shipmentsOf(transfer.id), line);

const InventoryTransferLineItem: Fields<Line> = {
  id: ({ line }) => gid("InventoryTransferLineItem", line.id),
  title: ({ line }, _args, call) => call.store.variantByItem(line.itemId)?.product.title ?? null,
  inventoryItem: ({ line }, _args, call) => call.store.variantByItem(line.itemId),
  totalQuantity: ({ line }) => line.total,
  pickedForShipmentQuantity: (line, _args, call) => quantities(line, call).picked,
  shippedQuantity: (line, _args, call) => quantities(line, call).shipped,
  processableQuantity: (line, _args, call) => quantities(line, call).processable,
  shippableQuantity: (line, _args, call) => quantities(line, call).shippable,
};

const LocationSnapshot: Fields<PlaceRecord> = {
  name: ({ name }) => name,
  address: ({ address }) => address,
  snapshottedAt: ({ snapshottedAt }) => snapshottedAt,
  location: ({ locationId }, _args, call) => call.store.location(locationId),
};

export const transfers: Domain = {
  types: {
    QueryRoot: {
      inventoryTransfer: (_source: unknown, args, call) =>
        readableTransfer(idOf(args["id"] as string), call),
      inventoryTransfers: (_source: unknown, args, call) => transferRows(args, call),
    } satisfies Fields<unknown>,
    InventoryTransfer,
    InventoryTransferLineItem,
    LocationSnapshot,
  },
};
