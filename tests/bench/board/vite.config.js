// The pages of the peers: one entry each, built for production.
import { readdirSync } from "node:fs";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const pages = readdirSync("peers").filter((name) => name.endsWith(".html"));

export default defineConfig({
  root: "peers",
  plugins: [svelte(), react()],
  // Excalidraw asks for this one at run time.
  define: { "process.env.IS_PREACT": '"false"' },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    chunkSizeWarningLimit: 10_000,
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(pages.map((page) => [page.replace(".html", ""), `peers/${page}`])),
    },
  },
});
