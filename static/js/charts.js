/* "Explore" swaps the drawing of a chart for an interactive figure of the same rows.
   The library comes from our own server, and only when somebody asks for it. */
"use strict";

/* Plotly writes no style elements where it finds these; see minerals/plotly.py. The second
   name changes with its version: tests/browser/test_charts.py fails then. */
const STYLES = "plotly.js-style-global";
const MAP_STYLES = "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53";
const CONFIG = {
  displaylogo: false,
  responsive: true,
  modeBarButtonsToRemove: ["select2d", "lasso2d", "sendChartToCloud"],  // nothing leaves the page
  plotlyServerURL: "",
};
const live = new Map();  // container: figure as it was sent
let library;

function element(name, attributes) {
  return Object.assign(document.createElement(name), attributes);
}

function plotly({script, styles}) {
  library ??= new Promise((done, failed) => {
    const sheet = element("link", {id: STYLES, className: "no-inline-styles", rel: "stylesheet", href: styles});
    const code = element("script", {src: script, onload: () => done(window.Plotly), onerror: failed});
    document.head.append(sheet, element("meta", {id: MAP_STYLES}), code);
  });
  library.catch(() => { library = undefined; });
  return library;
}

/* A colour of the style sheet as red, green and blue, whatever notation it has there. */
const pixel = element("canvas", {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
function colour(name) {
  const probe = document.body.appendChild(element("i", {}));
  probe.style.color = `var(${name})`;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = getComputedStyle(probe).color;
  pixel.fillRect(0, 0, 1, 1);
  probe.remove();
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
  return `rgb(${red},${green},${blue})`;
}

function themed(value) {
  if (Array.isArray(value)) return value.map(themed);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, themed(each)]));
  if (value === "--sans") return getComputedStyle(document.documentElement).getPropertyValue("--sans");
  return typeof value === "string" && value.startsWith("--") ? colour(value) : value;
}

function config(name) {
  const svg = {
    name: "svg", title: "Download plot as an SVG", icon: window.Plotly.Icons.disk,
    click: (plot) => window.Plotly.downloadImage(plot, {format: "svg", filename: name}),
  };
  return {...CONFIG, toImageButtonOptions: {filename: name, scale: 2}, modeBarButtonsToAdd: [svg]};
}

async function show(chart, container) {
  const [Plotly, answer] = await Promise.all([plotly(chart.dataset), fetch(chart.dataset.chart)]);
  if (!answer.ok) throw new Error(await answer.text());
  const figure = await answer.json();
  container.hidden = false;
  const {data, layout} = themed(figure);
  await Plotly.newPlot(container, data, layout, config(chart.dataset.name));
  live.set(container, figure);
}

async function explore(button) {
  const chart = button.closest("[data-chart]");
  const container = chart.querySelector(".chart-live");
  const drawing = chart.querySelector(".scroll-x");
  const status = chart.querySelector("[data-chart-status]");
  const wanted = button.getAttribute("aria-pressed") !== "true";
  try {
    status.textContent = wanted ? "Loading the interactive chart …" : "";
    if (wanted && !live.has(container)) await show(chart, container);
    status.textContent = "";
  } catch {
    status.textContent = "The interactive chart could not be loaded. The drawing stays.";
    return;
  }
  container.hidden = !wanted;
  drawing.hidden = wanted;
  button.setAttribute("aria-pressed", String(wanted));
  button.textContent = wanted ? "Back to the drawing" : "Explore";
  if (wanted) container.focus();
}

/* The drawing as PNG, twice as large, for slides and pages. */
async function save(button) {
  const chart = button.closest("[data-chart]");
  const image = new Image();
  const text = await (await fetch(button.dataset.png)).text();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = element("canvas", {width: image.width * 2, height: image.height * 2});
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    const link = element("a", {href: URL.createObjectURL(blob), download: `${chart.dataset.name}.png`});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }, "image/png");
}

function redraw() {
  for (const [container, figure] of live) {
    if (!container.isConnected) { live.delete(container); continue; }
    const {data, layout} = themed(figure);
    window.Plotly.react(container, data, layout, config(container.closest("[data-chart]").dataset.name));
  }
}

function offer() {
  for (const extra of document.querySelectorAll("[data-explore], [data-png]")) extra.hidden = false;
}
offer();
for (const name of ["htmx:afterSettle", "htmx:historyRestore"]) addEventListener(name, offer);

addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.matches("[data-explore]")) explore(button);
  if (button?.matches("[data-png]")) save(button);
  if (button?.matches("[data-theme-toggle]")) setTimeout(redraw);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
