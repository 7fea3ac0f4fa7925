/** The dialogs of the console; at most one is open. */
import type { ImportPreview, Pair, Unsaved, Version } from "../host/protocol";

export type Dialog =
  | { readonly kind: "new" }
  | { readonly kind: "addSheets" }
  | { readonly kind: "export" }
  | { readonly kind: "import"; readonly preview: ImportPreview }
  | { readonly kind: "palette" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "about" }
  | { readonly kind: "closing" }
  /** A name for a version; none is one that is made of the present state. */
  | { readonly kind: "nameVersion"; readonly version: Version | null }
  /** Why a crossing is empty on purpose. */
  | { readonly kind: "reason"; readonly pair: Pair }
  /** Throwing unsaved work away. */
  | { readonly kind: "discard"; readonly unsaved: Unsaved };
