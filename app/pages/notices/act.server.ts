import { pool } from "../../db.server.ts";
import { isNoticeKind } from "../../notices/notice.ts";
import { dismissNotices } from "../../notices/notices.server.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";

/** The buttons of the card: a line is put away for everybody in the shop, and changes nothing else. */
export async function actOnNotices(shopId: number, form: FormData): Promise<Said> {
  switch (form.get("intent")) {
    case "dismiss-all":
      await dismissNotices(pool, shopId, null);
      return { problem: null };
    case "dismiss": {
      const [kind, subject] = [String(form.get("kind")), String(form.get("subject"))];
      if (!isNoticeKind(kind)) return { problem: noSuchButton };
      await dismissNotices(pool, shopId, { kind, subject });
      return { problem: null };
    }
    default:
      return { problem: noSuchButton };
  }
}
