/**
 * Beside an order `o`: what share of it has a known cost, by worth, or by pieces where all were given away; and what
 * its goods of known cost cost. Takes its shop and its number from the order.
 */
export const COSTS_OF_ORDER = `LEFT JOIN LATERAL (
    SELECT coalesce(sum(l.revenue_minor::float8) FILTER (WHERE v.variant_id IS NOT NULL)
                      / nullif(sum(l.revenue_minor::float8), 0),
                    sum(l.quantity::float8) FILTER (WHERE v.variant_id IS NOT NULL)
                      / nullif(sum(l.quantity::float8), 0), 0) AS known,
           coalesce(sum((l.quantity * v.unit_cost_minor)::float8), 0) AS cost
      FROM order_lines l
      LEFT JOIN variant_costs v ON v.shop_id = l.shop_id AND v.variant_id = l.variant_id
     WHERE l.shop_id = o.shop_id AND l.order_id = o.order_id
  ) s ON o.order_id IS NOT NULL`;

/**
 * Of a customer's orders `o` beside `COSTS_OF_ORDER`, minor units: k, contribution of goods of known cost; r, revenue
 * of all others after discounts and returns; d, the discount on them.
 */
export const CONTRIBUTION = `coalesce(sum(o.revenue_minor * s.known - s.cost), 0)::float8 AS k,
  coalesce(sum(o.revenue_minor * (1 - s.known)), 0)::float8 AS r,
  coalesce(sum(o.discount_minor * (1 - s.known)), 0)::float8 AS d`;
