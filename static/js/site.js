/* Progressive extras only. Every page reads, filters and submits without this file. */
"use strict";

const root = document.documentElement;
const saved = localStorage.getItem("theme");
if (saved === "light" || saved === "dark") root.dataset.theme = saved;

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

for (const button of document.querySelectorAll("[data-theme-toggle]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
  });
}

/* Type to narrow a long facet; ticked values always stay in view. */
for (const input of document.querySelectorAll("[data-filter-list]")) {
  input.hidden = false;
  const list = document.getElementById(input.dataset.filterList);
  const more = list.querySelector("details");
  input.addEventListener("input", () => {
    const text = input.value.trim().toLowerCase();
    if (more && text) more.open = true;
    for (const row of list.querySelectorAll("label")) {
      row.hidden = Boolean(text) && !row.querySelector("input").checked && !row.textContent.toLowerCase().includes(text);
    }
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
    button.lastChild.textContent = " Copied";
  });
}

/* Close an open menu with Escape or a click elsewhere. */
addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* An answer that is an error is not swapped in: say so, keep the last good result. */
addEventListener("htmx:responseError", showTrouble);
addEventListener("htmx:sendError", showTrouble);
addEventListener("htmx:afterSwap", () => { trouble().hidden = true; });

function trouble() {
  return document.getElementById("trouble") ?? document.createElement("p");
}

function showTrouble() {
  trouble().hidden = false;
}
