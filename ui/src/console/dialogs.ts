/** The dialogs of the console; at most one is open. */
import type { ImportPreview, Pair, ShowChoice, Unsaved, Version } from "../host/protocol";

export type Dialog =
  | { readonly kind: "new" }
  | { readonly kind: "addSheets" }
  /** What a sheet is called, and away with it. */
  | { readonly kind: "sheet"; readonly canvas: string }
  | { readonly kind: "export" }
  /** Of a file, or of what was pasted. */
  | { readonly kind: "import"; readonly preview: ImportPreview; readonly pasted?: boolean }
  | { readonly kind: "roomSetup" }
  | { readonly kind: "palette" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "about" }
  /** One note, as large as the screen; what the beamer showed before it. */
  | { readonly kind: "note"; readonly note: string; readonly before: ShowChoice }
  | { readonly kind: "closing" }
  /** A name for a version; none is one that is made of the present state. */
  | { readonly kind: "nameVersion"; readonly version: Version | null }
  /** Why a crossing is empty on purpose. */
  | { readonly kind: "reason"; readonly pair: Pair }
  /** Throwing unsaved work away. */
  | { readonly kind: "discard"; readonly unsaved: Unsaved };
