/** Files in a browser: picked by the user, handed over as downloads. */

/** How the names of files end that notes can be made of; the window has the same in `dialogs.rs`. */
export const BROUGHT_IN = ["csv", "tsv", "tab", "txt", "text", "md"] as const;

/** A file that the user picks; null when they change their mind. */
export function pickFile(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.addEventListener("change", () => {
      resolve(input.files?.[0] ?? null);
    });
    input.addEventListener("cancel", () => {
      resolve(null);
    });
    input.click();
  });
}

export function download(content: Blob, file: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = file;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the content after this moment in every engine.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
