/** Shopify would not do it: becomes a user error of the mutation, or a sentence on the merchant's page. */
export class FulfillmentRefusal extends Error {
  readonly field: string[] | null;
  readonly code: string | null;
  constructor(message: string, field: string[] | null = null, code: string | null = null) {
    super(message);
    this.name = "FulfillmentRefusal";
    this.field = field;
    this.code = code;
  }
}

/** The id is of nothing there: an error of the request, not of its input. */
export class UnknownFulfillmentOrder extends Error {
  readonly id: number;
  constructor(id: number) {
    super(`Invalid id: gid://shopify/FulfillmentOrder/${id}`);
    this.name = "UnknownFulfillmentOrder";
    this.id = id;
  }
}
