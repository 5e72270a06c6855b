import { hydrateRoot } from "react-dom/client";
import { ReactApp } from "./react-app.tsx";

hydrateRoot(document, <ReactApp apiKey="test-api-key" />);
