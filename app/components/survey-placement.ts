import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";

export type Placement = "asking" | "unknown" | { thankYou: boolean; orderStatus: boolean };

const HANDLE = "feedback-survey";

/** Whether shoppers meet the survey: as Shopify says it; where it cannot say, an answer is the proof. */
export function isPlaced(placement: Placement, hasAnswers: boolean): boolean {
  return typeof placement === "object" ? placement.thankYou : hasAnswers;
}

/** Where the merchant has placed the survey block, as Shopify tells it to the open admin. */
export function useSurveyPlacement(): Placement {
  const bridge = useAppBridge();
  const [placement, setPlacement] = useState<Placement>("asking");
  useEffect(() => {
    let isShown = true;
    const show = (answer: Placement) => {
      if (isShown) setPlacement(answer);
    };
    bridge.app.extensions().then(
      (extensions) => {
        const targets = extensions
          .filter((extension) => extension.handle === HANDLE)
          .flatMap((extension) =>
            extension.activations.flatMap((one) => ("target" in one ? [String(one.target)] : [])),
          );
        show({
          thankYou: targets.some((target) => target.startsWith("purchase.thank-you.")),
          orderStatus: targets.some((target) => target.includes("order-status.")),
        });
      },
      // an older admin cannot tell; that is no error of the page
      () => show("unknown"),
    );
    return () => {
      isShown = false;
    };
  }, [bridge]);
  return placement;
}
