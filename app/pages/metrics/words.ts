/** What each gauge counts, for whoever runs the app. */
export const helps = {
  boomerang_jobs_waiting: "Jobs that may run now and do not yet.",
  boomerang_jobs_running: "Jobs that run.",
  boomerang_jobs_given_up: "Jobs that failed at their last try.",
  boomerang_job_oldest_seconds: "How long the oldest job that may run has waited.",
  boomerang_imports: "Readings of orders kept, by phase and purpose.",
  boomerang_shops: "Shops that have the app.",
  boomerang_shops_refused: "Shops Shopify does not serve, by class; see docs/refusals.md.",
  boomerang_webhooks_10m: "Messages of the last 10 minutes.",
  boomerang_webhook_lag_seconds:
    "From Shopify's moment until it was here, 95 in 100 of the last 10 minutes.",
};
