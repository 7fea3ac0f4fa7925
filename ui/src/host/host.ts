/** What the console asks of the program around it: the window and the browser answer each in their way. */
import type { Event, Export, Failure, Reply, Request, Snapshot } from "./protocol";

export interface Host {
  /** A native window has its own menu and file dialogs. */
  readonly kind: "window" | "browser";
  /** Rejects with a `Failure`. */
  call(request: Request): Promise<Reply>;
  /** The whole workshop; rejects with a `Failure` when none is open. */
  snapshot(): Promise<Snapshot>;
  /** Begins to hear what the core says of its own accord. */
  listen(listener: Listener): Promise<() => void>;
  /** Writes an export where the user wants it; `cancelled` when they change their mind. */
  export(wanted: Export): Promise<Reply>;
  /** Puts a PNG or SVG picture on the clipboard. */
  copyPicture(wanted: Export): Promise<Reply>;
  /** Lets the user pick a file to import: `preview` or `cancelled`. */
  pickImport(): Promise<Reply>;
  /** Looks into a file that was dropped on the page: `preview`. A window hands dropped files to the core itself. */
  previewFile(file: File): Promise<Reply>;
  /** Lets the user pick another file with the same workshop: `copies` with that one, or `cancelled`. */
  pickCopy(): Promise<Reply>;
  /** Writes a copy of the workshop where the user wants it. */
  saveCopy(): Promise<Reply>;
}

export interface Listener {
  event(event: Event): void;
  /** The program does not answer any more. */
  lost(): void;
  /** It answers again; events may have been missed. */
  back(): void;
}

/** A failure that the host itself found, worded by the page: its `code` is a Fluent id. */
export const HOST_LOST = "host-lost";

export function isFailure(thrown: unknown): thrown is Failure {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    typeof (thrown as { code?: unknown }).code === "string" &&
    typeof (thrown as { message?: unknown }).message === "string"
  );
}

/** Whatever was thrown, as a failure that can be shown. */
export function asFailure(thrown: unknown): Failure {
  if (isFailure(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: HOST_LOST, message };
}
