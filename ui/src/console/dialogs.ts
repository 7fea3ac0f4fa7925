/** The dialogs of the console; at most one is open. */
import type { ImportPreview, Pair, Unsaved } from "../host/protocol";

export type Dialog =
  | { readonly kind: "new" }
  | { readonly kind: "export" }
  | { readonly kind: "import"; readonly preview: ImportPreview }
  | { readonly kind: "palette" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "about" }
  | { readonly kind: "closing" }
  /** Why a crossing is empty on purpose. */
  | { readonly kind: "reason"; readonly pair: Pair }
  /** Throwing unsaved work away. */
  | { readonly kind: "discard"; readonly unsaved: Unsaved };
