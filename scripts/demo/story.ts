// The steps of `npm run demo -- --check`, in the order a merchant and a shopper take them.
import type { Step } from "./step.ts";
import { allTagged, customersTable, listSaved, viewKept } from "./story/customers.ts";
import { everyPage } from "./story/every-page.ts";
import { homeFigures, segmentsAddUp } from "./story/figures.ts";
import { cancelSale, flashSale } from "./story/flash-sale.ts";
import { exportAndErase, uninstallAndReturn } from "./story/leaving.ts";
import {
  downloadCodes,
  launchOffer,
  offerOnHome,
  redeemCode,
  refuseSecondUse,
  seeDiscount,
} from "./story/offer.ts";
import { importOrders, openAdmin, openApp } from "./story/opening.ts";
import { measureExtension, measureHome } from "./story/measures.ts";
import { noticePutAway, periodKept } from "./story/period.ts";
import { answerSurvey, readAnswer } from "./story/survey.ts";
import {
  offersInTabs,
  questionShown,
  retentionCounted,
  segmentsExplained,
  settingsInTabs,
} from "./story/tabs.ts";
import { churnCounted, customerExplained, valueTested } from "./story/value.ts";

export const story: Step[] = [
  openAdmin,
  openApp,
  importOrders,
  homeFigures,
  measureHome,
  periodKept,
  customersTable,
  viewKept,
  allTagged,
  listSaved,
  segmentsAddUp,
  segmentsExplained,
  valueTested,
  retentionCounted,
  churnCounted,
  customerExplained,
  launchOffer,
  downloadCodes,
  seeDiscount,
  offerOnHome,
  redeemCode,
  refuseSecondUse,
  flashSale,
  cancelSale,
  offersInTabs,
  answerSurvey,
  readAnswer,
  questionShown,
  settingsInTabs,
  everyPage,
  noticePutAway,
  measureExtension,
  exportAndErase,
  uninstallAndReturn,
];
