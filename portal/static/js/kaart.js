// The map that moves: loaded on request, in the place of a drawing or beside a list that says the same.

const POINT_DIGITS = 5;

function add(element) {
  return new Promise((done, failed) => {
    element.addEventListener("load", done);
    element.addEventListener("error", failed);
    document.head.append(element);
  });
}

/** Fetches Leaflet once; the script tag is a plain file of our own, as the security policy asks. */
async function leaflet({ leafletJs, leafletCss }) {
  if (!window.L) {
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: leafletCss });
    const script = Object.assign(document.createElement("script"), { src: leafletJs });
    await Promise.all([add(style), add(script)]);
  }
  return window.L;
}

function frame(L, place, settings) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const still = { zoomControl: false, scrollWheelZoom: false, zoomAnimation: !calm, fadeAnimation: !calm };
  const map = L.map(place, { ...still, zoomSnap: 0.25 });
  map.attributionControl.setPrefix(false);
  if (settings.bron) map.attributionControl.addAttribution(settings.bron);
  L.control.zoom({ zoomInTitle: settings.dichterbij, zoomOutTitle: settings.verderWeg }).addTo(map);
  if (settings.tegels) L.tileLayer(settings.tegels, { maxZoom: 19 }).addTo(map);
  return map;
}

/** An area one can reach with Tab and open with Enter, like a link. */
function asLink(layer, { naam, url }) {
  const path = layer.getElement();
  const name = Object.assign(document.createElement("span"), { textContent: naam });
  layer.bindTooltip(name, { permanent: true, direction: "center", className: "p-naam", opacity: 1 });
  path.setAttribute("aria-label", naam);
  path.setAttribute("role", url ? "link" : "img");
  if (!url) return;
  const open = () => location.assign(url);
  path.setAttribute("tabindex", "0");
  path.addEventListener("keydown", (event) => event.key === "Enter" && open());
  const point = (on) => layer.getTooltip().getElement()?.classList.toggle("is-pointed", on);
  for (const come of ["focus", "mouseover"]) path.addEventListener(come, () => point(true));
  for (const go of ["blur", "mouseout"]) path.addEventListener(go, () => point(false));
  layer.on("click", open);
}

/** Writes the names that run into no other: of the area itself first, and those of large areas before small ones. */
function readable(layers) {
  const size = ({ width, height }) => width * height;
  const weight = (path) => size(path.getBoundingClientRect()) * (path.classList.contains("here") ? 1e6 : 1);
  const taken = [];
  for (const layer of layers.sort((one, other) => weight(other.getElement()) - weight(one.getElement()))) {
    const name = layer.getTooltip().getElement();
    const box = name.getBoundingClientRect();
    const free = taken.every((t) => box.right < t.left || t.right < box.left || box.bottom < t.top || t.bottom < box.top);
    name.classList.toggle("is-crowded", !free);
    if (free) taken.push(box);
  }
}

/** Lets someone point out a place: by pressing on the map, or with the button that takes its middle. */
function choosing(L, map, settings, place) {
  const lat = document.getElementById(settings.lat);
  const lon = document.getElementById(settings.lon);
  const point = L.circleMarker([0, 0], { radius: 11, className: "p-point", interactive: false });
  const heard = Object.assign(document.createElement("p"), { className: "p-small" });
  heard.setAttribute("role", "status");
  const put = (where, tell = true) => {
    point.setLatLng(where).addTo(map);
    lat.value = where.lat.toFixed(POINT_DIGITS);
    lon.value = where.lng.toFixed(POINT_DIGITS);
    if (!tell) return;
    heard.textContent = settings.gekozen;
    lat.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const middle = Object.assign(document.createElement("button"), { type: "button", className: "nl-button nl-button--secondary" });
  middle.textContent = settings.midden;
  middle.addEventListener("click", () => put(map.getCenter()));
  place.after(middle, heard);
  map.on("click", (event) => put(event.latlng));
  if (lat.value && lon.value) put(L.latLng(lat.value, lon.value), false);
}

async function show(settings, place, turn) {
  const [L, areas] = await Promise.all([leaflet(settings), fetch(settings.geojson).then((answer) => answer.json())]);
  turn(true);
  const map = frame(L, place, settings);
  const kies = "kies" in settings;
  const shade = (area) => (kies ? {} : { className: area.properties.klasse });
  const drawn = L.geoJSON(areas, { interactive: !kies, style: shade }).addTo(map);
  map.fitBounds(drawn.getBounds());
  if (settings.punt) L.circleMarker(settings.punt.split(","), { radius: 11, className: "p-point", interactive: false }).addTo(map);
  if (kies) choosing(L, map, settings, place);
  else named(map, drawn.getLayers());
}

function named(map, layers) {
  for (const layer of layers) asLink(layer, layer.feature.properties);
  layers.find((layer) => layer.getElement().classList.contains("here"))?.bringToFront();
  readable(layers);
  map.on("zoomend", () => readable(layers));
}

for (const button of document.querySelectorAll("button[data-kaart]")) {
  const place = document.getElementById(button.getAttribute("aria-controls"));
  const drawing = document.getElementById(button.dataset.tekening);
  const { textContent: open } = button;
  /** The map takes the place of the drawing and the button leads back to it; without a drawing the button is done. */
  const turn = (opened) => {
    place.hidden = !opened;
    button.hidden = !drawing;
    button.textContent = opened && drawing ? button.dataset.dicht : open;
    if (drawing) drawing.hidden = opened;
    if (opened) place.focus();
  };
  let busy = false;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (place.childElementCount) return turn(place.hidden);
    if (busy) return;
    busy = true;
    await show(button.dataset, place, turn).catch(() => (button.textContent = button.dataset.mislukt));
    busy = false;
  });
}
