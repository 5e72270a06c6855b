-- What the engine said of an experiment when its arms were added up, and of which margin.
ALTER TABLE "experiments" ADD COLUMN     "judged" JSONB;

-- A stopped offer is judged on the day that was settled at launch: an end somebody chose is a look at luck. What was
-- added up until the stop is added up anew.
UPDATE experiments e
   SET until_at = greatest(coalesce(o.ends_at, o.launched_at + interval '60 days'), o.launched_at),
       arms = NULL, arms_at = NULL
  FROM offers o
 WHERE o.shop_id = e.shop_id AND o.offer_id = e.experiment_id AND e.until_at IS NOT NULL
   AND o.stopped_at IS NOT NULL AND o.launched_at IS NOT NULL;
