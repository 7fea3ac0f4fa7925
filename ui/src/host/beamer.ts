/** What the beamer's page hears. It asks for nothing that changes anything. */
import type { BeamerEvent, BeamerRequest } from "./protocol";

export interface BeamerHost {
  /** Tells everything that is shown, the whole picture first. */
  listen(listener: BeamerListener): Promise<void>;
  /** A fault in the page, for the log. */
  log(message: string): Promise<void>;
  /** All of the screen, or a window again; a window that fills a display of its own stays as it is. */
  turnFullScreen(): Promise<void>;
  /** A window again. */
  leaveFullScreen(): Promise<void>;
}

export interface BeamerListener {
  event(event: BeamerEvent): void;
  /** The program does not answer any more: what is shown may be old. */
  lost(): void;
}

export async function beamerHost(): Promise<BeamerHost> {
  if ("__TAURI_INTERNALS__" in window) return (await import("./tauri")).tauriBeamer();
  return browserHost();
}

/** Trades the token in the page's address, if it has one, for a cookie. */
async function browserHost(): Promise<BeamerHost> {
  const token = location.hash.slice(1);
  if (token) {
    await post("/beamer/enter", { token });
    history.replaceState(null, "", location.pathname);
  }
  return {
    listen(listener) {
      const source = new EventSource("/beamer/events");
      source.onmessage = (message: MessageEvent<string>) => {
        listener.event(JSON.parse(message.data) as BeamerEvent);
      };
      source.onerror = () => {
        listener.lost();
      };
      return Promise.resolve();
    },
    async log(message) {
      await post("/beamer/call", { call: "log", message } satisfies BeamerRequest);
    },
    async turnFullScreen() {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen();
    },
    // In a browser Escape does it by itself.
    leaveFullScreen: () => Promise.resolve(),
  };
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
}
