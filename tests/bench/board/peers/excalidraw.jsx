// Excalidraw: rectangles with bound text, as its sticky notes are made; smooth strokes, no hand-drawn ones.
import { createRoot } from "react-dom/client";
import { Excalidraw } from "@excalidraw/excalidraw";

import "@excalidraw/excalidraw/index.css";
import { COLOURS, SIDE } from "../notes.mjs";
import { given, offer, place, view, whole } from "./given.js";

globalThis.EXCALIDRAW_ASSET_PATH = "/";
const HELVETICA = 2;
const LINE = 15;
const ruler = document.createElement("canvas").getContext("2d");
ruler.font = '12px "Liberation Sans", Helvetica, Arial';

/** The text in lines of a note's width. */
function lines(text) {
  const broken = [""];
  for (const word of text.split(" ")) {
    const longer = `${broken.at(-1)} ${word}`.trim();
    if (ruler.measureText(longer).width > SIDE - 12) broken.push(word);
    else broken[broken.length - 1] = longer;
  }
  return broken;
}

function plain(id, seed) {
  return {
    id,
    seed,
    version: 2,
    versionNonce: seed,
    updated: 1,
    angle: 0,
    strokeWidth: 1,
    strokeStyle: "solid",
    fillStyle: "solid",
    roughness: 0,
    opacity: 100,
    groupIds: [],
    frameId: null,
    index: null,
    roundness: null,
    isDeleted: false,
    link: null,
    locked: false,
  };
}

function elementsOf({ id, x, y, text, colour }, index) {
  const broken = lines(text);
  const height = broken.length * LINE;
  const bound = `text-${id}`;
  const note = {
    ...plain(id, index + 1),
    type: "rectangle",
    x,
    y,
    width: SIDE,
    height: SIDE,
    strokeColor: "#b9b296",
    backgroundColor: COLOURS[colour],
    boundElements: [{ id: bound, type: "text" }],
  };
  const words = {
    ...plain(bound, index + 1),
    type: "text",
    x: x + 6,
    y: y + (SIDE - height) / 2,
    width: SIDE - 12,
    height,
    strokeColor: "#1d1d1b",
    backgroundColor: "transparent",
    boundElements: null,
    text: broken.join("\n"),
    originalText: text,
    fontSize: 12,
    fontFamily: HELVETICA,
    textAlign: "center",
    verticalAlign: "middle",
    containerId: id,
    autoResize: true,
    lineHeight: LINE / 12,
  };
  return [note, words];
}

function cameraOf({ x, y, zoom }) {
  return { zoom: { value: zoom }, scrollX: view.width / 2 / zoom - x, scrollY: view.height / 2 / zoom - y };
}

const elements = given.notes.flatMap(elementsOf);
let drawing;
createRoot(place).render(
  <Excalidraw
    excalidrawAPI={(api) => (drawing = api)}
    initialData={{
      elements,
      appState: { ...cameraOf(whole), zenModeEnabled: true },
      scrollToContent: false,
    }}
  />,
);

const found = (id) => drawing.getSceneElements().find((element) => element.id === id);
offer(
  {
    look: (at) => drawing.updateScene({ appState: cameraOf(at) }),
    zoom: () => drawing.getAppState().zoom.value,
    place: (index) => ({ x: found(`n${index}`).x, y: found(`n${index}`).y }),
    text: (index) => found(`text-n${index}`).originalText,
    select(indexes) {
      const selectedElementIds = Object.fromEntries(indexes.map((index) => [`n${index}`, true]));
      drawing.updateScene({ appState: { selectedElementIds } });
    },
  },
  () => drawing && drawing.getSceneElements().length >= elements.length && !drawing.getAppState().isLoading,
);
