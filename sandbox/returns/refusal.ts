/** Shopify would not do it: becomes a user error of the mutation, or a sentence on the merchant's page. */
export class ReturnRefusal extends Error {
  readonly field: string[] | null;
  readonly code: string | null;
  /** what else is wrong */
  readonly also: readonly ReturnRefusal[];
  constructor(
    message: string,
    field: string[] | null,
    code: string | null,
    also: readonly ReturnRefusal[] = [],
  ) {
    super(message);
    this.name = "ReturnRefusal";
    this.field = field;
    this.code = code;
    this.also = also;
  }
}
