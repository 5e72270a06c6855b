/** What Shopify says by code; the first four are recorded, the others are the schema's own sentences. */
const sentences: Record<string, string> = {
  TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION:
    "The origin location cannot be the same as the destination location.",
  LOCATION_NOT_FOUND: "The location selected can't be found.",
  ITEM_NOT_FOUND: "The inventory item could not be found.",
  DUPLICATE_ITEM: "The inventory item is already present in the list. Each item must be unique.",
  UNTRACKED_ITEM: "The inventory item does not track inventory.",
  LOCATION_NOT_ACTIVE: "The location selected is not active.",
  LOCATION_REQUIRED: "A location is required for this operation.",
  INVENTORY_STATE_NOT_ACTIVE: "The item is not stocked at the intended location.",
  INVALID_QUANTITY: "The quantity is invalid.",
  ITEMS_EMPTY: "The list of line items is empty.",
  TRANSFER_NOT_FOUND: "The transfer was not found.",
  INVALID_TRANSFER_STATUS: "Current transfer status does not support this operation.",
  TRANSFER_LOCATION_IMMUTABLE:
    "The location of a transfer cannot be updated. Only Draft Transfers can mutate their locations.",
  SHIPMENT_EXISTS: "Shipment already exists for the transfer.",
  ALL_QUANTITY_SHIPPED:
    "The item cannot be removed because all of its quantity is fully allocated to one or more shipments.",
  CANT_REMOVE_ALL_ITEMS_FROM_READY_TO_SHIP_TRANSFER:
    "A ready to ship transfer must have at least one line item.",
  TAG_EXCEEDS_MAX_LENGTH: "The tag exceeds the maximum length.",
  SHIPMENT_NOT_FOUND: "The shipment was not found.",
  INVALID_SHIPMENT_STATUS: "Current shipment status does not support this operation.",
  INVALID_URL: "The URL is invalid.",
  BARCODE_DUPLICATE: "This barcode is already assigned to another shipment.",
  BARCODE_TOO_LONG: "Barcode must be 255 characters or less.",
};

/** One thing Shopify does not take, and where it stands in the input. */
export interface Fault {
  field: string[];
  code: string;
  message: string;
}

export const fault = (field: (string | number)[], code: string, message?: string): Fault => ({
  field: field.map(String),
  code,
  message: message ?? sentences[code]!,
});

/** Shopify would not do it: becomes the user errors of the mutation, or a sentence on the merchant's page. */
export class TransferRefusal extends Error {
  readonly faults: readonly Fault[];
  constructor(...faults: Fault[]) {
    super(faults.map(({ message }) => message).join(" "));
    this.name = "TransferRefusal";
    this.faults = faults;
  }
}

export function refuse(field: (string | number)[], code: string, message?: string): never {
  throw new TransferRefusal(fault(field, code, message));
}

/** Throws when there is anything to say. */
export function demandNone(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new TransferRefusal(...faults);
}
