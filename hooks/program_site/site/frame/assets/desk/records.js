// Controls for records inside a record: one, or a list of them that grows, shrinks and changes its order.

import { valueSaid } from "./difference.js";
import { controlsOf } from "./fields.js";
import { button, element, fieldOf, folded } from "./pieces.js";
import { say } from "./site.js";
import { copy, isRecord } from "./values.js";

const LONGEST = 60; // letters of what an item is called
const OPEN = 2; // so many items are shown at once

export function record(field, slot, place, context) {
  const { box, inside } = fieldOf("group", field, place);
  const owner = copy(slot.get()) ?? {};
  const told = () => slot.set(Object.keys(owner).length ? { ...owner } : undefined);
  const make = () => controlsOf(field.fields, owner, place, told, context);
  const answered = Object.keys(owner).length > 0;
  if (field.required || answered) inside.append(...make());
  else inside.append(folded(say("fill_in"), place, make));
  inside.classList.add("desk-inside");
  return box;
}

export function records(field, slot, place, context) {
  const { box, inside } = fieldOf("group", field, place);
  const items = copy(slot.get()) ?? [];
  const told = () => slot.set(items.length ? [...items] : undefined);
  const listed = element("div");
  const add = button(say("add_another"), () => {
    items.push({});
    told();
    fill(items.length - 1);
    listed.lastElementChild.querySelector("summary").focus();
  });
  const moved = (from, to) => {
    items.splice(to, 0, ...items.splice(from, 1));
    told();
    fill(to);
    listed.children[to]?.querySelector("summary").focus();
  };
  const removed = (number) => {
    items.splice(number, 1);
    told();
    fill(-1);
    add.focus();
  };
  const item = (owner, number, open) => {
    const own = [...place, number];
    const buttons = element("div", { className: "maker-buttons" }, button(say("remove"), () => removed(number)));
    if (number > 0) buttons.append(button(say("up"), () => moved(number, number - 1)));
    if (number < items.length - 1) buttons.append(button(say("down"), () => moved(number, number + 1)));
    const make = () => [...controlsOf(field.fields, owner, own, told, context), buttons];
    const row = folded(summaryOf(owner, number, field.fields, context.desk), own, make, { open });
    row.classList.add("desk-item");
    return row;
  };
  const fill = (opened) => listed.replaceChildren(...items.map((owner, number) => item(owner, number, number === opened || items.length <= OPEN)));
  fill(-1);
  inside.append(listed, add);
  box.take = (item) => {
    items.push(item);
    told();
    fill(items.length - 1);
    return [...place, items.length - 1];
  };
  return box;
}

/** What an item is called where it is folded: its number, and the first that it says. */
function summaryOf(item, number, fields, desk) {
  const fieldOfName = (name) => fields.find((each) => each.name === name) ?? { name };
  const said = Object.entries(item).map(([name, value]) => wordsOf(fieldOfName(name), value, desk)).filter(Boolean).join(" · ");
  const short = said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said;
  return short ? `${number + 1}. ${short}` : `${number + 1}.`;
}

function wordsOf(field, value, desk) {
  if (typeof value === "string" || typeof value === "number") return valueSaid(desk, field, value);
  const text = isRecord(value) ? (value[desk.language]?.text ?? value[desk.language]) : "";
  return typeof text === "string" ? text : "";
}
