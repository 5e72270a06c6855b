/** A product as the shop's founder would list it. Prices and costs in cents. */
export interface CatalogueProduct {
  title: string;
  type: string;
  tags: string[];
  /** how often it leads an order, relative to the others */
  popularity: number;
  /** often in the same basket: index into the catalogue */
  together: number[];
  /** often the next order after this one */
  next: number[];
  status: "ACTIVE" | "DRAFT" | "ARCHIVED";
  variants: {
    title: string;
    price: number;
    cost: number | null;
    compareAt: number | null;
  }[];
}

type Piece = [title: string, price: number, cost: number | null, compareAt?: number];

function product(
  title: string,
  type: string,
  popularity: number,
  pieces: Piece[],
  more: Partial<Pick<CatalogueProduct, "together" | "next" | "tags" | "status">> = {},
): CatalogueProduct {
  return {
    title,
    type,
    popularity,
    tags: [],
    together: [],
    next: [],
    status: "ACTIVE",
    ...more,
    variants: pieces.map(([name, price, cost, compareAt]) => ({
      title: name,
      price,
      cost,
      compareAt: compareAt ?? null,
    })),
  };
}

/**
 * Harbor & Pine: coffee and things for the home. As in most shops, some costs were never entered. Indices are used in
 * `together` and `next`.
 */
export const catalogue: readonly CatalogueProduct[] = [
  /* 0 */ product(
    "Lighthouse Espresso Beans",
    "Coffee",
    10,
    [
      ["250 g", 1450, 610],
      ["500 g", 2600, 1120],
      ["1 kg", 4800, 2080],
    ],
    { together: [3, 8], next: [0, 1], tags: ["best-seller", "consumable"] },
  ),
  /* 1 */ product(
    "Tidewater Filter Beans",
    "Coffee",
    8,
    [
      ["250 g", 1375, 580],
      ["500 g", 2475, 1060],
      ["1 kg", 4550, 1990],
    ],
    { together: [3], next: [1, 0], tags: ["consumable"] },
  ),
  /* 2 */ product(
    "Fogbank Decaf",
    "Coffee",
    2,
    [
      ["250 g", 1525, 690],
      ["500 g", 2750, 1260],
    ],
    { next: [2], tags: ["consumable"] },
  ),
  /* 3 */ product(
    "Paper Filters",
    "Accessories",
    1.5,
    [
      ["40 pieces", 425, 110],
      ["100 pieces", 895, 210],
    ],
    { tags: ["consumable"] },
  ),
  /* 4 */ product(
    "Pine Pour-Over Dripper",
    "Brewing",
    4,
    [
      ["White", 3200, 1240],
      ["Slate", 3400, 1290],
    ],
    { together: [3, 1], next: [1, 3] },
  ),
  /* 5 */ product(
    "Harbor Hand Grinder",
    "Brewing",
    3.5,
    [
      ["Steel", 7900, 3650],
      ["Walnut", 9500, 4480],
    ],
    { together: [0, 1], next: [0, 6] },
  ),
  /* 6 */ product("Grinder Brush Set", "Accessories", 0.8, [["Set of 2", 1150, 290]]),
  /* 7 */ product(
    "Breakwater Espresso Machine",
    "Brewing",
    0.9,
    [
      ["Cream", 28900, 17600],
      ["Graphite", 29900, 18100],
    ],
    { together: [0, 8], next: [9, 0, 8], tags: ["big-ticket"] },
  ),
  /* 8 */ product("Espresso Cups", "Tableware", 2.5, [
    ["Set of 2", 1850, 640],
    ["Set of 4", 3350, 1180],
  ]),
  /* 9 */ product("Descaling Tablets", "Accessories", 0.9, [["10 pieces", 975, 240]], {
    tags: ["consumable"],
  }),
  /* 10 */ product(
    "Stoneware Mug",
    "Tableware",
    6,
    [
      ["Sand", 1650, 560],
      ["Moss", 1650, 560],
      ["Ink", 1750, null],
    ],
    { together: [11], next: [10], tags: ["best-seller"] },
  ),
  /* 11 */ product("Cork Coasters", "Tableware", 1.6, [["Set of 4", 795, 190]]),
  /* 12 */ product(
    "French Press",
    "Brewing",
    2.2,
    [
      ["350 ml", 2900, 1150],
      ["1 l", 4200, 1740],
    ],
    { together: [1], next: [1] },
  ),
  /* 13 */ product("Milk Frothing Jug", "Brewing", 1.4, [
    ["350 ml", 2250, 820],
    ["600 ml", 2650, 980],
  ]),
  /* 14 */ product(
    "Cedar Candle",
    "Home",
    4.5,
    [
      ["Small", 1295, 390],
      ["Large", 2795, 880],
    ],
    { next: [14, 15], tags: ["consumable"] },
  ),
  /* 15 */ product(
    "Sea Salt Soap",
    "Home",
    2.4,
    [
      ["Single", 650, 170],
      ["Box of 3", 1725, 480],
    ],
    { next: [15], tags: ["consumable"] },
  ),
  /* 16 */ product("Linen Tea Towel", "Home", 2, [
    ["Natural", 1195, null],
    ["Stripe", 1250, null],
  ]),
  /* 17 */ product("Wool Throw", "Home", 0.8, [
    ["Oat", 11800, null],
    ["Pine", 12400, null],
  ]),
  /* 18 */ product("Brass Coffee Scoop", "Accessories", 1.5, [["One size", 1395, null]]),
  /* 19 */ product(
    "Travel Tumbler",
    "Tableware",
    1.8,
    [
      ["12 oz", 2450, 910],
      ["16 oz", 2850, 1040],
    ],
    { together: [18] },
  ),
  /* 20 */ product("Ceramic Butter Bell", "Tableware", 0.12, [["Cream", 2600, 1490, 3200]], {
    tags: ["slow-mover"],
  }),
  /* 21 */ product(
    "Oak Plate Rack",
    "Home",
    0.1,
    [
      ["Small", 4900, 2650],
      ["Large", 6900, 3790],
    ],
    { tags: ["slow-mover"] },
  ),
  /* 22 */ product("Cold Brew Bottle", "Brewing", 2.6, [["750 ml", 3600, 1380]], {
    together: [1],
    tags: ["new"],
  }),
  /* 23 */ product("Enamel Camp Kettle", "Brewing", 1.2, [["1.2 l", 5400, null]], {
    together: [12],
    status: "ARCHIVED",
  }),
  /* 24 */ product("Harbor Sticker Sheet", "Accessories", 0.4, [["A6", 325, 60]]),
];

/** Sold only in this share of the shop's history: [from, to), 0 its first day, 1 its last. */
export const soldDuring: Readonly<Record<number, [from: number, to: number]>> = {
  22: [0.945, 2],
  23: [-1, 0.66],
};

export const giftCard = { title: "Harbor & Pine Gift Card", values: [2500, 5000] };
