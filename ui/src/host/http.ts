/** The console in a browser, on the same machine as `handvat-cli serve`. */
import { BROUGHT_IN, download, pickFile } from "./browser-files";
import { HOST_LOST, type Host } from "./host";
import type { Event, Failure, Reply, Snapshot } from "./protocol";

/** Trades the token in the page's address for a cookie, and takes it out of the address. */
export async function httpHost(): Promise<Host> {
  await enter();
  return {
    kind: "browser",
    async call(request) {
      const response = await post("/call", JSON.stringify(request), { "content-type": "application/json" });
      return (await response.json()) as Reply;
    },
    snapshot,
    listen: (listener) =>
      new Promise((resolve) => {
        const source = new EventSource("/events");
        let lost = false;
        source.onmessage = (message: MessageEvent<string>) => {
          listener.event(JSON.parse(message.data) as Event);
        };
        source.onopen = () => {
          if (lost) listener.back();
          lost = false;
          resolve(() => {
            source.close();
          });
        };
        source.onerror = () => {
          if (!lost) listener.lost();
          lost = true;
          // A browser gives up when the answer is not an event stream; then the page has to be loaded anew.
          resolve(() => {
            source.close();
          });
        };
      }),
    async export(wanted) {
      const response = await post("/export", JSON.stringify(wanted), { "content-type": "application/json" });
      const file = fileName(response.headers.get("content-disposition")) ?? `handvat.${wanted.format}`;
      download(await response.blob(), file);
      return { reply: "written", file, missing: [] };
    },
    async copyPicture(wanted) {
      const type = wanted.format === "png" ? "image/png" : "text/plain";
      const bytes = post("/export", JSON.stringify(wanted), { "content-type": "application/json" })
        .then((response) => response.blob())
        .then((blob) => new Blob([blob], { type }));
      // The picture may still be on its way when the clipboard is asked for: that has to be at once.
      await navigator.clipboard.write([new ClipboardItem({ [type]: bytes })]);
      return { reply: "done" };
    },
    async pickImport() {
      const file = await pickFile(`${BROUGHT_IN.map((ending) => `.${ending}`).join()},text/csv,text/plain`);
      return file ? previewFile(file) : { reply: "cancelled" };
    },
    previewFile,
    async pickCopy() {
      const file = await pickFile(".handvat,.json,application/json");
      if (!file) return { reply: "cancelled" };
      const response = await post("/copy", file, { "x-file-name": encodeURIComponent(file.name) });
      return (await response.json()) as Reply;
    },
    async saveCopy() {
      const { workshop, save } = await snapshot();
      const file = save.file ?? `${workshop.title.replace(/[\\/:*?"<>|]/g, "-") || "handvat"}.handvat`;
      const json = JSON.stringify(workshop, null, 2) + "\n";
      download(new Blob([json], { type: "application/json" }), file);
      return { reply: "written", file, missing: [] };
    },
  };
}

async function previewFile(file: File): Promise<Reply> {
  const response = await post("/import", file, { "x-file-name": encodeURIComponent(file.name) });
  return (await response.json()) as Reply;
}

async function enter(): Promise<void> {
  const token = location.hash.slice(1);
  if (!token) return;
  await post("/enter", JSON.stringify({ token }), { "content-type": "application/json" });
  history.replaceState(null, "", location.pathname);
}

async function snapshot(): Promise<Snapshot> {
  const response = await answer(fetch("/snapshot", { cache: "no-store" }));
  return (await response.json()) as Snapshot;
}

function post(path: string, body: BodyInit, headers: Record<string, string>): Promise<Response> {
  return answer(fetch(path, { method: "POST", body, headers }));
}

async function answer(asked: Promise<Response>): Promise<Response> {
  let response: Response;
  try {
    response = await asked;
  } catch {
    throw lost();
  }
  if (response.ok) return response;
  throw await response.json().then(
    (failure: Failure) => failure,
    () => lost(),
  );
}

function lost(): Failure {
  return { code: HOST_LOST, message: "" };
}

/** The name in a `content-disposition` header, the one in UTF-8 first. */
export function fileName(disposition: string | null): string | null {
  if (!disposition) return null;
  const utf8 = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (utf8) return decodeURIComponent(utf8);
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? null;
}
