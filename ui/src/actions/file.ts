/** Files: begin, open, save, bring in, hand out. */
import type { Desk } from "../console/desk.svelte";
import { pickCopy } from "../past/deeds";
import { t } from "../shared/words.svelte";
import { canEdit, sayWhy } from "./may";
import type { DeskAction } from "./table";

const isOpen = (desk: Desk): boolean => desk.workshop !== null;
const hasDialogs = (desk: Desk): boolean => desk.page?.dialogs ?? false;

export const FILE_ACTIONS: readonly DeskAction[] = [
  {
    id: "new",
    group: "file",
    shortcut: "Mod+n",
    native: true,
    whileTyping: true,
    enabled: isOpen,
    run: (desk) => (desk.dialog = { kind: "new" }),
  },
  {
    id: "open",
    group: "file",
    shortcut: "Mod+o",
    native: true,
    whileTyping: true,
    enabled: hasDialogs,
    run: (desk) => leaving(desk, () => desk.call({ call: "open" })),
  },
  {
    id: "close",
    group: "file",
    shortcut: "Mod+w",
    native: true,
    whileTyping: true,
    enabled: isOpen,
    run: (desk) => leaving(desk, () => desk.call({ call: "close" })),
  },
  {
    id: "save",
    group: "file",
    shortcut: "Mod+s",
    native: true,
    whileTyping: true,
    enabled: isOpen,
    run: (desk) => after(desk, () => save(desk)),
  },
  {
    id: "saveAs",
    group: "file",
    shortcut: "Mod+Shift+s",
    native: true,
    whileTyping: true,
    enabled: (desk) => isOpen(desk) && hasDialogs(desk),
    run: (desk) => after(desk, () => desk.call({ call: "saveAs" })),
  },
  {
    id: "saveCopy",
    group: "file",
    enabled: isOpen,
    run: (desk) => after(desk, () => saveCopy(desk)),
  },
  {
    id: "keepVersion",
    group: "file",
    shortcut: "Mod+b",
    whileTyping: true,
    enabled: canEdit,
    refused: sayWhy,
    run: (desk) => (desk.dialog = { kind: "nameVersion", version: null }),
  },
  {
    id: "mergeCopy",
    group: "file",
    enabled: canEdit,
    run: (desk) => after(desk, () => pickCopy(desk)),
  },
  {
    id: "import",
    group: "file",
    shortcut: "Mod+i",
    native: true,
    whileTyping: true,
    enabled: canEdit,
    refused: sayWhy,
    run: (desk) => after(desk, () => pickImport(desk)),
  },
  {
    id: "export",
    group: "file",
    shortcut: "Mod+e",
    native: true,
    whileTyping: true,
    enabled: isOpen,
    run: (desk) => (desk.dialog = { kind: "export" }),
  },
];

/** First everything that is being typed or sent, then the deed. */
async function after(desk: Desk, deed: () => Promise<unknown>): Promise<void> {
  await desk.settle();
  await deed();
}

/** As {@link after}, for what may open another workshop. */
async function leaving(desk: Desk, deed: () => Promise<unknown>): Promise<void> {
  await desk.takeIn();
  await deed();
}

/** Where nothing can ask for a place, a workshop without a file is handed over as a copy. */
async function save(desk: Desk): Promise<void> {
  if (hasDialogs(desk) || desk.workshop?.save.file) await desk.call({ call: "save" });
  else await saveCopy(desk);
}

async function saveCopy(desk: Desk): Promise<void> {
  const reply = await desk.attempt(() => desk.host.saveCopy());
  if (reply?.reply === "written") desk.messages.tell(t("written", { file: reply.file }));
}

async function pickImport(desk: Desk): Promise<void> {
  const reply = await desk.attempt(() => desk.host.pickImport());
  if (reply?.reply === "preview") desk.dialog = { kind: "import", preview: reply.preview };
}
