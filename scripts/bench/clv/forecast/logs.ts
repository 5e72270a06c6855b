import { dayNumber } from "../../../../app/calendar/days.ts";

/** A stretch of a log that is foretold from the days before it. */
export interface Cut {
  /** First day foretold. */
  readonly from: number;
  readonly days: number;
}

export interface PublicLog {
  readonly name: string;
  readonly what: string;
  /** The file in the folder of logs. */
  readonly file: string;
  readonly format: "csv" | "cdnow" | "online-retail";
  /** Only customers who began together: nobody is to come, so only customers of before are judged. */
  readonly cohort: boolean;
  /** Looked at once, with the method as it will stay. */
  readonly heldOut: boolean;
  readonly cuts: readonly Cut[];
}

const cut = (from: string, days: number): Cut => ({ from: dayNumber(from), days });

const CDNOW_CUTS = [cut("1997-07-01", 182), cut("1997-10-01", 273), cut("1998-01-01", 181)];

/**
 * Public logs, and where they are cut; both were set before anything was foretold. They are no part of the project.
 * Files "csv" have the header customer,date[,amount], as `npm run clv` reads it.
 */
export const publicLogs: readonly PublicLog[] = [
  {
    name: "CDNOW sample",
    what: "a tenth of CDNOW's customers of early 1997 (Fader & Hardie)",
    file: "CDNOW_sample.txt",
    format: "cdnow",
    cohort: true,
    heldOut: false,
    cuts: CDNOW_CUTS,
  },
  {
    name: "Online Retail, first half",
    what: "UCI Online Retail until June 2011",
    file: "online-retail-half.tsv.gz",
    format: "online-retail",
    cohort: false,
    heldOut: false,
    cuts: [cut("2011-03-01", 90), cut("2011-04-01", 86)],
  },
  {
    name: "rfm orders",
    what: "orders of R's package rfm",
    file: "rfm_orders_mit.csv",
    format: "csv",
    cohort: false,
    heldOut: false,
    cuts: [cut("2005-07-01", 180), cut("2006-01-01", 180), cut("2006-07-01", 180)],
  },
  {
    name: "CDNOW",
    what: "all of CDNOW's customers of early 1997",
    file: "cdnow-master.csv",
    format: "csv",
    cohort: true,
    heldOut: false,
    cuts: CDNOW_CUTS,
  },
  {
    name: "apparel",
    what: "apparelTrans of R's package CLVTools",
    file: "apparel.csv",
    format: "csv",
    cohort: true,
    heldOut: false,
    cuts: [
      cut("2006-01-01", 365),
      cut("2007-01-01", 365),
      cut("2008-01-01", 365),
      cut("2009-01-01", 365),
    ],
  },
  {
    name: "marketing course",
    what: "purchases.txt of the course Foundations of Marketing Analytics, 2005 to 2015",
    file: "mooc-purchases.csv",
    format: "csv",
    cohort: false,
    heldOut: false,
    cuts: [
      cut("2009-01-01", 365),
      cut("2012-01-01", 365),
      cut("2014-01-01", 365),
      cut("2015-01-01", 365),
    ],
  },
  {
    name: "grocery",
    what: "groceryElog of R's package BTYDplus; no amounts",
    file: "grocery.csv",
    format: "csv",
    cohort: true,
    heldOut: true,
    cuts: [cut("2007-01-01", 364), cut("2007-07-01", 183)],
  },
  {
    name: "Superstore",
    what: "Tableau's Sample Superstore, 2014 to 2017, by order",
    file: "superstore.csv",
    format: "csv",
    cohort: false,
    heldOut: true,
    cuts: [cut("2016-01-01", 366), cut("2016-07-01", 184), cut("2017-01-01", 364)],
  },
  {
    name: "Online Retail",
    what: "UCI Online Retail, December 2010 to December 2011, by invoice, returns below 0",
    file: "online-retail.csv",
    format: "csv",
    cohort: false,
    heldOut: true,
    cuts: [cut("2011-06-01", 92), cut("2011-07-01", 161), cut("2011-09-01", 91)],
  },
  {
    name: "retail transactions",
    what: "Retail_Data_Transactions, 125,000 purchases of 6,889 customers, 2011 to 2015",
    file: "retail-transactions.csv",
    format: "csv",
    cohort: true,
    heldOut: true,
    cuts: [cut("2013-01-01", 365), cut("2014-01-01", 365), cut("2014-09-01", 196)],
  },
];
