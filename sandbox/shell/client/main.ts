import { openAppPage } from "./app-page.ts";
import { livePage } from "./live-page.ts";

livePage();
if (document.getElementById("app-frame")) openAppPage();
