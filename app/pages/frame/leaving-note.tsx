import { Banner, Box } from "@shopify/polaris";
import { note } from "../leaving/words.ts";

/** Above every page of a shop that leaves. */
export function LeavingNote() {
  return (
    <Box padding="400" paddingBlockEnd="0">
      <Banner
        tone="warning"
        title={note.leaving}
        action={{ content: note.see, url: "/app/settings/leaving" }}
      />
    </Box>
  );
}
