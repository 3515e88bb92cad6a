/* The desk by keyboard. Every key presses a button or follows a link that stands on the page,
   so nothing here decides anything that cannot be done without this file. */

const OFF = "review-keys-off";
let isMovingOn = false;  // Ctrl+Enter was pressed: after the last suggestion, the next article

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const desk = () => document.getElementById("desk");
const help = () => document.getElementById("keys-help");
const current = () => document.querySelector("#desk .card-now");

function isTyping(target) {
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");
}

/* The card looked at, and its words in the text. */
function look(card) {
  for (const each of all("#desk [data-card]")) {
    each.classList.toggle("card-now", each === card);
    each.querySelector("[data-key=accept] > .btn")?.classList.toggle("btn-main", each === card);
  }
  for (const mark of all("#desk mark[data-of]")) {
    mark.classList.toggle("hl-now", mark.dataset.of.split(" ").includes(card.id));
  }
  card.focus({preventScroll: true});
  card.scrollIntoView({block: "nearest"});
  showWords();
}

/* Only the pane of the text is scrolled, never the page. */
function showWords() {
  const words = document.querySelector("#desk mark.hl-now");
  const pane = words?.closest(".review-source");
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const [seen, wanted] = [pane.getBoundingClientRect(), words.getBoundingClientRect()];
  if (wanted.top < seen.top || wanted.bottom > seen.bottom) pane.scrollTop += wanted.top - seen.top - seen.height / 3;
}

/* From where the focus is, to the next card that waits; to any, where none does. */
function step(by) {
  const every = all("#desk [data-card]");
  const waiting = every.filter((card) => "waiting" in card.dataset);
  const cards = waiting.length ? waiting : every;
  const at = document.activeElement?.closest("[data-card]") ?? current();
  const place = every.indexOf(at);
  const next = by > 0 ? cards.find((card) => every.indexOf(card) > place) : cards.findLast((card) => every.indexOf(card) < place);
  if (next) look(next);
}

function press(what) {
  const card = document.activeElement?.closest("[data-card]") ?? current();
  const found = card?.querySelector(`[data-key=${what}]`);
  if (found instanceof HTMLFormElement) found.requestSubmit();
  return found;
}

function edit() {
  const card = document.activeElement?.closest("[data-card]") ?? current();
  const fields = card?.querySelector("details.edit");
  if (!fields) return;
  fields.open = true;
  fields.querySelector("input, select, textarea")?.focus();
}

function toReasons() {
  const card = document.activeElement?.closest("[data-card]") ?? current();
  card?.querySelector("[data-key=reject] select")?.focus();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("accept"),
  e: edit,
  r: toReasons,
  m: () => (document.activeElement?.closest("[data-card]") ?? current())?.querySelector("[data-key=other]")?.click(),
  "?": () => help()?.showPopover(),
};

function sendAndMoveOn(event) {
  isMovingOn = true;
  const form = event.target.closest?.("#desk [data-card] form");
  if (form) form.requestSubmit();
  else if (!press("accept")) goFurther();
}

function goFurther() {
  isMovingOn = false;
  if (!document.querySelector("#desk [data-waiting]")) document.querySelector("[data-further]")?.click();
}

addEventListener("keydown", (event) => {
  if (!desk() || event.isComposing || event.altKey || event.metaKey) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.ctrlKey) {
    if (event.key !== "Enter" || event.repeat) return;
    event.preventDefault();
    sendAndMoveOn(event);
    return;
  }
  if (event.key === "Enter" && target.matches("[data-key=reject] select")) {
    event.preventDefault();
    target.form.requestSubmit();
    return;
  }
  const isHere = target === document.body || desk().contains(target) || target.closest("[data-keys]");
  if (event.repeat && "aerm".includes(event.key)) return;
  if (!isHere || isTyping(target) || help()?.matches(":popover-open") || localStorage.getItem(OFF)) return;
  const deed = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
});

/* A number in the text leads to its card, and makes it the one looked at. */
addEventListener("click", (event) => {
  const link = event.target.closest?.('#desk a[href^="#s-"]');
  const card = link && document.querySelector(link.getAttribute("href"));
  if (card) look(card);
});
addEventListener("focusin", (event) => {
  const card = event.target.closest?.("#desk [data-card][data-waiting]");
  if (card && card !== current() && event.target !== card) {
    const held = event.target;
    look(card);
    held.focus({preventScroll: true});
  }
});

addEventListener("htmx:afterSettle", () => {
  showWords();
  if (isMovingOn) goFurther();
});

/* Selected words of the text become the words of a fact made by hand. Offsets are counted
   in characters of the stored text, so what stands between them on the page is left out. */
const NOT_TEXT = ".para-n, sup, .vh";

function offset(node, within) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p[data-start]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, within);
  const copy = before.cloneContents();
  for (const extra of copy.querySelectorAll(NOT_TEXT)) extra.remove();
  return Number(paragraph.dataset.start) + [...copy.textContent].length;
}

document.addEventListener("selectionchange", () => {  // it does not bubble
  const form = document.getElementById("by-hand");
  const chosen = getSelection();
  if (!form || !chosen.rangeCount || chosen.isCollapsed) return;
  const range = chosen.getRangeAt(0);
  if (!document.querySelector("#desk .source-text")?.contains(range.commonAncestorContainer)) return;
  const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
  if (start === null || end === null || end <= start) return;
  const copy = range.cloneContents();
  for (const extra of copy.querySelectorAll(NOT_TEXT)) extra.remove();
  form.elements.quote.value = copy.textContent;
  form.elements.start.value = start;
  form.elements.end.value = end;
});
addEventListener("input", (event) => {
  if (!event.target.matches("#by-hand [name=quote]")) return;
  event.target.form.elements.start.value = event.target.form.elements.end.value = "";
});

/* The next article is fetched while this one is read. */
function prefetch() {
  const next = document.querySelector("[data-further]")?.href;
  if (!next || document.querySelector(`link[rel=prefetch][href="${CSS.escape(next)}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), {rel: "prefetch", href: next}));
}

const listening = document.querySelector("[data-keys-switch]");
if (listening) {
  listening.checked = !localStorage.getItem(OFF);
  listening.addEventListener("change", () => {
    if (listening.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
}
for (const extra of all("[data-keys], [data-selecting]")) extra.hidden = false;
document.documentElement.dataset.reviewing = "";
if (current() && !location.hash) current().focus({preventScroll: true});
showWords();
prefetch();
