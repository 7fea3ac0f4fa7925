/** The pages in the program's own windows. */
import { Channel, invoke } from "@tauri-apps/api/core";

import type { BeamerHost } from "./beamer";
import type { Host } from "./host";
import type { BeamerEvent, BeamerRequest, Event, Reply, Snapshot } from "./protocol";

export function tauriHost(): Host {
  const call: Host["call"] = (request) => invoke<Reply>("call", { request });
  return {
    kind: "window",
    call,
    async snapshot() {
      const bytes = await invoke<ArrayBuffer>("snapshot");
      return JSON.parse(new TextDecoder().decode(bytes)) as Snapshot;
    },
    async listen(listener) {
      const channel = new Channel<Event>();
      let open = true;
      channel.onmessage = (event) => {
        if (open) listener.event(event);
      };
      await invoke("listen", { channel });
      return () => {
        open = false;
      };
    },
    export: (wanted) => call({ call: "export", export: wanted }),
    copyPicture: (wanted) => call({ call: "copyPicture", export: wanted }),
    pickImport: () => call({ call: "pickImport" }),
    previewFile: () => Promise.resolve({ reply: "cancelled" }),
    pickCopy: () => call({ call: "pickCopy" }),
    saveCopy: () => call({ call: "saveCopy" }),
  };
}

/** The beamer's page has two commands of its own. */
export function tauriBeamer(): BeamerHost {
  const ask = (request: BeamerRequest) => invoke<undefined>("beamer_call", { request });
  return {
    async listen(listener) {
      const channel = new Channel<BeamerEvent>();
      channel.onmessage = (event) => {
        listener.event(event);
      };
      await invoke("beamer_listen", { channel });
    },
    log: (message) => ask({ call: "log", message }),
    turnFullScreen: () => ask({ call: "turnFullScreen" }),
    leaveFullScreen: () => ask({ call: "leaveFullScreen" }),
  };
}
