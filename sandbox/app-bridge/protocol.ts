/** What the app's frame and the admin shell say to each other. Both sides are typed by this file. */

/** Marks our messages among those of browser extensions and of the app itself. */
export const MARK = "sandbox-admin";

/** A button or link that lives in the app's document and is shown by the shell. */
export interface Control {
  id: string;
  label: string;
  href: string | null;
  primary: boolean;
  critical: boolean;
  disabled: boolean;
  loading: boolean;
}

export interface ControlGroup {
  label: string;
  controls: Control[];
}

export interface TitleBar {
  /** null: the document's own title is shown */
  title: string | null;
  breadcrumb: Control | null;
  controls: Control[];
  groups: ControlGroup[];
}

export interface SaveBar {
  id: string;
  save: Control | null;
  discard: Control | null;
  discardConfirmation: boolean;
}

export interface Toast {
  id: string;
  message: string;
  isError: boolean;
  /** milliseconds; errors stay until they are dismissed */
  duration: number;
  action: string | null;
}

export interface ResourcePickerRequest {
  type: string;
  action: "add" | "select";
  multiple: boolean | number;
  query: string;
  filterQuery: string;
  showVariants: boolean;
  showDraft: boolean;
  showArchived: boolean;
  selected: { id: string; variants: string[] }[];
}

export interface PickerRow {
  id: string;
  heading: string;
  data: string[];
  badges: { content: string; tone: string }[];
  disabled: boolean;
  selected: boolean;
  thumbnail: string | null;
}

export interface PickerRequest {
  heading: string;
  multiple: boolean | number;
  headers: { content: string; numeric: boolean }[];
  rows: PickerRow[];
}

export interface ScopesDetail {
  granted: string[];
  required: string[];
  optional: string[];
}

export interface StaffMember {
  id: number;
  firstName: string;
  lastName: string;
  name: string;
  email: string;
  accountAccess: string;
  accountType: string;
}

/** Questions the app asks the shell; each is answered once, some only after a person has decided. */
export interface Requests {
  idToken: { params: null; result: string };
  user: { params: null; result: StaffMember };
  resourcePicker: { params: ResourcePickerRequest; result: unknown[] | null };
  picker: { params: PickerRequest; result: string[] | null };
  scopesQuery: { params: null; result: ScopesDetail };
  scopesRequest: {
    params: { scopes: string[] };
    result: { result: "granted-all" | "declined-all"; detail: ScopesDetail };
  };
  scopesRevoke: { params: { scopes: string[] }; result: { detail: ScopesDetail } };
  reviewRequest: { params: null; result: { success: boolean; code: string; message: string } };
  intent: {
    params: { action: string; type: string; value: string | null };
    result: { code: "closed" } | { code: "error"; message: string };
  };
  extensions: {
    params: null;
    result: { handle: string; type: string; activations: { target: string }[] }[];
  };
  /** answers only when there is nothing unsaved */
  leaveConfirmation: { params: null; result: null };
}

export type RequestName = keyof Requests;

export type FromApp =
  | { kind: "hello" }
  | { kind: "location"; path: string }
  | { kind: "documentTitle"; title: string }
  | { kind: "navMenu"; links: Control[]; home: Control | null }
  | { kind: "titleBar"; bar: TitleBar | null }
  | { kind: "saveBar"; bar: SaveBar | null }
  | { kind: "modal"; open: boolean }
  | { kind: "toast"; toast: Toast }
  | { kind: "toastHide"; id: string }
  | { kind: "loading"; on: boolean }
  | { kind: "adminNavigate"; path: string; target: string }
  | { kind: "appNavigate"; path: string }
  | { kind: "topNavigate"; url: string }
  | { kind: "vitals"; values: Record<string, number> }
  | { kind: "request"; id: number; name: RequestName; params: unknown };

export type FromShell =
  | { kind: "answer"; id: number; result: unknown }
  | { kind: "refusal"; id: number; message: string }
  | { kind: "click"; id: string }
  | { kind: "navigate"; id: string }
  | { kind: "toastAction"; id: string }
  | { kind: "toastDismiss"; id: string };

/** The message as it travels. */
export type Marked<Message> = Message & { mark: typeof MARK };

export const isMarked = (data: unknown): data is { mark: typeof MARK; kind: string } =>
  typeof data === "object" && data !== null && "mark" in data && data.mark === MARK;
