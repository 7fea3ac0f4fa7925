/** The console in the program's own window. */
import { Channel, invoke } from "@tauri-apps/api/core";

import type { Host } from "./host";
import type { Event, Reply, Snapshot } from "./protocol";

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
    pickImport: () => call({ call: "pickImport" }),
    pickCopy: () => call({ call: "pickCopy" }),
    saveCopy: () => call({ call: "saveCopy" }),
  };
}
