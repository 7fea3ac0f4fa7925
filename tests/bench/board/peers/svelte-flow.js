// Svelte Flow: nodes in raw state, only what is visible.
import { mount } from "svelte";

import { COLOURS, SIDE } from "../notes.mjs";
import { given, offer, place, view, whole } from "./given.js";
import Flow from "./SvelteFlowBoard.svelte";

const nodes = given.notes.map(({ id, x, y, text, colour }) => ({
  id,
  type: "note",
  position: { x, y },
  width: SIDE,
  height: SIDE,
  data: { text, paper: COLOURS[colour] },
}));

function viewportOf({ x, y, zoom }) {
  return { x: view.width / 2 - x * zoom, y: view.height / 2 - y * zoom, zoom };
}

const told = {};
mount(Flow, { target: place, props: { given: nodes, viewport: viewportOf(whole), told } });

offer(
  {
    look: (at) => told.flow.setViewport(viewportOf(at)),
    zoom: () => told.flow.getZoom(),
    place: (index) => told.flow.getNode(`n${index}`).position,
    text: (index) => told.flow.getNode(`n${index}`).data.text,
    select: (indexes) => told.select(new Set(indexes.map((index) => `n${index}`))),
  },
  () => told.flow && document.querySelectorAll(".svelte-flow__node").length === nodes.length,
);
