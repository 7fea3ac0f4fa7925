// The peers as contestants: pages built from `peers/`, served from here.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

import { makeNotes, wholeView } from "./notes.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const FONTS = "node_modules/@excalidraw/excalidraw/dist/prod";
const KINDS = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};
const SIZE = { width: 1920, height: 1080 };
const BLOCK = 5;

const flow = (from, to) => -Math.log2(to / from) / 0.002;
/** What the wheel has to turn to come from one zoom to another, in each peer's own reckoning. */
export const PEERS = [
  peer("excalidraw", "Excalidraw", (from, to) => (from - to) * 100),
  peer("react-flow", "React Flow", flow),
  peer("svelte-flow", "Svelte Flow", flow),
  peer("konva", "Konva", (from, to) => -Math.log(to / from) * 100),
];

function peer(id, name, pinch) {
  return { id, name, open: (browser, count) => open(id, pinch, browser, count) };
}

let server;

async function open(id, pinch, browser, count) {
  server ??= await serve();
  const field = makeNotes(count);
  const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 1 });
  await page.goto(`http://127.0.0.1:${server.address().port}/${id}.html?notes=${count}`);
  await page.waitForFunction(() => globalThis.board?.look, null, { timeout: 120_000, polling: 50 });
  const look = (at) => page.evaluate((at) => globalThis.board.look(at), at);
  const whole = wholeView(field, SIZE);
  return {
    page,
    area: { x: 0, y: 0, ...SIZE },
    pinch,
    showAll: () => look(whole),
    lookAt: (index, zoom) => look({ ...middleOf(field, index), zoom }),
    beforeJump: () => look({ x: whole.x, y: whole.y, zoom: 1 }),
    jump: () => look(whole),
    /** Ten by ten notes around one. */
    selectAround(index) {
      const block = [];
      for (let row = -BLOCK; row < BLOCK; row += 1) {
        for (let column = -BLOCK; column < BLOCK; column += 1) {
          block.push(index + row * field.columns + column);
        }
      }
      return page.evaluate((indexes) => void globalThis.board.select(indexes), block);
    },
    finishTyping: () => page.keyboard.press("Escape"),
    place: (index) =>
      page.evaluate((index) => {
        const { x, y } = globalThis.board.place(index);
        return { x, y };
      }, index),
    text: (index) => page.evaluate((index) => globalThis.board.text(index), index),
    zoom: () => page.evaluate(() => globalThis.board.zoom()),
    end: () => page.close(),
  };
}

export function middleOf(field, index) {
  const { x, y } = field.notes[index];
  return { x: x + 60, y: y + 60 };
}

/** Ends what the peers' pages came from. */
export function closePeers() {
  server?.close();
}

function serve() {
  const made = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const file = join(here, path.startsWith("/fonts/") ? FONTS : "dist", path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": KINDS[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => made.listen(0, "127.0.0.1", () => resolve(made)));
}
