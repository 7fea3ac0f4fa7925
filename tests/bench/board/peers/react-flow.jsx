// React Flow by its own performance guide: a memoised node, node types outside the component, only what is visible.
import { memo, useState } from "react";
import { createRoot } from "react-dom/client";
import { ReactFlow, useReactFlow } from "@xyflow/react";

import "@xyflow/react/dist/style.css";
import "./page.css";
import { COLOURS, SIDE } from "../notes.mjs";
import { given, offer, place, view, whole } from "./given.js";

const Note = memo(function Note({ id, data }) {
  const [editing, setEditing] = useState(false);
  const { updateNodeData } = useReactFlow();
  return (
    <div className="note" style={{ background: data.paper }} onDoubleClick={() => setEditing(true)}>
      {editing ? (
        <textarea
          autoFocus
          className="nodrag nopan"
          value={data.text}
          onChange={(event) => updateNodeData(id, { text: event.target.value })}
          onBlur={() => setEditing(false)}
        />
      ) : (
        data.text
      )}
    </div>
  );
});

const NODE_TYPES = { note: Note };
const nodes = given.notes.map(({ id, x, y, text, colour }) => ({
  id,
  type: "note",
  position: { x, y },
  width: SIDE,
  height: SIDE,
  data: { text, paper: COLOURS[colour] },
}));
let flow;

function viewportOf({ x, y, zoom }) {
  return { x: view.width / 2 - x * zoom, y: view.height / 2 - y * zoom, zoom };
}

createRoot(place).render(
  <ReactFlow
    defaultNodes={nodes}
    nodeTypes={NODE_TYPES}
    defaultViewport={viewportOf(whole)}
    onInit={(made) => (flow = made)}
    minZoom={0.02}
    maxZoom={4}
    panOnScroll
    panOnScrollSpeed={1}
    zoomOnDoubleClick={false}
    nodesConnectable={false}
    onlyRenderVisibleElements
  />,
);

offer(
  {
    look: (at) => flow.setViewport(viewportOf(at)),
    zoom: () => flow.getZoom(),
    place: (index) => flow.getNode(`n${index}`).position,
    text: (index) => flow.getNode(`n${index}`).data.text,
    select(indexes) {
      const chosen = new Set(indexes.map((index) => `n${index}`));
      flow.setNodes((all) =>
        all.map((node) =>
          chosen.has(node.id) || node.selected ? { ...node, selected: chosen.has(node.id) } : node,
        ),
      );
    },
  },
  () => flow && document.querySelectorAll(".react-flow__node").length === nodes.length,
);
