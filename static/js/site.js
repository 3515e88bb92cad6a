/* Progressive extras only. Every page reads, filters and submits without this file.
   Everything listens on the document: going back in history replaces the whole body. */
"use strict";

const root = document.documentElement;
const saved = localStorage.getItem("theme");
if (saved === "light" || saved === "dark") root.dataset.theme = saved;

/* What only works with scripts is hidden in the page, and shown from here. */
function reveal() {
  const copy = navigator.clipboard ? "[data-copy], " : "";  // not offered over plain HTTP
  for (const extra of document.querySelectorAll(`${copy}[data-theme-toggle], [data-filter-list]`)) extra.hidden = false;
}
reveal();
addEventListener("htmx:historyRestore", reveal);

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function switchTheme() {
  root.dataset.theme = isDark() ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
}

async function copy(button) {
  await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
  button.lastChild.textContent = " Copied";
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(except)) menu.open = false;
}

addEventListener("click", (event) => {
  closeMenus(event.target);
  if (event.target.closest("[data-theme-toggle]")) switchTheme();
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const summary = event.target.closest("details.menu[open]")?.querySelector("summary");
  closeMenus(null);
  summary?.focus();
});

/* Type to narrow a long facet; ticked values always stay in view. */
addEventListener("input", (event) => {
  const input = event.target.closest("[data-filter-list]");
  if (!input) return;
  const text = input.value.trim().toLowerCase();
  const list = document.getElementById(input.dataset.filterList);
  const more = list.querySelector("details");
  if (more && text) more.open = true;
  for (const row of list.querySelectorAll("label")) {
    row.hidden = Boolean(text) && !row.querySelector("input").checked && !row.textContent.toLowerCase().includes(text);
  }
});
/* It narrows what is offered, not the results. */
addEventListener("change", (event) => { if (event.target.closest("[data-filter-list]")) event.stopPropagation(); }, true);

/* The filters cover a narrow screen: applying them shows what they found. The button that
   opened them may have been replaced meanwhile, so focus is put on the one there now. */
addEventListener("submit", (event) => {
  const sheet = event.target.closest("[popover]");
  if (sheet?.matches(":popover-open")) sheet.hidePopover();
});
addEventListener("toggle", (event) => {
  const held = document.activeElement;
  if (event.newState !== "closed" || (held !== document.body && !event.target.contains(held))) return;
  document.querySelector(`[popovertarget="${event.target.id}"]:not([popovertargetaction])`)?.focus();
}, true);

/* What was put under a list is read on from where it begins: the link that brought it is gone. */
addEventListener("htmx:afterSettle", () => {
  const landing = document.querySelector("[data-land]");
  landing?.removeAttribute("data-land");
  landing?.focus();
});

/* An answer that is an error is not swapped in: say so, keep the last good result. */
for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) addEventListener(name, () => { trouble().hidden = false; });
addEventListener("htmx:afterSwap", () => { trouble().hidden = true; });

function trouble() {
  return document.getElementById("trouble") ?? document.createElement("p");
}
