/** Tables of shops that are not the shop's to take along, and why. */
export const tablesKeptBack: Readonly<Record<string, string>> = {
  admin_buckets: "how often Shopify may be asked at this moment",
  everything_files: "this file itself",
  everything_parts: "this file itself",
  staged_orders: "always empty: orders on their way into the orders",
  staged_lines: "always empty: lines of orders on their way into the lines",
  staged_values: "always empty: values on their way into the values",
  survey_calls: "counts calls of the survey, by secret fingerprints of who called",
};

/** Columns that are secret, or that would open something, and why; the rest of their tables is in the file. */
export const columnsKeptBack: Readonly<Record<string, string>> = {
  "orders.checkout_token_hash": "the proof that a survey answer comes from who bought",
  "survey_responses.checkout_token_hash": "the proof that a survey answer comes from who bought",
  "survey_responses.idempotency_key": "the shopper's browser could send the answer again by it",
  "order_imports.result_url": "an address at Shopify under which all orders could be read",
  "order_file_buyers.sealed": "an e-mail address or phone number, encrypted",
  "order_file_buyers.buyer": "a fingerprint of an e-mail address or phone number",
  "admin_actions.who": "the machine of whoever runs Boomerang",
  "order_files.place": "where the reader of the file stopped, with what it had in hand",
};
