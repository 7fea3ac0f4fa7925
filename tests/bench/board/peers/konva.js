// Konva by its own performance tips: no perfect drawing, texts that do not listen, a layer of its own for what is
// dragged. It has no editor: a text area stands over the note, as its documentation shows.
import Konva from "konva";

import { COLOURS, SIDE } from "../notes.mjs";
import { given, offer, place, view, whole } from "./given.js";

const TEXT = { fontFamily: "Noto Sans", fill: "#1d1d1b", perfectDrawEnabled: false, listening: false };

const stage = new Konva.Stage({ container: place, ...view });
const resting = new Konva.Layer();
const carried = new Konva.Layer();
stage.add(resting, carried);
let selected = new Set();
const groups = given.notes.map((note, index) => {
  const group = new Konva.Group({ x: note.x, y: note.y, draggable: true });
  const paper = { width: SIDE, height: SIDE, fill: COLOURS[note.colour], stroke: "#b9b296", strokeWidth: 1 };
  group.add(new Konva.Rect({ ...paper, perfectDrawEnabled: false }));
  const lines = { x: 6, y: 6, width: SIDE - 12, height: SIDE - 12, fontSize: 12, lineHeight: 1.25 };
  group.add(new Konva.Text({ ...lines, ...TEXT, text: note.text }));
  listen(group, index);
  return group;
});
resting.add(...groups);

function listen(group, index) {
  let others = [];
  let last = { x: 0, y: 0 };
  group.on("dragstart", () => {
    const taken = selected.has(index) ? [...selected] : [index];
    others = taken.filter((each) => each !== index).map((each) => groups[each]);
    last = group.position();
    for (const each of [group, ...others]) each.moveTo(carried);
  });
  group.on("dragmove", () => {
    const by = { x: group.x() - last.x, y: group.y() - last.y };
    last = group.position();
    for (const each of others) each.move(by);
  });
  group.on("dragend", () => {
    for (const each of [group, ...others]) each.moveTo(resting);
  });
  group.on("dblclick", () => {
    edit(group.children[1]);
  });
}

function edit(text) {
  const field = document.createElement("textarea");
  const { x, y } = text.absolutePosition();
  field.value = text.text();
  field.style.cssText = `position:absolute;left:${x}px;top:${y}px;width:108px;height:108px;padding:0;border:0;outline:0;background:none;resize:none;font:12px/15px "Noto Sans";transform-origin:0 0;transform:scale(${stage.scaleX()})`;
  text.hide();
  document.body.append(field);
  field.focus();
  field.addEventListener("input", () => text.text(field.value));
  field.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    text.show();
    field.remove();
  });
}

stage.on("wheel", ({ evt: event }) => {
  event.preventDefault();
  if (event.ctrlKey) {
    const pointer = stage.getPointerPosition();
    const before = stage.scaleX();
    const zoom = before * Math.exp(-event.deltaY / 100);
    const anchor = { x: (pointer.x - stage.x()) / before, y: (pointer.y - stage.y()) / before };
    stage.scale({ x: zoom, y: zoom });
    stage.position({ x: pointer.x - anchor.x * zoom, y: pointer.y - anchor.y * zoom });
  } else {
    stage.position({ x: stage.x() - event.deltaX, y: stage.y() - event.deltaY });
  }
});

const handle = {
  look({ x, y, zoom }) {
    stage.scale({ x: zoom, y: zoom });
    stage.position({ x: view.width / 2 - x * zoom, y: view.height / 2 - y * zoom });
  },
  zoom: () => stage.scaleX(),
  place: (index) => groups[index].position(),
  text: (index) => groups[index].children[1].text(),
  select: (indexes) => (selected = new Set(indexes)),
};
handle.look(whole);
offer(handle, () => true);
